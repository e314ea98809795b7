import { meeting as words } from '#content'
import { Button, Form } from '../../design/design.ts'
import { formFrame } from '../../kit/web.ts'
import { type CardState, fieldOf } from '../../room/cards.model.ts'
import type { RoomView } from './room.view.ts'
import { baseOf, type RoomPlace } from './room-frame.tsx'

/** For whoever wrote the card and for the facilitator: a name can slip in, and then the words have to go at once (P22). */
export function CardRemoval({ view, card, place }: { view: RoomView; card: CardState; place: RoomPlace }) {
  const may = view.leading || card.by === 'me'
  if (!may || !['meeting-open', 'meeting-stopped'].includes(view.discussion.status)) return null
  return (
    <Form {...formFrame(view.shell, `${baseOf(view)}/operations`)}>
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="board" value={card.board} />
      <input type="hidden" name="type" value="remove" />
      <Button look="quiet" name="card" value={card.id}>
        {words.pages.card.remove}
        <span class="visually-hidden">: {fieldOf(card, 'text').slice(0, 40)}</span>
      </Button>
    </Form>
  )
}
