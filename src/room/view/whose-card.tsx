/** Two changed the words of one card: both stand beside each other, and whoever saves second chooses. */
import { meeting as words } from '#content'
import type { CardState } from '../card-state.ts'
import { fieldOf } from '../cards-read.ts'
import { whosePlace } from './room-props.ts'

const { card: text } = words.pages

export const WhoseWords = ({ card }: { readonly card: CardState }) => (
  <div class="cg-whose" id={whosePlace(card.id)} tabIndex={-1}>
    <p>{text.whose}</p>
    <p class="cg-s">{text.theirs}</p>
    <blockquote class="cg-quote">
      {[fieldOf(card, 'text'), fieldOf(card, 'wouldMove')].filter((own) => own !== '').join('\n')}
    </blockquote>
  </div>
)

export const WhoseButtons = () => (
  <div class="cg-btns">
    {choices.map(([whose, label]) => (
      <button
        key={whose}
        class="ds_button ds_button--secondary ds_button--small"
        type="submit"
        name="_whose"
        value={whose}
      >
        {label}
      </button>
    ))}
  </div>
)
const choices = [
  ['mine', text.keep_mine],
  ['theirs', text.keep_theirs],
  ['both', text.keep_both],
] as const
