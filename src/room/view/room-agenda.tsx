/** The run sheet (P18–P20): where the group is, what belongs to this part, and how long it may take. Times are a help, not a rule. */
import { formatTime, sayAny, meeting as words } from '#content'
import { Button } from '../../design/button.tsx'
import { Details } from '../../design/details.tsx'
import { Icon } from '../../design/icon.tsx'
import { type AgendaPart, agendaOf, partNow } from './agenda-of.ts'
import { OperationForm } from './operation-form.tsx'
import { isWriting, type RoomProps } from './room-props.ts'

const { agenda: text, head } = words.pages

export function RoomAgenda({ room }: { room: RoomProps }) {
  const { seen } = room
  const agenda = agendaOf(seen)
  const { part, since } = partNow(seen)
  const now = agenda.findIndex(({ id }) => id === part)
  const gone = Math.max(0, Math.floor((room.now.getTime() - since.getTime()) / 60_000))
  const left = (agenda[now]?.minutes ?? 0) - gone
  return (
    <nav class="cg-agenda" aria-labelledby="agenda">
      <h2 class="cg-h3" id="agenda">
        {text.title}
      </h2>
      <ol>
        {agenda.map((one, at) => (
          <li
            key={one.id}
            class={at === now ? 'cg-agenda__now' : at < now ? 'cg-agenda__done' : undefined}
            aria-current={at === now ? 'step' : undefined}
          >
            <span class="cg-agenda__t">{formatTime(one.begins)}</span>
            <span>
              {one.label}
              {at < now && <span class="visually-hidden">{text.done}</span>}
              {at === now && (
                <span class="cg-agenda__left">
                  {left > 0 ? sayAny(head.minutes_left, room.names, { count: left }) : head.over}
                </span>
              )}
            </span>
            <span class="cg-agenda__m">
              {at < now ? <Icon name="tick" /> : sayAny(text.minutes, room.names, { count: one.minutes })}
            </span>
          </li>
        ))}
      </ol>
      <DoNow part={agenda[now]} />
      {seen.you.leading && isWriting(room) && <Times room={room} agenda={agenda.slice(Math.max(now, 0))} />}
      {seen.you.facilitator && seen.status === 'meeting-open' && (
        <p class="cg-s">
          <Button look="quiet" href={`${room.base}/end`}>
            {head.end}
          </Button>
        </p>
      )}
    </nav>
  )
}

/** What belongs to this part: for everybody, so that nobody has to guess. */
const DoNow = ({ part }: { part: AgendaPart | undefined }) =>
  part ? (
    <div class="cg-agenda__do">
      <h3 class="cg-h4">{text.do}</h3>
      <ul>
        {part.doing.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  ) : null

const Times = ({ room, agenda }: { room: RoomProps; agenda: readonly AgendaPart[] }) => (
  <Details summary={text.edit}>
    {agenda.map(({ id, label, minutes }) => (
      <OperationForm key={id} room={room} board="sheet" body={{ type: 'minutes', part: id }} class="cg-form cg-minutes">
        <label for={`minutes-${id}`}>{sayAny(text.edit_label, room.names, { part_label: label })}</label>
        <span>
          <input
            class="ds_input ds_input--fixed-3"
            id={`minutes-${id}`}
            name="minutes"
            inputmode="numeric"
            defaultValue={String(minutes)}
          />
          <button class="ds_button ds_button--secondary ds_button--small" type="submit">
            {text.edit_button}
            <span class="visually-hidden">: {label}</span>
          </button>
        </span>
      </OperationForm>
    ))}
  </Details>
)
