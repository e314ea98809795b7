/** Welcome (P18, P19): how one arrives, what the group promises, and who has said yes. Late joiners find the same page. */
import { entriesOf, sayAny, meeting as words } from '#content'
import { Ticks } from '../../design/ticks.tsx'
import { Agreeing } from './agreeing.tsx'
import { PeopleOnList } from './people-on-list.tsx'
import { isOver } from './room-ended.tsx'
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
        {!isOver(room.seen) && <p class="cg-eyebrow">{welcome.rules_eyebrow}</p>}
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
      {!room.where.screen && !isOver(room.seen) && <CheckIn />}
      <PeopleOnList room={room} />
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
