import { sayAny, arranging as words } from '#content'
import { Card, Notice, StackTable } from '../../design/design.ts'
import type { Discussion } from '../../discussion.ts'
import type { Invitation } from '../../room/meeting.rows.ts'
import { agencyLabel } from './invitee-list.tsx'

const { people: text } = words.hub

interface PeopleRepliesProps {
  readonly invited: readonly Invitation[]
  readonly discussion: Discussion
  readonly shell: { readonly names: Readonly<Record<string, string>> }
}

/** Who is coming, and what they said to the facilitator alone. */
export function PeopleReplies({ invited, discussion, shell }: PeopleRepliesProps) {
  const toRing = invited.filter((one) => one.reply === 'conflict')
  return (
    <Card title={text.title}>
      {toRing.map((one) => (
        <Notice key={one.id} kind="look">
          <p>{sayAny(words.hub.ring, shell.names, { person_name: one.name })}</p>
        </Notice>
      ))}
      <StackTable
        caption={text.title}
        captionHidden
        columns={[{ label: text.person }, { label: text.reply }, { label: text.notes }]}
        rows={invited.map((one) => [
          <Who key="who" one={one} />,
          <strong key="reply">{replyLabel(one)}</strong>,
          <Said key="said" one={one} discussion={discussion} />,
        ])}
      />
    </Card>
  )
}

const Who = ({ one }: { one: Invitation }) => (
  <>
    <strong>{one.name}</strong>
    <br />
    <span class="cg-dim cg-s">
      {[one.role, agencyLabel(one.agency), text.as[one.invitedAs]].filter(Boolean).join(' · ')}
    </span>
  </>
)

function replyLabel({ reply, invitedAs }: Pick<Invitation, 'reply' | 'invitedAs'>): string {
  if (reply === null) return words.hub.poll.no_reply
  if (reply === 'other-time') return words.expert.questions[0].choices['other-time']
  if (invitedAs === 'topic-expert' && reply === 'coming') return words.expert.questions[0].choices.yes
  return words.reply.choices[reply]
}

/** Their own words, and what can be done about them. */
function Said({ one, discussion }: { one: Invitation; discussion: Discussion }) {
  const page = `/discussions/${discussion.id}/arranging`
  const suggested = [one.someoneElse.name, one.someoneElse.role, one.someoneElse.email].filter(Boolean).join(', ')
  return (
    <>
      {one.replyPart && <p>{one.replyPart}</p>}
      {one.view && <p>{one.view}</p>}
      {one.topic && (
        <p>
          {words.hub.expert.topic}: {one.topic}
        </p>
      )}
      {one.invitedAs === 'topic-expert' && one.accessOther && <p>{one.accessOther}</p>}
      {one.reply === 'someone-else' && (
        <p>
          {suggested} <a href={`${page}/colleague?from=${one.id}`}>{words.hub.invite_them}</a>
        </p>
      )}
      {one.invitedAs !== 'requester' && (
        <a class="cg-quiet" href={`${page}/withdrawn-invitation?invitation=${one.id}`}>
          {words.hub.take_off}
          <span class="visually-hidden"> {one.name}</span>
        </a>
      )}
    </>
  )
}
