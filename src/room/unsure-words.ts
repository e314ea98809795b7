/** What stands on the boards and is still to be looked at (P22): written before the guard held it back, or about names that the sealed note learnt later. Readable, but marked, and nothing that leaves the room. */
import type { Discussion } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { type GuardedTexts, inTheRoom } from '../kit/guarding.ts'
import type { Access } from '../trust/access.ts'
import { openTexts } from '../trust/guarded.ts'
import { cardBoards } from './card-boxes.ts'
import { wordFields } from './card-state.ts'
import { cardsOn, fieldOf } from './cards-read.ts'
import { ecomapOfState } from './ecomap/ecomap-operations.ts'
import { familyOfState } from './genogram/family-of-state.ts'
import { placeOf } from './guard-operation.ts'
import type { RoomState } from './room-state.ts'

/** Of cards, and of the drawings whose labels are unsure: 'genogram', 'ecomap'. */
export interface Unsure {
  readonly cards: ReadonlySet<string>
  readonly drawings: ReadonlySet<string>
}

export const nothingUnsure: Unsure = { cards: new Set(), drawings: new Set() }

export const unsureSeen = ({ tx, discussion }: Access<'meeting'>, state: RoomState): Promise<Unsure> =>
  unsureIn(tx, discussion, state)

export async function unsureIn(tx: Tx, discussion: Discussion, state: RoomState): Promise<Unsure> {
  const open = (await openTexts(tx, discussion, textsOf(state))).map((place) => place.split('.'))
  const drawn = ['genogram', 'ecomap']
  return {
    cards: new Set(open.filter(([, board = '']) => !drawn.includes(board)).map(([, , card = '']) => card)),
    drawings: new Set(open.map(([, board = '']) => board).filter((board) => drawn.includes(board))),
  }
}

function textsOf({ cards, genogram, ecomap }: RoomState): GuardedTexts {
  const { household, systems } = ecomapOfState(ecomap)
  const written = [
    ...cardBoards.flatMap((board) =>
      cardsOn(cards, board).flatMap((card) =>
        wordFields.map((field) => [placeOf(board, card.id), field, fieldOf(card, field)] as const),
      ),
    ),
    ...familyOfState(genogram).persons.map(({ id, label }) => [placeOf('genogram', id), 'label', label] as const),
    [placeOf('ecomap', 'household'), 'label', household] as const,
    ...systems.flatMap(({ id, label, note }) => [
      [placeOf('ecomap', id), 'label', label] as const,
      [placeOf('ecomap', id), 'note', note] as const,
    ]),
  ]
  return Object.fromEntries(written.map(([place, field, text]) => [`${place}.${field}`, inTheRoom(text ?? '')]))
}
