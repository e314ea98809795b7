import { type RawBuilder, sql } from 'kysely'
import type { Discussion, Involved, Relation, Status } from '../discussion.ts'
import type { Tx } from './database.ts'

/** Loads a discussion with its people, or null where it does not exist or this actor may not see it (the same answer). */
export async function findDiscussion(tx: Tx, id: string, lock = false): Promise<Discussion | null> {
  const [discussion] = await discussionsWhere(tx, sql`d.id = ${id}`, lock ? sql`for update of d` : sql``)
  return discussion ?? null
}

/** Discussions of this committee that this actor may see, with their people. `condition` speaks of `d`; `tail` orders, limits or locks. */
export async function discussionsWhere(
  tx: Tx,
  condition: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<Discussion[]> {
  const { rows } = await sql<DiscussionRow>`
    select d.id, d.committee_id, d.reference, d.pseudonym, d.status, d.status_since, d.version, d.begun_at, d.begun_by,
      d.requester_id, coalesce((
        select json_agg(json_build_object('personId', r.person_id, 'relation', r.relation, 'since', r.since, 'name', p.name,
          'job', m.job, 'agency', a.name, 'sector', a.sector) order by r.since, r.relation, p.name)
        from relation r join person p on p.id = r.person_id
        join membership m on m.committee_id = r.committee_id and m.person_id = r.person_id
        join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
        where r.committee_id = d.committee_id and r.discussion_id = d.id and r.ended_at is null), '[]') as people
    from discussion d
    where d.committee_id = committee_now() and ${condition}
    ${tail}`.execute(tx)
  return rows.map(discussionOf)
}

interface DiscussionRow {
  id: string
  committee_id: string
  reference: string
  pseudonym: string
  status: Status
  status_since: Date
  version: number
  begun_at: Date
  begun_by: string
  requester_id: string
  people: (Omit<Involved, 'since'> & { since: string })[]
}

function discussionOf(row: DiscussionRow): Discussion {
  return {
    id: row.id,
    committeeId: row.committee_id,
    reference: row.reference,
    pseudonym: row.pseudonym,
    status: row.status,
    statusSince: row.status_since,
    version: row.version,
    begunAt: row.begun_at,
    begunBy: row.begun_by,
    requesterId: row.requester_id,
    people: row.people.map((involved) => ({ ...involved, since: new Date(involved.since) })),
  }
}

/** Puts a person into a relation to the discussion. Coming back to an ended relation opens it again. */
export async function relate(
  tx: Tx,
  discussion: Discussion,
  personId: string,
  relation: Relation,
  now: Date,
): Promise<void> {
  const updated = await tx
    .updateTable('relation')
    .set({ since: now, ended_at: null })
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('person_id', '=', personId)
    .where('relation', '=', relation)
    .executeTakeFirst()
  if (updated.numUpdatedRows > 0n) return
  await tx
    .insertInto('relation')
    .values({
      committee_id: discussion.committeeId,
      discussion_id: discussion.id,
      person_id: personId,
      relation,
      since: now,
    })
    .execute()
}

/** Ends a relation. The person's access through it ends with this transaction. */
export async function endRelation(
  tx: Tx,
  discussion: Discussion,
  relation: Relation,
  now: Date,
  personId?: string,
): Promise<void> {
  await tx
    .updateTable('relation')
    .set({ ended_at: now })
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('relation', '=', relation)
    .where('ended_at', 'is', null)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .execute()
}
