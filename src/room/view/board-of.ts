import type { CardState } from '../card-state.ts'
import { boxOf } from '../cards-read.ts'
import { cardPlace } from './room-props.ts'

/** The address of a card on its board. */
export const boardOf = (base: string, card: CardState): string =>
  `${base}/${card.board}${card.board === 'four' ? `?stage=${boxOf(card)}` : ''}#${cardPlace(card.id)}`
