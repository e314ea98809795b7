/** Who is to be invited, and their invitations and links as rows (P16, P22). */
import type { Discussion } from '../../discussion.ts'
import { peopleAs } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { relate } from '../../kit/discussions.ts'
import { hashOf, newId, newSecret } from '../../kit/id.ts'
import { sealInvited } from '../../room/invitation-words.ts'
import { invitationsIn } from '../../room/meeting.rows.ts'
import type { InvitedAs, Reply } from '../../room/meeting.tables.ts'
import type { Access } from '../../trust/access.ts'
import { oneByOne } from '../../trust/sealed-words.ts'

/** Somebody who gets a letter with a link of their own. `secret` is in that letter and nowhere else: its hash is stored. */
export interface Invitee {
  readonly id: string
  readonly isNew: boolean
  readonly personId: string | null
  readonly name: string
  readonly role: string
  readonly agency: string
  readonly email: string
  readonly invitedAs: InvitedAs
  readonly topic: string
  readonly topicQuestion: string
  /** Of the calendar entry that was sent last; -1 before the first. */
  readonly sequence: number
  readonly reply: Reply | null
  readonly secret: string
}

/** Those invited already, then the requester and everybody of the Team around the Child who is not yet. For a step's `know`. */
export async function inviteesOf(tx: Tx, discussion: Discussion): Promise<Invitee[]> {
  const standing = await invitationsIn(tx, discussion)
  const before = standing.map((one): Invitee => ({ ...one, isNew: false, secret: newSecret() }))
  const known = new Set([...before.map((one) => one.email), ...(await takenOff(tx, discussion))])
  const facilitators = new Set(peopleAs(discussion, 'facilitator').map((involved) => involved.personId))
  const added: Invitee[] = []
  for (const one of [...(await requesterOf(tx, discussion)), ...(await teamToInvite(tx, discussion))]) {
    if (known.has(one.email) || (one.personId !== null && facilitators.has(one.personId))) continue
    known.add(one.email)
    added.push(one)
  }
  return [...before, ...added]
}

/** For the facilitator's pages. */
export const inviteesSeen = ({ tx, discussion }: Access<'arranging'>): Promise<Invitee[]> => inviteesOf(tx, discussion)

type Somebody = Pick<Invitee, 'personId' | 'name' | 'role' | 'agency' | 'email' | 'invitedAs'> &
  Partial<Pick<Invitee, 'topic' | 'topicQuestion'>>

/** A person who has no invitation yet. */
export const newInvitee = (one: Somebody): Invitee => ({
  topic: '',
  topicQuestion: '',
  ...one,
  email: one.email.toLowerCase(),
  id: newId(),
  isNew: true,
  sequence: -1,
  reply: null,
  secret: newSecret(),
})

async function requesterOf(tx: Tx, discussion: Discussion): Promise<Invitee[]> {
  const row = await tx.selectFrom('person').select('email').where('id', '=', discussion.requesterId).executeTakeFirst()
  return peopleAs(discussion, 'requester').map(({ personId, name, job, sector }) =>
    newInvitee({ personId, name, role: job, agency: sector, email: row?.email ?? '', invitedAs: 'requester' }),
  )
}

/** Not those who have left, who said that they are no part of the team, or who must not be told yet (alert.yaml, stop_first). */
async function teamToInvite(tx: Tx, discussion: Discussion): Promise<Invitee[]> {
  const rows = await tx
    .selectFrom('team_member')
    .select(['person_id', 'name', 'role', 'agency', 'email', 'reply', 'skip_reason'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('left_at', 'is', null)
    .orderBy('position')
    .execute()
  return rows
    .filter(
      ({ reply, skip_reason: skipped }) =>
        reply !== 'not-in-team' && reply !== 'conflict' && !(skipped && stays.has(skipped)),
    )
    .map(({ person_id: personId, name, role, agency, email }) =>
      newInvitee({ personId, name, role, agency, email, invitedAs: 'team-member' }),
    )
}

const stays: ReadonlySet<string> = new Set(['safety', 'lead-asked', 'left'])

/** Addresses of people who were taken off the list, or stepped out: they are not invited again by themselves. */
async function takenOff(tx: Tx, discussion: Discussion): Promise<string[]> {
  const rows = await tx
    .selectFrom('invitation')
    .select('email')
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('withdrawn_why', 'in', ['taken-off', 'stepped-out'])
    .execute()
  return rows.map((row) => row.email)
}

/** Writes the invitations that are new, and for everybody the link of the letter they are getting now. Access comes with it. */
export async function storeInvitees(
  tx: Tx,
  discussion: Discussion,
  invitees: readonly Invitee[],
  now: Date,
): Promise<void> {
  if (invitees.length === 0) return
  const place = { committee_id: discussion.committeeId, discussion_id: discussion.id }
  const added = invitees.filter((one) => one.isNew)
  if (added.length > 0)
    await tx
      .insertInto('invitation')
      .values(
        await oneByOne(added, async (one) => ({
          ...place,
          id: one.id,
          person_id: one.personId,
          name: one.name,
          role: one.role,
          agency: one.agency,
          email: one.email,
          invited_as: one.invitedAs,
          ...(await sealInvited(tx, discussion, one.id, { topic: one.topic, topic_question: one.topicQuestion }, now)),
          ticket_hash: hashOf(one.secret),
          invited_at: now,
        })),
      )
      .execute()
  await tx
    .insertInto('invitation_link')
    .values(invitees.map((one) => ({ ...place, hash: hashOf(one.secret), invitation_id: one.id, made_at: now })))
    .execute()
  for (const one of added) if (one.personId) await relateInvited(tx, discussion, one.personId, one.invitedAs, now)
}

/** A registered person reads what this relation reads (trust/policy.ts); the requester stands in theirs already. */
async function relateInvited(
  tx: Tx,
  discussion: Discussion,
  personId: string,
  as: InvitedAs,
  now: Date,
): Promise<void> {
  const relation = as === 'topic-expert' ? 'topic-expert' : as === 'team-member' ? 'team-member' : null
  if (relation === null) return
  if (peopleAs(discussion, relation).some((involved) => involved.personId === personId)) return
  await relate(tx, discussion, personId, relation, now)
}
