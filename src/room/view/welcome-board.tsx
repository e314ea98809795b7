/** Welcome (P18, P19): how one arrives, what the group promises, and who has said yes. Late joiners find the same page. */
import { entriesOf, interfaceWords, sayAny, meeting as words } from '#content'
import { Done, Person } from '../../design/agency.tsx'
import { Tick } from '../../design/choices.tsx'
import { Details } from '../../design/details.tsx'
import { Field } from '../../design/field.tsx'
import { Select } from '../../design/select.tsx'
import { Ticks } from '../../design/ticks.tsx'
import type { SeenPerson } from '../seen-room.ts'
import { ActForm } from './operation-form.tsx'
import { roleOf } from './room-people.tsx'
import type { RoomProps } from './room-props.ts'

const { welcome, expert } = words.pages

export function WelcomeBoard({ room }: { room: RoomProps }) {
  const { topic } = room.seen
  return (
    <div class="cg-stack">
      {topic && (
        <section class="cg-card cg-card--loch">
          <h2>{sayAny(expert.yours, room.names, { topic: topic.topic })}</h2>
          {topic.question && (
            <p>
              {expert.question} <strong>{topic.question}</strong>
            </p>
          )}
          <p>{expert.say}</p>
        </section>
      )}
      <section>
        <p class="cg-eyebrow">{welcome.rules_eyebrow}</p>
        <h2>{words.ground_rules.title}</h2>
        <ol class="cg-rules cg-gap">
          {words.ground_rules.items.map((rule) => (
            <li key={rule.id}>
              <strong>{rule.text}</strong>
              <span>{rule.why}</span>
            </li>
          ))}
        </ol>
      </section>
      {!room.where.screen && <Agreeing room={room} />}
      <section class="cg-card cg-card--loch">
        <h2>{welcome.purpose}</h2>
        <Ticks
          lines={words.purpose.items.map((item) => ({
            text: item.text,
            icon: item.id.startsWith('not-') ? 'cross' : 'tick',
          }))}
        />
      </section>
      {!room.where.screen && <CheckIn />}
      <OnTheList room={room} />
      <div class="cg-two">
        <section class="cg-card cg-card--line">
          <h2 class="cg-h3">{welcome.harm_title}</h2>
          <p class="cg-gap cg-s">{welcome.harm}</p>
        </section>
        <section class="cg-card cg-card--line">
          <h2 class="cg-h3">{welcome.care_title}</h2>
          <p class="cg-gap cg-s">{welcome.care}</p>
        </section>
      </div>
    </div>
  )
}

/** Each says yes for themselves, on their own device. */
function Agreeing({ room }: { room: RoomProps }) {
  const { you, people, status } = room.seen
  if (status !== 'meeting-open') return null
  if (you.facilitator) return <p class="cg-dim">{welcome.you_lead}</p>
  const self = people.find(({ personId }) => personId === you.personId)
  if (!self) return null
  if (self.hasAgreed)
    return (
      <p class="cg-state">
        <Done>{welcome.you_agreed}</Done>
      </p>
    )
  const { values, errors } = room.typed
  return (
    <div class="cg-agreebar">
      <ActForm room={room} part="promise">
        {!self.isHere && <p>{words.ground_rules.late}</p>}
        <Tick name="agree" label={welcome.by_rules} value={values.agree} error={errors.agree} />
        <button class="ds_button" type="submit">
          {words.ground_rules.agree}
        </button>
      </ActForm>
      <span class="cg-dim">{welcome.if_not}</span>
    </div>
  )
}

/** Stays in the page: nothing is sent, nothing is kept. The kind word appears by style alone. */
const CheckIn = () => (
  <fieldset class="cg-card cg-checkin">
    <legend class="cg-h3">{words.check_in.ask}</legend>
    <p class="cg-s cg-dim">{words.check_in.hint}</p>
    <div class="cg-inline">
      {entriesOf(words.check_in.choices).map(([id, label]) => (
        <div class="ds_radio ds_radio--small" key={id}>
          <input
            class="ds_radio__input"
            type="radio"
            id={`check-${id}`}
            name="check-in"
            value={id}
            autocomplete="off"
          />
          <label class="ds_radio__label" for={`check-${id}`}>
            {label}
          </label>
        </div>
      ))}
    </div>
    <p class="cg-checkin__heavy">{words.check_in.heavy_says}</p>
  </fieldset>
)

function OnTheList({ room }: { room: RoomProps }) {
  const { people, you, status } = room.seen
  const present = people.filter(({ isHere }) => isHere)
  const agreed = present.filter(({ hasAgreed }) => hasAgreed)
  const waiting = present.length - agreed.length
  const marking = you.leading && status === 'meeting-open' && !room.where.screen
  return (
    <section class="cg-card" id="people">
      <h2>{waiting === 0 ? welcome.all_agreed : sayAny(words.ground_rules.waiting, room.names, { count: waiting })}</h2>
      <p class="cg-dim">{sayAny(welcome.agreed, room.names, { count: agreed.length })}</p>
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
  if (!person.isHere) return <span>{welcome.state_not_here}</span>
  if (person.hasAgreed) return <Done>{welcome.state_agreed}</Done>
  return person.personId === room.seen.you.personId ? (
    <strong>{welcome.state_your_turn}</strong>
  ) : (
    <span>{welcome.state_not_yet}</span>
  )
}

/** For people without a device: the facilitator hears them agree and ticks it. */
function Marking({ room, person }: { room: RoomProps; person: SeenPerson }) {
  const marks = person.hasAgreed
    ? (['away'] as const)
    : person.isHere
      ? (['agreed', 'away'] as const)
      : (['here', 'agreed'] as const)
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
  const labels = { 'co-facilitator': welcome.share_lead, scribe: welcome.be_scribe, none: welcome.no_part }
  return (
    <ActForm room={room} part="parts">
      <input type="hidden" name="person" value={person.id} />
      <div class="cg-btns">
        {(has ? (['none'] as const) : (['scribe', 'co-facilitator'] as const)).map((part) => (
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
