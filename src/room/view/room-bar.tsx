/** Above everything: the quiet clock, the hand, and Stop, which is always in reach (P4). */
import { formatTime, sayAny, meeting as words } from '#content'
import { Button } from '../../design/button.tsx'
import { Icon } from '../../design/icon.tsx'
import { handsUp } from '../sheet.model.ts'
import { agendaOf, endOf, partNow } from './agenda-of.ts'
import { ActForm, OneButton } from './operation-form.tsx'
import type { RoomProps } from './room-props.ts'

const { head, hand, pause } = words.pages

export function RoomBar({ room }: { room: RoomProps }) {
  const { seen, base } = room
  const agenda = agendaOf(seen)
  const at = agenda.findIndex(({ id }) => id === partNow(seen).part)
  const next = agenda[at + 1]
  const running = seen.status === 'meeting-open'
  const up = handsUp(seen.state.sheet).includes(seen.you.personId)
  return (
    <div class="cg-room__bar">
      <p class="cg-room__clock">
        <span class="cg-num">{formatTime(room.now)}</span>
        <span class="cg-dim">
          {sayAny(head.part, room.names, { count: at + 1, max: agenda.length })},{' '}
          {sayAny(head.ends, room.names, { meeting_time: formatTime(endOf(agenda)) })}
        </span>
      </p>
      {running && seen.state.sheet.paused?.value && (
        <p class="cg-room__pause">
          <Icon name="pause" />
          {pause.title}
        </p>
      )}
      {running && (
        <OneButton
          room={room}
          board="sheet"
          body={{ type: 'hand', on: up ? 'no' : 'yes' }}
          look="secondary"
          icon={up ? 'tick' : 'flag'}
        >
          {up ? hand.lower : hand.raise}
        </OneButton>
      )}
      {running && (
        <Button look="stop" icon="pause" href={`${base}/stop`}>
          {head.stop}
        </Button>
      )}
      {running && seen.you.leading && next && (
        <ActForm room={room} part="part">
          <button class="ds_button" type="submit" name="part" value={next.id}>
            {sayAny(head.next, room.names, { part_label: next.label })}
          </button>
        </ActForm>
      )}
      {running && seen.you.facilitator && !next && <Button href={`${base}/end`}>{head.end}</Button>}
    </div>
  )
}

/** How the line to the server is, said once and quietly. Only with the browser's program. */
export function LineState({ room: { live, names } }: { room: RoomProps }) {
  if (!live) return null
  const text = {
    live: words.pages.live.at_once,
    connecting: words.pages.live.connecting,
    offline: words.pages.live.offline,
    busy: words.pages.live.busy,
    over: words.pages.live.over,
  }[live.state]
  return (
    <p class={`cg-line cg-line--${live.state}`} role={live.state === 'live' ? undefined : 'status'}>
      <Icon name={live.state === 'live' ? 'tick' : 'warn'} />
      {text}
      {live.waiting > 0 && <> {sayAny(words.pages.live.waiting, names, { count: live.waiting })}</>}
      {live.mayUndo && (
        <button class="cg-quiet" type="button" data-undo>
          {words.pages.live.undo}
        </button>
      )}
      {live.mayRedo && (
        <button class="cg-quiet" type="button" data-redo>
          {words.pages.live.redo}
        </button>
      )}
    </p>
  )
}
