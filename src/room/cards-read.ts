/** What stands on the boards of cards, for whoever shows it or counts it. Pure. */
import { boxesOf, type CardBoard } from './card-boxes.ts'
import type { CardField, CardState, CardsState, Place } from './card-state.ts'

/** The cards of one board that are there to read, oldest first. */
export const cardsOn = (state: CardsState, board: CardBoard): readonly CardState[] =>
  Object.values(state.cards)
    .filter((card) => card.board === board && isThere(card))
    .sort((a, b) => a.added - b.added)

/** Those in one box, in the order in which they came into it. */
export const cardsIn = (state: CardsState, board: CardBoard, box: string): readonly CardState[] =>
  cardsOn(state, board)
    .filter((card) => boxOf(card) === box)
    .sort((a, b) => (a.places.at(-1)?.number ?? 0) - (b.places.at(-1)?.number ?? 0))

export const isThere = (card: CardState): boolean => card.added > 0 && card.gone?.value !== true
export const boxOf = (card: CardState): string => way(card).at(-1)?.value ?? boxesOf[card.board][0]
export const fieldOf = (card: CardState, field: CardField): string => card.fields[field]?.value ?? ''
export const isSilent = (state: CardsState, board: string): boolean => state.silent[board]?.value === true

/** The box a card came from last, or null where it has not moved. */
export const movedFrom = (card: CardState): string | null =>
  way(card).findLast((place) => place.value !== boxOf(card))?.value ?? null

/** The boxes it lay in, oldest first, without slips: a move that was taken back is none. */
function way({ places }: Pick<CardState, 'places'>): readonly Place[] {
  const lain: Place[] = []
  for (const place of places) {
    if (place.back && lain.at(-2)?.value === place.value) lain.pop()
    else lain.push(place)
  }
  return lain
}

/** Words of the cards that the facilitator marked as material for the record, oldest first. */
export const markedForRecord = ({ cards }: CardsState): string[] =>
  Object.values(cards)
    .filter(({ fields, gone, held }) => fields.kept?.value === 'yes' && !gone?.value && held === null)
    .sort((a, b) => a.added - b.added)
    .flatMap(({ fields }) => (fields.text?.value ? [fields.text.value] : []))

/** How often cards of the matrix went to another box: what is kept of the moves when the words go. */
export const movesOf = (state: CardsState): number =>
  cardsOn(state, 'matrix').reduce((sum, card) => sum + movesOfCard(card), 0)

export const movesOfCard = (card: Pick<CardState, 'places'>): number =>
  way(card).filter(({ value }, at, all) => at > 0 && value !== all[at - 1]?.value).length

/** The boxes in which the kinds of agencies put it, where these are not all the same; otherwise null. */
export function differences(card: CardState): readonly (readonly [sector: string, box: string])[] | null {
  const sorts = Object.entries(card.sorts).map(([sector, { value }]) => [sector, value] as const)
  return new Set(sorts.map(([, box]) => box)).size > 1 ? sorts : null
}
