/** The room after the meeting: that it has ended, what comes next, and what was chosen to stand beside the record (P21, P23). */
import { formatDate, sayAny, meeting as words } from '#content'
import { Button } from '../../design/button.tsx'
import { cardBoards } from '../card-boxes.ts'
import type { CardState } from '../card-state.ts'
import { boxOf, cardsOn, fieldOf } from '../cards-read.ts'
import type { SeenRoom } from '../seen-room.ts'
import { boxLabel } from './box-label.ts'
import type { RoomProps } from './room-props.ts'

const { ended, held } = words.pages

export const isOver = ({ status }: Pick<SeenRoom, 'status'>): boolean =>
  !['meeting-open', 'meeting-stopped'].includes(status)

export function RoomEnded({ room }: { room: RoomProps }) {
  const discussion = room.base.replace(/\/meeting$/, '')
  const writing = room.seen.status === 'meeting-ended'
  return (
    <div class="cg-two">
      <section class="cg-card cg-card--loch" aria-labelledby="ended">
        <h2 id="ended">{ended.title}</h2>
        <p>{ended.text}</p>
        {writing && (
          <>
            <h3 class="cg-h4">{held.next}</h3>
            <ol class="cg-list">
              {ended.then.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </>
        )}
        <p class="cg-gap">
          {writing ? (
            <Button href={`${discussion}/record/draft`}>{ended.record}</Button>
          ) : (
            <a href={discussion}>{held.back}</a>
          )}
        </p>
      </section>
      <Material room={room} />
    </div>
  )
}

function Material({ room }: { room: RoomProps }) {
  const { state, boardsGoAt } = room.seen
  const chosen = cardBoards
    .flatMap((board) => cardsOn(state.cards, board))
    .filter((card) => fieldOf(card, 'kept') === 'yes')
  return (
    <section class="cg-card" aria-labelledby="material">
      <h2 class="cg-h3" id="material">
        {words.pages.record_material.title}
      </h2>
      {chosen.length === 0 ? (
        <p>{ended.nothing_chosen}</p>
      ) : (
        <ul class="cg-list">
          {chosen.map((card) => (
            <li key={card.id}>
              {fieldOf(card, 'text')} <span class="cg-s cg-dim">{whereItLies(card)}</span>
            </li>
          ))}
        </ul>
      )}
      {boardsGoAt && (
        <p class="cg-s cg-dim">
          {sayAny(ended.boards_go, room.names, { gone_on: formatDate(new Date(boardsGoAt), 'long') })}
        </p>
      )}
    </section>
  )
}

const whereItLies = (card: CardState): string => boxLabel(card.board, boxOf(card))
