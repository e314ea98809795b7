import type { CardState } from '../card-state.ts'
import { fieldOf } from '../cards-read.ts'

/** Behind a button of a card, for who hears the buttons only. */
export const WhichCard = ({ card }: { card: CardState }) => (
  <span class="visually-hidden">: {fieldOf(card, 'text').slice(0, 40)}</span>
)
