/** The Team around the Child as it is kept (P11, P16). Who has been told stands on the same row and is not lost by editing. */
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { endRelation } from '../../kit/discussions.ts'
import { newId } from '../../kit/id.ts'
import type { TeamEntry } from './team.check.ts'

export interface KeptTeamEntry extends TeamEntry {
  readonly personId: string | null
  readonly toldAt: Date | null
  readonly skipReason: string | null
}

/** The people on the list now, in their order. */
export async function teamOf(
  tx: Tx,
  { committeeId, id }: Pick<Discussion, 'committeeId' | 'id'>,
): Promise<KeptTeamEntry[]> {
  const rows = await tx
    .selectFrom('team_member')
    .select(['id', 'person_id', 'name', 'role', 'agency', 'email', 'told_at', 'skip_reason'])
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .where('left_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ person_id, told_at, skip_reason, ...row }) => ({
    ...row,
    personId: person_id,
    toldAt: told_at,
    skipReason: skip_reason,
  }))
}

/**
 * Keeps the list as it was typed. Somebody who has been told and is taken off stays on record as having left; a new address is a
 * new person to tell.
 */
export async function keepTeam(tx: Tx, discussion: Discussion, typed: readonly TeamEntry[], now: Date): Promise<void> {
  const before = await teamOf(tx, discussion)
  const people = await registeredAs(tx, discussion, typed)
  const stays = new Map(typed.flatMap((entry) => keptAs(entry, before)))
  for (const entry of before) if (!stays.has(entry.id)) await takeOff(tx, discussion, entry, now)
  for (const [position, entry] of typed.entries()) {
    const { name, role, agency, email } = entry
    const values = { position, name, role, agency, email, person_id: people.get(email) ?? null }
    if (stays.get(entry.id) === entry) await mineIn(tx, discussion, entry.id).set(values).execute()
    else
      await tx
        .insertInto('team_member')
        .values({ committee_id: discussion.committeeId, discussion_id: discussion.id, id: newId(), ...values })
        .execute()
  }
}

/** The same line as before: its id is known, and its address is the same or nobody has been told at the old one. */
function keptAs(entry: TeamEntry, before: readonly KeptTeamEntry[]): [string, TeamEntry][] {
  const old = before.find(({ id }) => id === entry.id)
  return old && (old.email === entry.email || old.toldAt === null) ? [[entry.id, entry]] : []
}

const mineIn = (tx: Tx, discussion: Discussion, id: string) =>
  tx
    .updateTable('team_member')
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('id', '=', id)

async function takeOff(tx: Tx, discussion: Discussion, entry: KeptTeamEntry, now: Date): Promise<void> {
  if (entry.toldAt) {
    await mineIn(tx, discussion, entry.id).set({ left_at: now }).execute()
    if (entry.personId) await endRelation(tx, discussion, 'team-member', now, entry.personId)
    return
  }
  await tx
    .deleteFrom('team_member')
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('id', '=', entry.id)
    .execute()
}

/** Address → person, for people of the committee who have an account. */
async function registeredAs(tx: Tx, discussion: Discussion, typed: readonly TeamEntry[]): Promise<Map<string, string>> {
  const addresses = typed.map(({ email }) => email).filter((email) => email !== '')
  if (addresses.length === 0) return new Map()
  const rows = await tx
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.email'])
    .where('membership.committee_id', '=', discussion.committeeId)
    .where('membership.left_at', 'is', null)
    .where('person.email', 'in', addresses)
    .execute()
  return new Map(rows.map(({ id, email }) => [email, id]))
}
