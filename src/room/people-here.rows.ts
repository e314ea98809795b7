/** Who is invited to the meeting and who is here. Those in the meeting see names, jobs and agencies; the rest is the facilitator's. */
import { sql } from 'kysely'
import type { Discussion, Sector } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { endRelation, relate } from '../kit/discussions.ts'
import { hashOf, newId, newSecret } from '../kit/id.ts'
import type { Access } from '../trust/access.ts'
import type { InvitedAs } from './meeting.tables.ts'

export interface Invited {
  readonly id: string
  /** Null for somebody without an account. */
  readonly personId: string | null
  readonly name: string
  readonly role: string
  readonly agency: string
  /** Of a registered person's agency. */
  readonly sector: Sector | null
  readonly invitedAs: InvitedAs
  readonly isHere: boolean
  readonly agreedAt: Date | null
}

/** Everybody on the list, for somebody who may read the meeting; for others the list is empty (db/0009-meeting.sql). */
export async function peopleInvited(tx: Tx, discussion: Pick<Discussion, 'id'>): Promise<Invited[]> {
  const { rows } = await sql<InvitedRow>`select * from people_invited(${discussion.id})`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    role: row.role,
    agency: row.agency,
    sector: row.sector,
    invitedAs: row.invited_as,
    isHere: row.present,
    agreedAt: row.rules_agreed_at,
  }))
}

/** For pages beside the room. */
export const peopleSeen = ({ tx, discussion }: Access<'meeting' | 'record-draft'>): Promise<Invited[]> =>
  peopleInvited(tx, discussion)

interface InvitedRow {
  id: string
  person_id: string | null
  name: string
  role: string
  agency: string
  sector: Sector | null
  invited_as: InvitedAs
  present: boolean
  rules_agreed_at: Date | null
}

export const here = (people: readonly Invited[]): readonly Invited[] => people.filter((person) => person.isHere)

/** Who was there, gets the record and has no account to read it with (P23); a topic expert gets none. For the facilitator: for others the list is empty. */
export async function guestsThere(tx: Tx, discussion: Discussion): Promise<Invited[]> {
  const there = here(await peopleInvited(tx, discussion))
  return there.filter(({ personId, invitedAs }) => personId === null && invitedAs !== 'topic-expert')
}

/** Ids of those who may have the record on paper, for whoever reads it and takes it back: a letter finds its address by itself. */
export async function guestsWithTheRecord(tx: Tx, { id }: Discussion): Promise<Pick<Invited, 'id'>[]> {
  return (await sql<{ id: string }>`select id from guests_with_the_record(${id}) as id`.execute(tx)).rows
}

export const guestsSeen = ({ tx, discussion }: Access<'record-draft'>): Promise<Invited[]> =>
  guestsThere(tx, discussion)

/** Says that somebody is here, and from when they agreed to the ground rules. A registered person takes part from now on (P18, P23). */
export async function markHere(
  tx: Tx,
  discussion: Discussion,
  person: Invited,
  agreed: boolean,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ present: true, ...(agreed && !person.agreedAt ? { rules_agreed_at: now } : {}) })
    .where('committee_id', '=', discussion.committeeId)
    .where('id', '=', person.id)
    .execute()
  // A topic expert shares what is known about a topic: the boards and the record are for the others (P17).
  if (person.personId && person.invitedAs !== 'topic-expert')
    await relate(tx, discussion, person.personId, 'participant', now)
}

/** Says that somebody is not here. They take no part, and the record does not go to them. */
export async function markAway(tx: Tx, discussion: Discussion, person: Invited, now: Date): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ present: false, rules_agreed_at: null })
    .where('committee_id', '=', discussion.committeeId)
    .where('id', '=', person.id)
    .execute()
  if (person.personId) await endRelation(tx, discussion, 'participant', now, person.personId)
}

export interface Newcomer {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly agency: string
}

/** Adds somebody who came without an invitation. Their link for replies is made and thrown away: they are here already. */
export async function addNewcomer(tx: Tx, discussion: Discussion, newcomer: Newcomer, now: Date): Promise<void> {
  const personId = await registeredAs(tx, discussion, newcomer.email)
  await tx
    .insertInto('invitation')
    .values({
      committee_id: discussion.committeeId,
      discussion_id: discussion.id,
      id: newId(),
      person_id: personId,
      ...newcomer,
      invited_as: 'team-member',
      ticket_hash: hashOf(newSecret()),
      invited_at: now,
      present: true,
    })
    .execute()
  if (personId) await relate(tx, discussion, personId, 'participant', now)
}

/** The registered person of this committee with this address, or null. */
async function registeredAs(tx: Tx, discussion: Discussion, email: string): Promise<string | null> {
  const row = await tx
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .select('person.id')
    .where('membership.committee_id', '=', discussion.committeeId)
    .where('person.email', '=', email)
    .where('membership.left_at', 'is', null)
    .where('person.left_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}
