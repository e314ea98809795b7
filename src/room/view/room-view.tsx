/** The whole room: agenda, question, board and people. The same parts on the server and in a browser. */
import { meeting as words } from '#content'
import { Icon } from '../../design/icon.tsx'
import { AgreeFirst } from './agreeing.tsx'
import { Asked } from './asked.tsx'
import { BoardHeading } from './board-heading.tsx'
import { Board, BoardTabs } from './boards.tsx'
import { LeadTools } from './lead-tools.tsx'
import { RoomAgenda } from './room-agenda.tsx'
import { LineState, RoomBar } from './room-bar.tsx'
import { isOver, RoomEnded } from './room-ended.tsx'
import { RoomNotes } from './room-notes.tsx'
import { RoomPeople } from './room-people.tsx'
import { addressOf, type RoomProps } from './room-props.ts'
import { OwnWords } from './words-to-take.tsx'

const { lead, own_words } = words.pages

export function RoomView({ room }: { room: RoomProps }) {
  const { screen } = room.where
  if (screen)
    return (
      <div class="cg-room-all cg-room-all--screen">
        <RoomNotes room={room} />
        <Asked room={room} />
        <div class="cg-board cg-board--alone">
          <BoardHeading room={room} />
          <Board room={room} />
        </div>
        <p>
          <a href={addressOf(room.base, { ...room.where, screen: false })}>{lead.screen_leave}</a>
        </p>
      </div>
    )
  if (isOver(room.seen))
    return (
      <div class="cg-room-all">
        <RoomEnded room={room} />
        <BoardTabs room={room} />
        <div class="cg-board">
          <BoardHeading room={room} />
          <Board room={room} />
        </div>
        <NotTaken room={room} />
      </div>
    )
  return (
    <div class="cg-room-all">
      <RoomBar room={room} />
      <LineState room={room} />
      <RoomNotes room={room} />
      <div class="cg-room">
        <div class="cg-room__left">
          <RoomAgenda room={room} />
        </div>
        <div class="cg-room__middle">
          <Asked room={room} />
          <BoardTabs room={room} />
          <div class="cg-board">
            <BoardHeading room={room} />
            <AgreeFirst room={room} />
            <Board room={room} />
          </div>
        </div>
        <div class="cg-room__right">
          <LeadTools room={room} />
          <RoomPeople room={room} />
        </div>
      </div>
      {room.look && (
        <p class="cg-look-again">
          <Icon name="seen" /> {room.look}
        </p>
      )}
      <NotTaken room={room} />
    </div>
  )
}
/** In reach wherever one is on the page: nothing typed is lost because the room did not take it. */
function NotTaken({ room: { live, notTaken } }: { room: RoomProps }) {
  if (notTaken.length === 0) return live?.message ? <p class="cg-not-taken">{live.message}</p> : null
  return (
    <section class="cg-not-taken" aria-labelledby="not-taken">
      <h2 class="cg-h4" id="not-taken">
        {own_words.title}
      </h2>
      <OwnWords all={notTaken} living={live !== undefined} />
    </section>
  )
}
