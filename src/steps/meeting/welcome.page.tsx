import { interfaceWords, namesOf, say, meeting as words } from '#content'
import { Button, Details, Done, Field, Form, Person, Select, Tick, Ticks } from '../../design/design.ts'
import { formFrame } from '../../kit/web.ts'
import { here, type Invited } from '../../room/people-here.rows.ts'
import { agencies } from './people-here.ts'
import type { RoomView } from './room.view.ts'
import { baseOf, RoomPage, roleWord, sectorOf } from './room-frame.tsx'

const { welcome } = words.pages

/** Welcome (P18, P19): purpose and ground rules, and who has said yes. Late joiners find the same page. */
export function WelcomePage({ view }: { view: RoomView }) {
  return (
    <RoomPage view={view} place="welcome">
      <div class="cg-stack">
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
        <Agreeing view={view} />
        <section class="cg-card cg-card--loch">
          <h2>{welcome.purpose}</h2>
          <Ticks
            lines={words.purpose.items.map((item) => ({
              text: item.text,
              icon: item.id.startsWith('not-') ? 'cross' : 'tick',
            }))}
          />
        </section>
        <OnTheList view={view} />
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
    </RoomPage>
  )
}

/** Each says yes for themselves, on their own device. */
function Agreeing({ view }: { view: RoomView }) {
  if (view.discussion.status !== 'meeting-open') return null
  if (view.leading) return <p class="cg-dim">{welcome.you_lead}</p>
  if (!view.self) return null
  if (view.self.agreedAt)
    return (
      <p class="cg-state">
        <Done>{welcome.you_agreed}</Done>
      </p>
    )
  return (
    <div class="cg-agreebar">
      <Form {...formFrame(view.shell, `${baseOf(view)}/promise`)}>
        {!view.self.isHere && <p>{words.ground_rules.late}</p>}
        <Tick name="agree" label={welcome.by_rules} value={view.values.agree} error={view.errors.agree} />
        <Button>{words.ground_rules.agree}</Button>
      </Form>
      <span class="cg-dim">{welcome.if_not}</span>
    </div>
  )
}

function OnTheList({ view }: { view: RoomView }) {
  const names = namesOf(view.shell.names)
  const present = here(view.people)
  const agreed = present.filter((person) => person.agreedAt !== null)
  const waiting = present.length - agreed.length
  return (
    <section class="cg-card" id="people">
      <h2>{waiting === 0 ? welcome.all_agreed : say(words.ground_rules.waiting, names, { count: waiting })}</h2>
      <p class="cg-dim">{say(welcome.agreed, names, { count: agreed.length })}</p>
      <ul class="cg-people cg-present cg-gap">
        {view.people.map((person) => (
          <li key={person.id}>
            <Person name={person.name} sector={sectorOf(person)} details={[roleWord(person)]} />
            <span class="cg-state">
              <StateWord view={view} person={person} />
            </span>
            {view.leading && view.discussion.status === 'meeting-open' && <Marking view={view} person={person} />}
          </li>
        ))}
      </ul>
      {view.leading && view.discussion.status === 'meeting-open' && <Newcomer view={view} />}
    </section>
  )
}

function StateWord({ view, person }: { view: RoomView; person: Invited }) {
  if (!person.isHere) return <span>{welcome.state_not_here}</span>
  if (person.agreedAt) return <Done>{welcome.state_agreed}</Done>
  return person.id === view.self?.id ? <strong>{welcome.state_your_turn}</strong> : <span>{welcome.state_not_yet}</span>
}

/** For people without a device: the facilitator hears them agree and ticks it. */
function Marking({ view, person }: { view: RoomView; person: Invited }) {
  const marks = person.agreedAt
    ? (['away'] as const)
    : person.isHere
      ? (['agreed', 'away'] as const)
      : (['here', 'agreed'] as const)
  const labels = { here: welcome.mark_here, agreed: welcome.mark_agreed, away: welcome.mark_away }
  return (
    <Form {...formFrame(view.shell, `${baseOf(view)}/people`)}>
      <input type="hidden" name="person" value={person.id} />
      <div class="cg-btns">
        {marks.map((mark) => (
          <Button key={mark} look="quiet" name="mark" value={mark}>
            {labels[mark]}
            <span class="visually-hidden">: {person.name}</span>
          </Button>
        ))}
      </div>
    </Form>
  )
}

function Newcomer({ view }: { view: RoomView }) {
  const { values, errors } = view
  const wasTyped = values.email !== undefined
  return (
    <Details summary={welcome.add} open={wasTyped}>
      <p class="cg-s cg-dim">{welcome.add_hint}</p>
      <Form {...formFrame(view.shell, `${baseOf(view)}/newcomers`)}>
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
        <Button look="secondary">{welcome.add_button}</Button>
      </Form>
    </Details>
  )
}
