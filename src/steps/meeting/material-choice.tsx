import { meeting as words } from '#content'
import { Checkboxes } from '../../design/design.ts'
import type { Posted } from '../../design/question.tsx'
import type { Sector } from '../../discussion.ts'
import { cardBoards } from '../../room/card-boxes.ts'
import { boxOf, fieldOf } from '../../room/cards-read.ts'
import type { RoomState } from '../../room/room-state.ts'
import { boxLabel } from '../../room/view/box-label.ts'
import { choosable } from './chosen-material.ts'

const { end, tabs } = words.pages

/** Every card with a box to tick; those marked in the meeting come ticked. */
export function MaterialChoice({ boards, sector, value }: { boards: RoomState; sector: Sector; value: Posted }) {
  const groups = cardBoards
    .map((board) => ({ board, cards: choosable(boards, board, sector) }))
    .filter(({ cards }) => cards.length > 0)
  if (groups.length === 0) return null
  return (
    <div class="cg-card">
      <h2>{end.material}</h2>
      <p class="cg-dim">{end.material_hint}</p>
      {groups.map(({ board, cards }) => (
        <div key={board}>
          {cards.map(({ id }) => (
            <input key={id} type="hidden" name="cards" value={id} />
          ))}
          <Checkboxes
            name="material"
            group={board}
            label={tabs[board]}
            choices={cards.map((card) => ({
              value: card.id,
              label: fieldOf(card, 'text'),
              hint: board === 'notes' ? undefined : boxLabel(board, boxOf(card)),
            }))}
            value={value}
          />
        </div>
      ))}
    </div>
  )
}
