import { meeting as words } from '#content'
import { Checkboxes, Details, Radios } from '../../design/design.ts'
import type { Sector } from '../../discussion.ts'
import type { Fields } from '../../kit/web.ts'
import { boxesOf, type CardBoard, cardBoards } from '../../room/card-boxes.ts'
import type { CardState } from '../../room/card-state.ts'
import { boxOf, fieldOf } from '../../room/cards-read.ts'
import type { RoomState } from '../../room/room-state.ts'
import { boardOf } from '../../room/view/board-of.ts'
import { boxLabel } from '../../room/view/box-label.ts'
import { choosable, wholes } from './chosen-material.ts'

const { end, tabs } = words.pages

export interface MaterialProps {
  readonly boards: RoomState
  /** Cards whose words are still to be looked at: they stay behind. */
  readonly unsure: ReadonlySet<string>
  readonly sector: Sector
  readonly values: Fields
  /** Address of the room. */
  readonly base: string
}

/** Every card with a box to tick, board by board; those marked in the meeting come ticked. */
export function MaterialChoice(props: MaterialProps) {
  const groups = cardBoards
    .map((board) => ({ board, cards: choosable(props.boards, board, props.sector) }))
    .filter(({ cards }) => cards.length > 0)
  const all = groups.reduce((sum, { cards }) => sum + cards.length, 0)
  if (groups.length === 0) return null
  return (
    <div class="cg-card">
      <h2>{end.material}</h2>
      <p class="cg-dim">{end.material_hint}</p>
      {groups.map((group) => (
        <OneBoard key={group.board} {...props} {...group} open={all <= few} />
      ))}
    </div>
  )
}

/** So many stand open at once. */
const few = 20

type BoardProps = MaterialProps & {
  readonly board: CardBoard
  readonly cards: readonly CardState[]
  readonly open: boolean
}

function OneBoard({ board, cards, unsure, values, base, open }: BoardProps) {
  const held = cards.filter(({ id }) => unsure.has(id))
  const sure = cards.filter(({ id }) => !unsure.has(id))
  const count = cards.length === 1 ? end.cards.one : end.cards.many.replace('{count}', String(cards.length))
  return (
    <Details summary={`${tabs[board]}: ${count}`} open={open || held.length > 0}>
      {cards.map(({ id }) => (
        <input key={id} type="hidden" name="cards" value={id} />
      ))}
      {held.length > 0 && <Unsure cards={held} base={base} />}
      {sure.length > 1 && (
        <Radios
          name={`whole-${board}`}
          label={end.whole}
          inline
          choices={wholes.map((value) => ({ value, label: end.whole_choices[value] }))}
          value={values[`whole-${board}`] ?? 'each'}
        />
      )}
      {boxesOf[board].map((box) => (
        <OneBox key={box} board={board} box={box} cards={sure.filter((card) => boxOf(card) === box)} values={values} />
      ))}
    </Details>
  )
}

type BoxProps = Pick<BoardProps, 'board' | 'cards' | 'values'> & { readonly box: string }

const OneBox = ({ board, box, cards, values }: BoxProps) =>
  cards.length === 0 ? null : (
    <Checkboxes
      name="material"
      group={`${board}.${box}`}
      label={board === 'notes' ? tabs.notes : boxLabel(board, box)}
      choices={cards.map((card) => ({ value: card.id, label: fieldOf(card, 'text') }))}
      value={values.material}
    />
  )

const Unsure = ({ cards, base }: { cards: readonly CardState[]; base: string }) => (
  <div class="cg-note cg-note--gorse">
    <h3 class="cg-h4">{end.unsure}</h3>
    <p>{end.unsure_hint}</p>
    <ul>
      {cards.map((card) => (
        <li key={card.id}>
          <a href={boardOf(base, card)}>{fieldOf(card, 'text')}</a>
        </li>
      ))}
    </ul>
  </div>
)
