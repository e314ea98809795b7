/** The question in the middle: one at a time, the same for everybody who looks at the same place. */
import { meetingPrompts, meetingTools, sayAny, meeting as words } from '#content'
import { Prompt } from '../../design/own-words.tsx'
import { nextSeat, promptFor } from '../prompts.ts'
import { agendaOf, partNow } from './agenda-of.ts'
import { kolbSteps } from './cycle-boards.tsx'
import { addressOf, type RoomProps } from './room-props.ts'

const { prompt: text } = words.pages
const model = meetingPrompts.four_by_four_by_four

export function Asked({ room }: { room: RoomProps }) {
  const { place } = room.where
  if (place === 'four') return <FromModel room={room} />
  if (place === 'matrix')
    return <Prompt eyebrow={words.pages.matrix.title}>{meetingTools.matrix.cells.evidence.ask[0]}</Prompt>
  if (place === 'kolb') return <FromKolb room={room} />
  if (place === 'gibbs')
    return <Prompt eyebrow={meetingPrompts.gibbs.title}>{meetingPrompts.gibbs.steps.description.prompts[0]}</Prompt>
  if (place === 'genogram' || place === 'ecomap')
    return <Prompt eyebrow={words.pages.tabs[place]}>{meetingTools[place].prompts[0]}</Prompt>
  return <FromAgenda room={room} />
}

/** What the facilitator says in this part; the closing round at the end. */
function FromAgenda({ room }: { room: RoomProps }) {
  const { part } = partNow(room.seen)
  const now = agendaOf(room.seen).find(({ id }) => id === part)
  if (!now || (room.where.place === 'welcome' && part === 'welcome')) return null
  return (
    <>
      <Prompt eyebrow={now.label} seat={room.where.place === 'notes' ? words.pages.notes.lead : undefined}>
        {part === 'close' ? words.closing.round : now.say}
      </Prompt>
      {part === 'close' && <Closing room={room} />}
    </>
  )
}

/** Before everybody goes: what comes next, and who is there if it stays with somebody. */
function Closing({ room }: { room: RoomProps }) {
  const [facilitator] = room.seen.facilitators
  const values = { facilitator_name: facilitator?.name ?? '' }
  return (
    <section class="cg-card cg-card--loch" aria-labelledby="closing">
      <h2 class="cg-h3" id="closing">
        {words.closing.thanks}
      </h2>
      <ul>
        {words.closing.after.map((line) => (
          <li key={line}>{sayAny(line, room.names, values)}</li>
        ))}
      </ul>
      <p>{words.pages.welcome.care}</p>
    </section>
  )
}

function FromModel({ room }: { room: RoomProps }) {
  const { corner } = room.where
  const asked = promptFor(corner)
  const stage = model.stages[corner.stage]
  const other = (more: Parameters<typeof addressOf>[2]) => addressOf(room.base, room.where, more)
  const count = sayAny(text.of, room.names, { count: asked.number + 1, max: asked.of })
  return (
    <Prompt
      eyebrow={`${stage.short} · ${model.functions[corner.function].label} · ${count}`}
      seat={
        <>
          {text.seat} <b>{model.lenses[corner.seat].label}</b>.{' '}
          <a href={other({ seat: nextSeat(corner.seat), number: 0 })} data-within>
            {text.another_seat}
          </a>
          {' · '}
          <a href={other({ number: asked.number + 1 })} data-within>
            {text.another}
          </a>
          {'note' in stage && <span> {stage.note}</span>}
        </>
      }
    >
      {asked.question}
    </Prompt>
  )
}

function FromKolb({ room }: { room: RoomProps }) {
  const step = kolbSteps.find(({ stage }) => stage === room.where.corner.stage)
  return step ? (
    <Prompt eyebrow={`${meetingPrompts.kolb.title} · ${step.label}`}>
      {step.prompts[room.where.corner.number % step.prompts.length]}
    </Prompt>
  ) : null
}
