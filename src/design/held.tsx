import { interfaceWords, namesOf, say } from '#content'

export interface HeldProps {
  /** Working days somebody has had it, and how many are usual; both ≥ 0. */
  readonly days: number
  readonly usual: number
}

/** How long somebody has had it: a square a working day. Late is said in words, in gorse, never in red: there is no blame. */
export function Held({ days, usual }: HeldProps) {
  const late = days > usual
  const { working_days, late: lateText } = interfaceWords.discussion.facts
  return (
    <span class={late ? 'cg-held cg-held--late' : 'cg-held'}>
      {usual <= mostSquares && <Squares days={days} usual={usual} />}
      {say(late ? lateText : working_days, names, { count: days, days: usual })}
    </span>
  )
}

const names = namesOf()
const mostSquares = 15
const step = 11

function Squares({ days, usual }: HeldProps) {
  const width = usual * step - 2
  return (
    <svg viewBox={`0 0 ${width} 8`} width={width} height="8" aria-hidden="true">
      {Array.from({ length: usual }, (_, day) => (
        <rect
          key={day}
          class={day < days ? 'cg-held__on' : 'cg-held__off'}
          x={day * step}
          y="0"
          width="9"
          height="8"
          rx="2"
        />
      ))}
    </svg>
  )
}
