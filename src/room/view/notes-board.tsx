import { meeting as words } from '#content'
import { Radios } from '../../design/choices.tsx'
import { cardsOn } from '../cards-read.ts'
import { AddCard } from './add-card.tsx'
import { CardView } from './card-view.tsx'
import { QuietRound } from './quiet-round.tsx'
import { type RoomProps, typedIn } from './room-props.ts'

const { notes } = words.pages
const { take_back: takeBack } = words

/** What people take back (P22): their own learning. There is no box for who does what for the child (P2). */
export function NotesBoard({ room }: { room: RoomProps }) {
  const cards = cardsOn(room.seen.state.cards, 'notes')
  const { values, errors } = typedIn(room, 'notes', 'add')
  return (
    <>
      <QuietRound room={room} board="notes" />
      <ul class="cg-plain">
        {cards.length === 0 && <li class="cg-dim">{notes.none}</li>}
        {cards.map((card) => (
          <CardView key={card.id} room={room} card={card} />
        ))}
      </ul>
      <AddCard
        room={room}
        board="notes"
        box="notes"
        label={notes.add}
        hint={takeBack.lead}
        button={words.pages.four.button}
      >
        <Radios
          name="takeBack"
          label={notes.kind}
          optional
          choices={takeBack.cards.map((kind) => ({
            value: kind.id,
            label: kind.label,
            hint: 'hint' in kind ? kind.hint : undefined,
          }))}
          value={values.takeBack}
          error={errors.takeBack}
        />
      </AddCard>
    </>
  )
}
