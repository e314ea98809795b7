import { meeting as words } from '#content'
import { Button, Form, Prompt, Radios, TextArea } from '../../design/design.ts'
import { newId } from '../../kit/id.ts'
import { formFrame } from '../../kit/web.ts'
import { cardsOn, fieldOf } from '../../room/cards.model.ts'
import { CardRemoval } from './card-removal.tsx'
import type { RoomView } from './room.view.ts'
import { baseOf, CardFoot, RoomPage } from './room-frame.tsx'

const { notes } = words.pages
const { take_back: takeBack } = words

/** What people take back (P22): their own learning. There is no box for who does what for the child (P2). */
export function NotesPage({ view }: { view: RoomView }) {
  const cards = cardsOn(view.seen.state.cards, 'notes')
  return (
    <RoomPage
      view={view}
      place="notes"
      prompt={
        <Prompt eyebrow={takeBack.title} seat={notes.lead}>
          {words.agenda.blocks[4].say}
        </Prompt>
      }
    >
      <ul class="cg-plain">
        {cards.length === 0 && <li class="cg-dim">{notes.none}</li>}
        {cards.map((card) => (
          <li key={card.id} class="cg-note-card">
            <p>{fieldOf(card, 'text')}</p>
            <CardFoot sector={card.sector}>
              <span class="cg-dim">
                {takeBack.cards.find((kind) => kind.id === fieldOf(card, 'takeBack'))?.label ?? notes.any}
              </span>
              <CardRemoval view={view} card={card} place="notes" />
            </CardFoot>
          </li>
        ))}
      </ul>
      {view.writing && (
        <div class="cg-card cg-after">
          <Form {...formFrame(view.shell, `${baseOf(view)}/operations`)}>
            <input type="hidden" name="board" value="notes" />
            <input type="hidden" name="type" value="add" />
            <input type="hidden" name="box" value="notes" />
            <input type="hidden" name="card" value={newId()} />
            <TextArea
              name="text"
              label={notes.add}
              hint={takeBack.lead}
              rows={3}
              maxLength={500}
              value={view.values.text}
              error={view.errors.text}
            />
            <Radios
              name="takeBack"
              label={notes.kind}
              optional
              choices={takeBack.cards.map((kind) => ({
                value: kind.id,
                label: kind.label,
                hint: 'hint' in kind ? kind.hint : undefined,
              }))}
              value={view.values.takeBack}
              error={view.errors.takeBack}
            />
            <Button look={view.leading ? 'secondary' : 'primary'}>{words.pages.four.button}</Button>
          </Form>
        </div>
      )}
    </RoomPage>
  )
}
