import { type RawBuilder, sql } from 'kysely'
import type { Discussion, Involved, Relation, Sector, Status } from '../discussion.ts'
import type { Tx } from './database.ts'

/**
 * Loads a discussion with its people, or null where it does not exist or this actor may not see it (the same answer). `lock`: other acts wait. Rows
 * that only point to the discussion do not: who adds one holds its room's lock already, and each would wait for the other.
 */
export async function findDiscussion(tx: Tx, id: string, lock = false): Promise<Discussion | null> {
  if (lock) return (await discussionsWhere(tx, sql`d.id = ${id}`, sql`for no key update of d`))[0] ?? null
  const [[row], people] = await Promise.all([
    rowsFrom(tx, sql`discussion d where d.committee_id = committee_now() and d.id = ${id}`),
    peopleIn(tx, [id]),
  ])
  return row ? discussionOf(row, people.get(id) ?? []) : null
}

/** Discussions of this committee that this actor may see, with their people. `condition` speaks of `d`; `tail` orders, limits or locks. */
export const discussionsWhere = (
  tx: Tx,
  condition: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<Discussion[]> =>
  discussionsFrom(tx, sql`discussion d where d.committee_id = committee_now() and ${condition} ${tail}`)

/** Whom a list shows of a discussion. `holders`: whoever looks, and those it can wait for by name; not the many who are invited. */
export type PeopleShown = 'all' | 'holders' | 'none'

/**
 * The same, from whatever gives rows of `discussion` under the name `d`; security is the table's own. People whom nobody shows are not read:
 * `shown` says which.
 */
export async function discussionsFrom(
  tx: Tx,
  from: RawBuilder<unknown>,
  shown: (status: Status) => PeopleShown = () => 'all',
): Promise<Discussion[]> {
  const rows = await rowsFrom(tx, from)
  const idsWith = (people: PeopleShown) => rows.filter(({ status }) => shown(status) === people).map(({ id }) => id)
  const people = await peopleIn(tx, idsWith('all'), idsWith('holders'))
  return rows.map((row) => discussionOf(row, people.get(row.id) ?? []))
}

/** As one value each: reading many small ones apart costs the program twice as much. */
async function rowsFrom(tx: Tx, from: RawBuilder<unknown>): Promise<DiscussionRow[]> {
  const { rows } = await sql<{ found: DiscussionRow[] | null }>`select json_agg(one) as found from (
    select d.id, d.committee_id, d.reference, d.pseudonym, d.status, d.status_since, d.version, d.begun_at, d.begun_by,
      d.requester_id, array(select k.person_id from conflict_of_interest k
        where k.committee_id = d.committee_id and k.discussion_id = d.id) as conflicts
    from ${from}) one`.execute(tx)
  return rows[0]?.found ?? []
}

/** Of these a discussion may have a dozen; they act together or not at all. */
const invited: readonly Relation[] = ['team-member', 'participant', 'topic-expert']

/**
 * A statement of its own, after the lock: whoever held it may just have changed who has a part. Names are looked up person by person: there
 * are few of them, and the register may be long.
 */
async function peopleIn(
  tx: Tx,
  withAll: readonly string[],
  withHolders: readonly string[] = [],
): Promise<ReadonlyMap<string, Involved[]>> {
  const ids = [...withAll, ...withHolders]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ found: InvolvedRow[] | null }>`select json_agg(one) as found from (
    select json_build_array(r.discussion_id, r.person_id, r.relation, r.since, who.name, who.job, who.agency, who.sector) as one
    from relation r, lateral (select p.name, m.job, a.name as agency, a.sector from person p
        join membership m on m.committee_id = r.committee_id and m.person_id = p.id
        join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
      where p.id = r.person_id offset 0) who
    where r.committee_id = (select committee_now()) and r.discussion_id = any(${ids}::uuid[]) and r.ended_at is null
      and (r.relation <> all(${[...invited]}) or r.person_id = me() or r.discussion_id = any(${[...withAll]}::uuid[]))
    order by r.since, r.relation, who.name) involved`.execute(tx)
  const people = new Map<string, Involved[]>()
  for (const [discussionId, personId, relation, since, name, job, agency, sector] of rows[0]?.found ?? []) {
    const involved = { personId, relation, since: new Date(since), name, job, agency, sector }
    const others = people.get(discussionId)
    if (others) others.push(involved)
    else people.set(discussionId, [involved])
  }
  return people
}

type InvolvedRow = readonly [
  discussionId: string,
  personId: string,
  relation: Relation,
  since: string,
  name: string,
  job: string,
  agency: string,
  sector: Sector,
]

/** Moments come as text, as JSON writes them. */
interface DiscussionRow {
  id: string
  committee_id: string
  reference: string
  pseudonym: string
  status: Status
  status_since: string
  version: number
  begun_at: string
  begun_by: string
  requester_id: string
  conflicts: string[]
}

const discussionOf = (row: DiscussionRow, people: readonly Involved[]): Discussion => ({
  id: row.id,
  committeeId: row.committee_id,
  reference: row.reference,
  pseudonym: row.pseudonym,
  status: row.status,
  statusSince: new Date(row.status_since),
  version: row.version,
  begunAt: new Date(row.begun_at),
  begunBy: row.begun_by,
  requesterId: row.requester_id,
  conflicts: row.conflicts,
  people,
})

/** Ids of people with a conflict of interest in the discussion, for those who have it in hand. */
export async function closedTo(tx: Tx, discussion: Discussion): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select closed_to(${discussion.id}) as id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/**
 * Puts a person into a relation to the discussion. Coming back to an ended relation opens it again. Somebody with a conflict of interest is
 * given no part: they may sit in the room, and see nothing of it here.
 */
export async function relate(
  tx: Tx,
  discussion: Discussion,
  personId: string,
  relation: Relation,
  now: Date,
): Promise<void> {
  if ((await closedTo(tx, discussion)).has(personId)) return
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

/** Ids of those in whose history this has happened, as far as the reader may see it. All are of one committee. */
export async function happenedIn(
  tx: Tx,
  event: string,
  discussions: readonly Pick<Discussion, 'id' | 'committeeId'>[],
): Promise<ReadonlySet<string>> {
  const [first] = discussions
  if (!first) return new Set()
  const rows = await tx
    .selectFrom('history')
    .select('discussion_id')
    .distinct()
    .where('committee_id', '=', first.committeeId)
    .where(
      'discussion_id',
      'in',
      discussions.map(({ id }) => id),
    )
    .where('event', '=', event)
    .execute()
  return new Set(rows.map((row) => row.discussion_id))
}
