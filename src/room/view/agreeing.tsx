/** Saying yes to the promises (P18): each for themselves on their own device, on the welcome or on whatever board they are. */
import { meeting as words } from '#content'
import { Done } from '../../design/agency.tsx'
import { Tick } from '../../design/choices.tsx'
import { Details } from '../../design/details.tsx'
import type { SeenPerson } from '../seen-room.ts'
import { ActForm } from './operation-form.tsx'
import type { RoomProps } from './room-props.ts'

const { welcome, expert } = words.pages

/** Each says yes for themselves, on their own device. A topic expert writes nothing and is asked for nothing (P17). */
export function Agreeing({ room }: { room: RoomProps }) {
  const { you, people, status } = room.seen
  if (status !== 'meeting-open') return null
  if (you.facilitator) return <p class="cg-dim">{welcome.you_lead}</p>
  const self = people.find(({ personId }) => personId === you.personId)
  if (you.visiting) return <p class="cg-dim">{expert.promises}</p>
  if (!self) return null
  if (self.hasAgreed)
    return (
      <p class="cg-state">
        <Done>{welcome.you_agreed}</Done>
      </p>
    )
  return <SayYes room={room} self={self} />
}

const SayYes = ({ room, self }: { room: RoomProps; self: SeenPerson }) => (
  <div class="cg-agreebar">
    <ActForm room={room} part="promise">
      {!self.isHere && <p>{words.ground_rules.late}</p>}
      <Tick name="agree" label={welcome.by_rules} value={room.typed.values.agree} error={room.typed.errors.agree} />
      <button class="ds_button" type="submit">
        {words.ground_rules.agree}
      </button>
    </ActForm>
    <span class="cg-dim">{welcome.if_not}</span>
  </div>
)

/** Who may write here as soon as they have said yes; null for everybody else. */
function yetToAgree({ seen }: RoomProps): SeenPerson | null {
  const { you, people, status } = seen
  if (you.agreed || you.visiting || status !== 'meeting-open') return null
  return people.find(({ personId }) => personId === you.personId) ?? null
}

/** Whoever comes late, or straight to a board: why they cannot write on it yet, the promises, and their yes. */
export function AgreeFirst({ room }: { room: RoomProps }) {
  const self = yetToAgree(room)
  if (!self || room.where.place === 'welcome' || room.where.screen) return null
  return (
    <section class="cg-card cg-card--loch cg-agree-first" id="promises" aria-labelledby="promises-title">
      <h2 class="cg-h3" id="promises-title">
        {welcome.first_title}
      </h2>
      <p>{welcome.first}</p>
      <Details summary={words.ground_rules.title} open>
        <ol class="cg-rules-s">
          {words.ground_rules.items.map((rule) => (
            <li key={rule.id}>{rule.text}</li>
          ))}
        </ol>
      </Details>
      <SayYes room={room} self={self} />
    </section>
  )
}

/** In place of a field that is not there yet. */
export const NoFieldYet = ({ room }: { room: RoomProps }) =>
  yetToAgree(room) && !room.where.screen ? (
    <p class="cg-note">
      {welcome.no_field} <a href="#promises">{welcome.no_field_link}</a>
    </p>
  ) : null
