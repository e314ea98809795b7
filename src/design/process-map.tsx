import type { ComponentChildren } from 'preact'
import { interfaceWords } from '#content'
import { Icon } from './icon.tsx'

export interface MapStep {
  readonly stage: string
  readonly label: string
  /** Section of the procedure: neighbours of one section stand under one line. */
  readonly clause: string
  /** "9 Nov", "since 19 Nov", "by 10 Dec" */
  readonly note?: string | undefined
}

export interface ProcessMapProps {
  readonly steps: readonly MapStep[]
  /** The stage it is at; null when all are done. */
  readonly current: string | null
  /** For phones: "Step 6 of 10: Arranging. Marion Duthie has it now." */
  readonly sentence: ComponentChildren
  /** It came to its end at `current`, before the last step. */
  readonly ended?: boolean | undefined
  /** Names of the sections; default: those of the procedure. */
  readonly sections?: Readonly<Record<string, string>> | undefined
}

const { process_map } = interfaceWords

/** Where a discussion is in the procedure (P33). On a phone the steps fold to dots and a sentence. */
export function ProcessMap({ steps, current, sentence, ended, sections = process_map.sections }: ProcessMapProps) {
  const at = steps.findIndex(({ stage }) => stage === current)
  const here = at < 0 ? steps.length : at
  return (
    <nav class="cg-map" aria-labelledby="map-title">
      <h2 class="visually-hidden" id="map-title">
        {process_map.title}
      </h2>
      <p class="cg-map__short">{sentence}</p>
      <ol class="cg-map__list">
        {steps.map((step, number) => (
          <Node key={step.stage} step={step} number={number + 1} place={number - here} ended={ended ?? false} />
        ))}
      </ol>
      <ul class="cg-map__parts" aria-hidden="true">
        {sectionsOf(steps).map(({ clause, length }) => (
          <li key={clause} class={`cg-map__part--${length}`}>
            {sections[clause]} <span>{clause}</span>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface NodeProps {
  readonly step: MapStep
  readonly number: number
  /** Below 0: done. 0: here. Above: to come. */
  readonly place: number
  readonly ended: boolean
}

function Node({ step, number, place, ended }: NodeProps) {
  const words = place < 0 ? process_map.done : place > 0 ? process_map.to_come : ''
  return (
    <li
      class={place === 0 ? 'cg-map__here' : place > 0 ? 'cg-map__next' : undefined}
      aria-current={place === 0 ? 'step' : undefined}
    >
      {place === 0 && <span class="cg-map__flag">{ended ? process_map.ended : process_map.here} </span>}
      <span class="cg-map__node">{place < 0 ? <Icon name="tick" /> : number}</span> <b>{step.label}</b>
      {words && <span class="visually-hidden">: {words}</span>} <span class="cg-map__date">{step.note}</span>
    </li>
  )
}

/** Neighbours of one section, and how many steps they are. */
function sectionsOf(steps: readonly MapStep[]): readonly { clause: string; length: number }[] {
  const found: { clause: string; length: number }[] = []
  for (const { clause } of steps) {
    const last = found.at(-1)
    if (last?.clause === clause) last.length += 1
    else found.push({ clause, length: 1 })
  }
  return found
}
