/** At the end the facilitator chooses, card by card, what stands beside the record while it is written; the rest is seen no more (P23, P26). */
import type { Actor, Discussion, Sector } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { newId } from '../../kit/id.ts'
import { type CardBoard, cardBoards } from '../../room/card-boxes.ts'
import type { CardState } from '../../room/card-state.ts'
import { cardsOn, fieldOf } from '../../room/cards-read.ts'
import { writeOperation } from '../../room/operations.rows.ts'
import type { RoomState } from '../../room/room-state.ts'

export interface MaterialForm {
  /** Cards the page showed: whatever came since is left as it is. */
  readonly cards: readonly string[]
  readonly material: readonly string[]
  /** By board: 'all' or 'none' of its cards, or each as it was ticked. */
  readonly whole: Readonly<Record<CardBoard, (typeof wholes)[number]>>
}

export const wholes = ['each', 'all', 'none'] as const

/** Cards there are to choose from: those that this kind of agency may see. */
export const choosable = ({ cards }: RoomState, board: CardBoard, sector: Sector): CardState[] =>
  cardsOn(cards, board).filter(({ held }) => held === null || held === sector)

export const isMaterial = (card: CardState): boolean => fieldOf(card, 'kept') === 'yes'

/** Marks are operations as any other: they say nothing twice, and go with the boards. */
export async function chooseMaterial(
  tx: Tx,
  discussion: Discussion,
  boards: RoomState,
  { cards, material, whole }: MaterialForm,
  unsure: ReadonlySet<string>,
  by: Actor,
  now: Date,
): Promise<void> {
  if (by.kind !== 'person') return
  for (const board of cardBoards)
    for (const card of choosable(boards, board, by.sector)) {
      const chosen = whole[board] === 'each' ? material.includes(card.id) : whole[board] === 'all'
      const wanted = chosen && !unsure.has(card.id)
      if (!cards.includes(card.id) || wanted === isMaterial(card)) continue
      const body = { type: 'keep', card: card.id, kept: wanted ? 'yes' : 'no' }
      await writeOperation(tx, discussion, { id: newId(), board, body, held: card.held }, by, now)
    }
}
