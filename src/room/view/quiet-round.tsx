import { interfaceWords, sayAny, meeting as words } from '#content'
import { Icon } from '../../design/icon.tsx'
import type { CardBoard } from '../card-boxes.ts'
import { isSilent } from '../cards-read.ts'
import { OneButton } from './operation-form.tsx'
import { isWriting, type RoomProps } from './room-props.ts'

const { quiet, lead } = words.pages

/** Everybody writes first, seen by their own agency only; then all is shown together: less anchoring (meeting-tools.yaml, matrix.steps). */
export function QuietRound({ room, board }: { room: RoomProps; board: CardBoard }) {
  const silent = isSilent(room.seen.state.cards, board)
  const leading = room.seen.you.leading && isWriting(room) && !room.where.screen
  if (!silent && !leading) return null
  return (
    <div class={silent ? 'cg-quiet-round cg-quiet-round--on' : 'cg-quiet-round'}>
      {silent && (
        <p>
          <Icon name="hide" />
          {sayAny(quiet.running, room.names, { agency_label: interfaceWords.sectors[room.seen.you.sector] })}
        </p>
      )}
      {leading && (
        <OneButton room={room} board={board} body={{ type: 'silent', on: silent ? 'no' : 'yes' }} look="secondary">
          {silent ? lead.quiet_off : lead.quiet_on}
        </OneButton>
      )}
    </div>
  )
}
