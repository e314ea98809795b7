/** What whoever leads sets for everybody: follow me, cards without a sender, the topic expert's part, a pause. */
import { sayAny, meeting as words } from '#content'
import { Icon } from '../../design/icon.tsx'
import { cardBoards } from '../card-boxes.ts'
import { cardsOn, fieldOf } from '../cards-read.ts'
import { ActForm, OneButton } from './operation-form.tsx'
import { addressOf, isWriting, type RoomProps } from './room-props.ts'

const { follow, lead, pause, expert, pack } = words.pages

export function LeadTools({ room }: { room: RoomProps }) {
  const { you, state } = room.seen
  if (!you.leading && !you.scribing) return null
  const { sheet } = state
  const following = sheet.follow?.value === true
  const free = sheet.unsigned?.value === true
  return (
    <section class="cg-lead-tools" aria-labelledby="lead">
      <h2 class="cg-h3" id="lead">
        {you.scribing && !you.leading ? words.roles.scribe.label : lead.title}
      </h2>
      {you.leading && !you.facilitator && <p class="cg-s">{lead.co_lead}</p>}
      {you.scribing && <p class="cg-s">{lead.scribe}</p>}
      {you.leading && isWriting(room) && (
        <>
          <OneButton room={room} board="sheet" body={{ type: 'follow', on: following ? 'no' : 'yes' }}>
            {following ? follow.stop : follow.start}
          </OneButton>
          <OneButton room={room} board="sheet" body={{ type: 'unsigned', on: free ? 'no' : 'yes' }}>
            {free ? lead.unsigned_off : lead.unsigned_on}
          </OneButton>
          <OneButton room={room} board="sheet" body={{ type: 'pause', on: 'yes' }}>
            {pause.take}
          </OneButton>
          <Experts room={room} />
        </>
      )}
      <Kept room={room} />
      <p>
        <a class="cg-quiet" href={addressOf(room.base, { ...room.where, screen: true })}>
          {lead.screen}
        </a>
      </p>
      {you.leading && (
        <p>
          <a class="cg-quiet" href={`${room.base}/pack`}>
            {pack.title}
          </a>
        </p>
      )}
    </section>
  )
}

/** The topic expert is with the group during their part only (P17). */
const Experts = ({ room }: { room: RoomProps }) => (
  <>
    {room.seen.people
      .filter(({ invitedAs, personId }) => invitedAs === 'topic-expert' && personId !== null)
      .map((person) => {
        const isIn = room.seen.expertsIn.includes(person.personId ?? '')
        return (
          <div key={person.id} class="cg-lead__expert">
            <p class="cg-s">
              <Icon name={isIn ? 'tick' : 'clock'} />
              {words.roles['topic-expert'].label}: {isIn ? expert.is_in : expert.waits}
            </p>
            <ActForm room={room} part="expert">
              <input type="hidden" name="person" value={person.id} />
              <button class="cg-quiet" type="submit" name="let" value={isIn ? 'out' : 'in'}>
                {sayAny(isIn ? expert.lead_out : expert.let_in, room.names, { person_label: person.name })}
              </button>
            </ActForm>
          </div>
        )
      })}
  </>
)

function Kept({ room }: { room: RoomProps }) {
  if (!room.seen.you.facilitator) return null
  const { cards } = room.seen.state
  const count = cardBoards.flatMap((board) => cardsOn(cards, board)).filter((card) => fieldOf(card, 'kept') === 'yes')
  if (count.length === 0) return null
  return (
    <p class="cg-s">
      {sayAny(lead.keep_all, room.names, { count: count.length })} {lead.keep_text}
    </p>
  )
}
