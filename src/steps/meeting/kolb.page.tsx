import { entriesOf, meetingPrompts, meeting as words } from '#content'
import { Prompt } from '../../design/design.ts'
import { cardsIn, fieldOf, type Stage } from '../../room/cards.model.ts'
import type { RoomView } from './room.view.ts'
import { RoomPage } from './room-frame.tsx'

const { kolb } = meetingPrompts
const quarters = [
  'M130 14A116 116 0 0 1 246 130H190A60 60 0 0 0 130 70z',
  'M246 130A116 116 0 0 1 130 246V190A60 60 0 0 0 190 130z',
  'M130 246A116 116 0 0 1 14 130H70A60 60 0 0 0 130 190z',
  'M14 130A116 116 0 0 1 130 14V70A60 60 0 0 0 70 130z',
]
const numbersAt = [
  { x: 188, y: 80 },
  { x: 188, y: 192 },
  { x: 72, y: 192 },
  { x: 72, y: 80 },
]

/** The Kolb cycle (P21): the thoughts of the 4x4x4 board under other names. One set of notes, two ways to look at it. */
export function KolbPage({ view }: { view: RoomView }) {
  const steps = entriesOf(kolb.steps).map(([id, step]) => ({ id, ...step, stage: kolb.same_as[id] satisfies Stage }))
  const now = steps.findIndex((step) => step.stage === view.room.part)
  const asked = steps[now === -1 ? 0 : now]
  return (
    <RoomPage
      view={view}
      place="kolb"
      prompt={asked && <Prompt eyebrow={`${kolb.title} · ${asked.label}`}>{asked.prompts[0]}</Prompt>}
    >
      <div class="cg-kolb">
        <svg class="cg-kolb__art" viewBox="0 0 260 260" aria-hidden="true">
          {quarters.map((path, at) => (
            <path key={path} class={at === now ? 'cg-kolb__seg cg-kolb__seg--on' : 'cg-kolb__seg'} d={path} />
          ))}
          <g class="cg-kolb__n">
            {numbersAt.map(({ x, y }, at) => (
              <text key={at} class={at === now ? 'cg-kolb__n--on' : undefined} x={x} y={y}>
                {at + 1}
              </text>
            ))}
          </g>
          <path class="cg-kolb__arr" d="M207 123h22l-11 14zM137 207v22l-14-11zM31 137h22l-11-14zM123 31v22l14-11z" />
        </svg>
        <ol class="cg-kolb__list">
          {steps.map((step, at) => (
            <li key={step.id} class={`cg-kolb__q${at + 1}`} aria-current={at === now ? 'step' : undefined}>
              <h3>
                {at + 1} {step.label}
              </h3>
              <p class="cg-s cg-dim">{step.short}</p>
              <Thoughts view={view} stage={step.stage} />
            </li>
          ))}
        </ol>
      </div>
      <p class="cg-s cg-dim">{words.pages.kolb.same}</p>
    </RoomPage>
  )
}

function Thoughts({ view, stage }: { view: RoomView; stage: Stage }) {
  const cards = cardsIn(view.seen.state.cards, 'four', stage)
  if (cards.length === 0) return <p class="cg-s cg-dim">{words.pages.kolb.none}</p>
  return (
    <ul>
      {cards.map((card) => (
        <li key={card.id}>{fieldOf(card, 'text')}</li>
      ))}
    </ul>
  )
}
