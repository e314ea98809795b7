/** Who is here: name, the sign of their agency and its word, and whose hand is up, in the order in which they raised it. */
import { formatTime, interfaceWords, sayAny, meeting as words } from '#content'
import { Person } from '../../design/agency.tsx'
import { Details } from '../../design/details.tsx'
import { Icon } from '../../design/icon.tsx'
import type { SeenPerson } from '../seen-room.ts'
import { handsUp } from '../sheet.model.ts'
import { OneButton } from './operation-form.tsx'
import { addressOf, type RoomProps } from './room-props.ts'

const { hand, head } = words.pages

export function RoomPeople({ room }: { room: RoomProps }) {
  const { seen } = room
  const isWithUs = ({ isHere, personId }: SeenPerson) => isHere || seen.expertsIn.includes(personId ?? '')
  const present = [...seen.facilitators, ...seen.people.filter(isWithUs)]
  const hands = handsUp(seen.state.sheet)
  const order = new Map(hands.map((person, at) => [person, at + 1]))
  return (
    <>
      <section class="cg-room__box">
        <h2 class="cg-h3">{sayAny(words.pages.welcome.here, room.names, { count: present.length })}</h2>
        {hands.length > 0 && (
          <p class="cg-hands">
            <Icon name="flag" />
            {sayAny(hand.queue, room.names, { count: hands.length })}
          </p>
        )}
        <ul class="cg-here">
          {present.map((person) => (
            <li key={person.id || person.personId}>
              <Person name={person.name} sector={person.sector} details={[roleOf(person), agencyOf(person)]} />
              <Hand room={room} person={person} order={order.get(person.personId ?? '')} />
            </li>
          ))}
        </ul>
        {!room.live && (
          <p class="cg-s cg-dim">
            {sayAny(head.as_at, room.names, { meeting_time: formatTime(room.now) })}.{' '}
            <a href={addressOf(room.base, room.where)}>{head.refresh}</a>
          </p>
        )}
      </section>
      <section class="cg-room__box">
        <Details summary={words.pages.welcome.rules_short}>
          <ol class="cg-rules-s">
            {words.ground_rules.items.map((rule) => (
              <li key={rule.id}>{rule.text}</li>
            ))}
          </ol>
        </Details>
      </section>
      <p class="cg-s cg-dim">{words.pages.leave_safe}</p>
    </>
  )
}

function Hand({ room, person, order }: { room: RoomProps; person: SeenPerson; order: number | undefined }) {
  if (order === undefined || !person.personId) return null
  return (
    <span class="cg-hand">
      <Icon name="flag" />
      {order}. {hand.is_up}
      {room.seen.you.leading && room.seen.status === 'meeting-open' && (
        <OneButton room={room} board="sheet" body={{ type: 'hand', on: 'no', person: person.personId }}>
          {hand.has_spoken}
          <span class="visually-hidden">: {person.name}</span>
        </OneButton>
      )}
    </span>
  )
}

/** What somebody is at this meeting, when they are more than a participant; their job otherwise. */
export function roleOf(person: Pick<SeenPerson, 'invitedAs' | 'job'>): string {
  const { roles } = words
  if (person.invitedAs === 'requester') return roles.practitioner.label
  if (person.invitedAs === 'team-member') return person.job
  return roles[person.invitedAs].label
}

/** The agency in words: its sign alone says nothing to those who do not know it. */
const agencyOf = (person: SeenPerson): string => interfaceWords.sectors[person.sector]
