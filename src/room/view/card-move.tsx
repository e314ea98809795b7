import { sayAny, meeting as words } from '#content'
import { boxesOf } from '../card-boxes.ts'
import { boxOf, isSilent } from '../cards-read.ts'
import { boxLabel } from './box-label.ts'
import { OperationForm } from './operation-form.tsx'
import type { CardProps } from './room-props.ts'
import { WhichCard } from './which-card.tsx'

const { card: cardWords, quiet } = words.pages

/** Beside dragging, and instead of it: in a quiet round the same box says where one's own agency would put it. */
export function CardMove({ room, card }: CardProps) {
  const silent = isSilent(room.seen.state.cards, card.board) && card.held === null
  const sorted = room.seen.state.cards.cards[card.id]?.sorts[room.seen.you.sector]?.value
  const id = `move-${card.id}`
  const here = silent ? sorted : boxOf(card)
  return (
    <details class="cg-move">
      <summary>
        {silent ? quiet.sort : cardWords.move}
        <WhichCard card={card} />
      </summary>
      <OperationForm room={room} board={card.board} body={{ type: silent ? 'sort' : 'move', card: card.id }}>
        <label class="visually-hidden" for={id}>
          {silent ? quiet.sort : cardWords.move_to}
        </label>
        <select class="cg-select" id={id} name="box">
          {boxesOf[card.board]
            .filter((box) => box !== here)
            .map((box) => (
              <option key={box} value={box}>
                {boxLabel(card.board, box)}
              </option>
            ))}
        </select>
        <button class="ds_button ds_button--secondary ds_button--small" type="submit">
          {cardWords.move}
        </button>
      </OperationForm>
      {silent && sorted && (
        <p class="cg-s">{sayAny(quiet.sorted, room.names, { part_label: boxLabel(card.board, sorted) })}</p>
      )}
    </details>
  )
}
