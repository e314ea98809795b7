/** Everything that can be done with a card without dragging it: each a form. */
import { meeting as words } from '#content'
import { boxesOf } from '../card-boxes.ts'
import { fieldOf } from '../cards-read.ts'
import { CardEdit } from './card-edit.tsx'
import { CardMove } from './card-move.tsx'
import { OneButton } from './operation-form.tsx'
import { type CardProps, canWord, isOwn, isWriting } from './room-props.ts'
import { WhichCard } from './which-card.tsx'

const { card: cardWords, lead } = words.pages

/** Each in a box that opens, named for the card it belongs to. */
export function CardDoing({ room, card }: CardProps) {
  const running = isWriting(room)
  const closing = ['meeting-open', 'meeting-stopped'].includes(room.seen.status)
  const mayRemove = closing && (isOwn(card) || room.seen.you.leading)
  const mayKeep = room.seen.you.facilitator && [...open, 'meeting-ended'].includes(room.seen.status)
  return (
    <div class="cg-doing">
      {running && boxesOf[card.board].length > 1 && <CardMove room={room} card={card} />}
      {running && canWord(room, card) && <CardEdit room={room} card={card} />}
      {mayRemove && (
        <OneButton room={room} board={card.board} body={{ type: 'remove', card: card.id }}>
          {cardWords.remove}
          <WhichCard card={card} />
        </OneButton>
      )}
      {mayKeep && (
        <OneButton
          room={room}
          board={card.board}
          body={{ type: 'keep', card: card.id, kept: fieldOf(card, 'kept') === 'yes' ? 'no' : 'yes' }}
        >
          {fieldOf(card, 'kept') === 'yes' ? lead.keep_stop : lead.keep}
          <WhichCard card={card} />
        </OneButton>
      )}
    </div>
  )
}
const open: readonly string[] = ['meeting-open', 'meeting-stopped']
