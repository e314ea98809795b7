/** Who is on the list, who is here and who has agreed; the facilitator marks it for those without a device (P16, P18). */
import { interfaceWords, sayAny, meeting as words } from '#content'
import { Done, Person } from '../../design/agency.tsx'
import { Details } from '../../design/details.tsx'
import { Field } from '../../design/field.tsx'
import { Select } from '../../design/select.tsx'
import type { SeenPerson } from '../seen-room.ts'
import { AllAgreedAloud, promises, waitingFor } from './not-agreed-yet.tsx'
import { ActForm } from './operation-form.tsx'
import { roleOf } from './room-people.tsx'
import type { RoomProps } from './room-props.ts'

const { welcome, expert } = words.pages

export function PeopleOnList({ room }: { room: RoomProps }) {
  const { people, you, status } = room.seen
  const present = people.filter(({ isHere }) => isHere)
  const agreed = present.filter(({ hasAgreed }) => hasAgreed)
  const waiting = waitingFor(room.seen)
  const marking = you.leading && status === 'meeting-open' && !room.where.screen
  return (
    <section class="cg-card" id="people">
      <h2>
        {waiting.length === 0
          ? welcome.all_agreed
          : sayAny(words.ground_rules.waiting, room.names, { count: waiting.length })}
      </h2>
      <p class="cg-dim">{sayAny(welcome.agreed, room.names, { count: agreed.length })}</p>
      {marking && you.facilitator && <AllAgreedAloud room={room} people={waiting} />}
      <ul class="cg-people cg-present cg-gap">
        {people.map((person) => (
          <li key={person.id}>
            <Person name={person.name} sector={person.sector} details={[roleOf(person)]} />
            <span class="cg-state">
              <StateWord room={room} person={person} />
            </span>
            {marking && you.facilitator && <Marking room={room} person={person} />}
            {marking && you.facilitator && <Parts room={room} person={person} />}
          </li>
        ))}
      </ul>
      {marking && you.facilitator && <Newcomer room={room} />}
    </section>
  )
}

function StateWord({ room, person }: { room: RoomProps; person: SeenPerson }) {
  if (!promises(person)) return <span>{isInNow(room, person) ? expert.is_in : expert.waits}</span>
  if (!person.isHere) return <span>{welcome.state_not_here}</span>
  if (person.hasAgreed) return <Done>{welcome.state_agreed}</Done>
  return person.personId === room.seen.you.personId ? (
    <strong>{welcome.state_your_turn}</strong>
  ) : (
    <span>{welcome.state_not_yet}</span>
  )
}

/** A topic expert is with the group during their part only (P17). */
const isInNow = ({ seen }: RoomProps, { personId }: SeenPerson): boolean => seen.expertsIn.includes(personId ?? '')

/** For people without a device: the facilitator hears them agree and ticks it. */
function Marking({ room, person }: { room: RoomProps; person: SeenPerson }) {
  const marks = [
    ...(person.isHere || person.hasAgreed ? [] : (['here'] as const)),
    ...(person.isHere && !person.hasAgreed && promises(person) ? (['agreed'] as const) : []),
    ...(person.isHere || person.hasAgreed ? (['away'] as const) : []),
  ]
  const labels = { here: welcome.mark_here, agreed: welcome.mark_agreed, away: welcome.mark_away }
  return (
    <ActForm room={room} part="people">
      <input type="hidden" name="person" value={person.id} />
      <div class="cg-btns">
        {marks.map((mark) => (
          <button key={mark} class="cg-quiet" type="submit" name="mark" value={mark}>
            {labels[mark]}
            <span class="visually-hidden">: {person.name}</span>
          </button>
        ))}
      </div>
    </ActForm>
  )
}

/** Sharing the lead and typing for the group: for those who are here and have an account. */
function Parts({ room, person }: { room: RoomProps; person: SeenPerson }) {
  if (!person.isHere || !person.personId || person.invitedAs === 'topic-expert') return null
  const has = person.invitedAs === 'co-facilitator' || person.invitedAs === 'scribe'
  const given = person.mayLead ? (['scribe', 'co-facilitator'] as const) : (['scribe'] as const)
  const labels = { 'co-facilitator': welcome.share_lead, scribe: welcome.be_scribe, none: welcome.no_part }
  return (
    <ActForm room={room} part="parts">
      <input type="hidden" name="person" value={person.id} />
      <div class="cg-btns">
        {(has ? (['none'] as const) : given).map((part) => (
          <button key={part} class="cg-quiet" type="submit" name="as" value={part}>
            {labels[part]}
            <span class="visually-hidden">: {person.name}</span>
          </button>
        ))}
      </div>
    </ActForm>
  )
}

const agencies = ['social-work', 'police', 'health', 'education', 'third-sector'] as const

function Newcomer({ room }: { room: RoomProps }) {
  const { values, errors } = room.typed
  return (
    <Details summary={welcome.add} open={values.email !== undefined}>
      <p class="cg-s cg-dim">{welcome.add_hint}</p>
      <ActForm room={room} part="newcomers">
        <Field name="name" label={welcome.name} value={values.name} error={errors.name} />
        <Field name="role" label={welcome.role} value={values.role} error={errors.role} />
        <Select
          name="agency"
          label={welcome.agency}
          options={agencies.map((value) => ({ value, label: interfaceWords.sectors[value] }))}
          value={values.agency}
          error={errors.agency}
        />
        <Field name="email" type="email" label={welcome.email} value={values.email} error={errors.email} />
        <button class="ds_button ds_button--secondary" type="submit">
          {welcome.add_button}
        </button>
      </ActForm>
    </Details>
  )
}
