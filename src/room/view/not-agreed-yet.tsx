/** For whoever leads: who is here and has not said yes to the promises, and one tick for all who said it aloud (P18). */
import { sayAny, meeting as words } from '#content'
import type { SeenPerson, SeenRoom } from '../seen-room.ts'
import { ActForm } from './operation-form.tsx'
import type { RoomProps } from './room-props.ts'

const { welcome } = words.pages

export const waitingFor = ({ people }: Pick<SeenRoom, 'people'>): readonly SeenPerson[] =>
  people.filter((person) => person.isHere && !person.hasAgreed && promises(person))

/** A topic expert looks and does not write: there is nothing to agree to (P17). */
export const promises = ({ invitedAs }: Pick<SeenPerson, 'invitedAs'>): boolean => invitedAs !== 'topic-expert'

/** Quiet, and on every board: the group goes on, and nobody is forgotten. The welcome has the whole list. */
export function NotAgreedYet({ room }: { room: RoomProps }) {
  const { you, status } = room.seen
  const waiting = waitingFor(room.seen)
  const isElsewhere = room.where.place !== 'welcome' && !room.where.screen
  if (!you.leading || !isElsewhere || status !== 'meeting-open' || waiting.length === 0) return null
  return (
    <div class="cg-note cg-not-agreed">
      <p>
        <strong>{sayAny(words.ground_rules.waiting, room.names, { count: waiting.length })}.</strong>{' '}
        {waiting.map(({ name }) => name).join(', ')}
      </p>
      <p>{welcome.waiting_write}</p>
      {you.facilitator && <AllAgreedAloud room={room} people={waiting} />}
      <p class="cg-s">
        <a href={`${room.base}#people`}>{welcome.one_by_one}</a>
      </p>
    </div>
  )
}

export const AllAgreedAloud = ({ room, people }: { room: RoomProps; people: readonly SeenPerson[] }) =>
  people.length === 0 ? null : (
    <ActForm room={room} part="people">
      {people.map(({ id }) => (
        <input key={id} type="hidden" name="person" value={id} />
      ))}
      <button class="ds_button ds_button--secondary" type="submit" name="mark" value="agreed">
        {people.length === 1
          ? sayAny(welcome.one_aloud, room.names, { person_label: people[0]?.name ?? '' })
          : welcome.all_aloud}
      </button>
    </ActForm>
  )
