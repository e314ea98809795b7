/** One line a kind of board. The pure part of a board stands in room-state.ts, one line there too. */
import type { BoardKind } from './board-kind.ts'
import { cardsKind } from './cards.kind.ts'
import { ecomapKind } from './ecomap.kind.ts'
import { genogramKind } from './genogram.kind.ts'
import { sheetKind } from './sheet.kind.ts'

const kinds: readonly BoardKind[] = [sheetKind, cardsKind, genogramKind, ecomapKind]

export const kindOf = (board: string): BoardKind | null => kinds.find(({ boards }) => boards.includes(board)) ?? null
