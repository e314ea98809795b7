/** A drawing on a page: the same shapes as in a file, people as places to go to with the keyboard, and beside it what it says in words. */
import { h, type VNode } from 'preact'
import { drawings } from '#content'
import type { Drawn } from '../genogram/draw.ts'
import type { LegendEntry } from '../genogram/legend.ts'
import { measure } from '../genogram/measure.ts'
import type { Shape } from '../genogram/shape.ts'

const { edit } = drawings
/** Of the graphics module, which the types of the pages do not know. */
const roles: Readonly<Record<'document' | 'symbol', Record<string, string>>> = {
  document: { role: 'graphics-document' },
  symbol: { role: 'graphics-symbol' },
}

/** What a finger meets, also where a sign is small. */
const fingertip = {
  x: -measure.half,
  y: -measure.half,
  width: 2 * measure.half,
  height: 2 * measure.half,
  fill: 'transparent',
}

export const element = ({ tag, attributes, inside }: Shape): VNode =>
  h(tag, { ...attributes }, ...inside.map((piece) => (typeof piece === 'string' ? piece : element(piece))))

export interface DrawingProps {
  readonly drawing: Drawn
  readonly title: string
  readonly name: string
  /** With the browser's program: keys and sizes work. */
  readonly live: boolean
  /** Whoever was pointed at. */
  readonly chosen?: string | undefined
  /** Who is next to whom, for the arrow keys: person → up, down, left, right. */
  readonly near: ReadonlyMap<string, Readonly<Record<string, string>>>
}

export function DrawingView({ drawing, title, name, near, live, chosen }: DrawingProps) {
  const { left, top, right, bottom } = drawing.frame
  const [width, height] = [Math.ceil(right - left), Math.ceil(bottom - top)]
  return (
    <div data-drawing>
      {live && (
        <p class="cg-draw__keys">
          <button class="cg-quiet" type="button" data-zoom="1.25">
            {edit.bigger}
          </button>
          <button class="cg-quiet" type="button" data-zoom="0.8">
            {edit.smaller}
          </button>
          <button class="cg-quiet" type="button" data-zoom="0">
            {edit.fit}
          </button>
          <span class="cg-dim">{edit.keys}</span>
        </p>
      )}
      <div class="cg-draw__paper" data-paper>
        <svg
          class="cg-g"
          viewBox={`${Math.floor(left)} ${Math.floor(top)} ${width} ${height}`}
          width={width}
          height={height}
          {...roles.document}
          aria-labelledby={`${name}-title ${name}-text`}
        >
          <title id={`${name}-title`}>{title}</title>
          <desc id={`${name}-text`}>{drawing.description[0]}</desc>
          {drawing.behind.map(element)}
          {drawing.people.map((person, place) => {
            const to = near.get(person.id)
            return (
              <g
                key={person.id}
                class="cg-g__person"
                transform={`translate(${person.x} ${person.y})`}
                {...roles.symbol}
                aria-label={person.name}
                tabindex={place === 0 ? 0 : -1}
                aria-current={person.id !== '' && person.id === chosen ? 'true' : undefined}
                data-person={person.id}
                data-up={to?.up}
                data-down={to?.down}
                data-left={to?.left}
                data-right={to?.right}
              >
                <rect {...fingertip} />
                {person.sign.map(element)}
              </g>
            )
          })}
          {drawing.front.map(element)}
        </svg>
      </div>
    </div>
  )
}

export const Legend = ({ entries }: { entries: readonly LegendEntry[] }) => (
  <ul class="cg-legend">
    {entries.map(({ text, icon }) => (
      <li key={text}>
        <svg viewBox="0 0 52 28" width="52" height="28" aria-hidden="true">
          {icon.map(element)}
        </svg>
        {text}
      </li>
    ))}
  </ul>
)

/** All of it in sentences: the drawing for whoever does not see it. */
export const InWords = ({ drawing }: { drawing: Drawn }) => (
  <details class="cg-more">
    <summary>{edit.in_words}</summary>
    <div class="cg-more__inside">
      <ul class="cg-list">
        {drawing.description.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  </details>
)
