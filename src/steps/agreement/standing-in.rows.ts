/** Who answers for a manager who is away (P8, P10): named in the register of cover (src/registers/cover.route.tsx). */
import { sql } from 'kysely'
import { dayOf } from '#content'
import { type Actor, type Discussion, type Involved, peopleAs, personIdOf } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { closedTo, endRelation } from '../../kit/discussions.ts'
import type { Access } from '../../trust/access.ts'
import type { AgreementRole } from './agreement.rows.ts'

/** One colleague for one manager of this discussion. */
export interface Cover {
  readonly absentId: string
  readonly absentName: string
  readonly coversId: string
  /** The last day, 'YYYY-MM-DD'. */
  readonly until: string
  /** It has begun, is not over and was not ended. */
  readonly isNow: boolean
  /** Works here, and has not said that they are not the right one. */
  readonly isFree: boolean
  /** Has answered in this part already. */
  readonly hasAnswered: boolean
}

/** Every cover there was for the managers in this part, the newest first. */
async function coversIn(tx: Tx, discussion: Discussion, role: AgreementRole, now: Date): Promise<Cover[]> {
  const managers = peopleAs(discussion, role).map(({ personId }) => personId)
  if (managers.length === 0) return []
  const today = dayOf(now)
  const { rows } = await sql<Cover>`
    select c.absent_id as "absentId", p.name as "absentName", c.covers_id as "coversId", c.to_day::text as until,
      c.ended_at is null and ${today}::date between c.from_day and c.to_day as "isNow",
      m.left_at is null and not exists (select from agreement a where a.committee_id = c.committee_id and a.discussion_id = ${discussion.id}
        and a.person_id = c.covers_id and a.answer = 'not-me') as "isFree",
      exists (select from agreement a where a.committee_id = c.committee_id and a.discussion_id = ${discussion.id}
        and a.person_id = c.covers_id and a.role = ${role}) as "hasAnswered"
    from cover c
      join person p on p.id = c.absent_id
      join membership m on m.committee_id = c.committee_id and m.person_id = c.covers_id
    where c.committee_id = committee_now() and c.absent_id = any(${managers}::uuid[])
    order by c.set_at desc, c.id`.execute(tx)
  return rows
}

export interface StandingIn {
  readonly begin: readonly Cover[]
  readonly end: readonly string[]
}

/** Who takes a part for somebody now, and whose part ends because the manager is back. Never the practitioner, never the other manager. */
export async function standingIn(tx: Tx, discussion: Discussion, role: AgreementRole, now: Date): Promise<StandingIn> {
  const covers = await coversIn(tx, discussion, role, now)
  const closed = await closedTo(tx, discussion)
  const others = discussion.people.filter(({ relation }) => relation !== 'team-member').map(({ personId }) => personId)
  const mayBegin = ({ coversId, isNow, isFree }: Cover) =>
    isNow && isFree && !closed.has(coversId) && !others.includes(coversId)
  const left = peopleAs(discussion, role).filter(
    ({ personId }) => standsFor(discussion, role, covers, personId) && !isCovering(discussion, role, covers, personId),
  )
  const ended = left.filter(({ personId }) => !covers.some((one) => one.coversId === personId && one.hasAnswered))
  return { begin: firstOfEach(covers.filter(mayBegin)), end: ended.map(({ personId }) => personId) }
}

/** The manager has answered: a colleague named for them who has not answered has no part any more. */
export async function endStandIns(
  tx: Tx,
  discussion: Discussion,
  role: AgreementRole,
  by: string | null,
  now: Date,
): Promise<void> {
  const covers = await coversIn(tx, discussion, role, now)
  const waiting = peopleAs(discussion, role).filter(
    ({ personId }) =>
      personId !== by &&
      standsFor(discussion, role, covers, personId) &&
      !covers.some((one) => one.coversId === personId && one.hasAnswered),
  )
  for (const { personId } of waiting) await endRelation(tx, discussion, role, now, personId)
}

const firstOfEach = (covers: readonly Cover[]): Cover[] =>
  covers.filter((one, at) => covers.findIndex(({ coversId }) => coversId === one.coversId) === at)

/** The cover by which somebody came to their part: its manager was there before them. */
const standsFor = (discussion: Discussion, role: AgreementRole, covers: readonly Cover[], personId: string) =>
  covers.find((one) => one.coversId === personId && cameAfter(peopleAs(discussion, role), one))

const isCovering = (discussion: Discussion, role: AgreementRole, covers: readonly Cover[], personId: string) =>
  covers.some((one) => one.isNow && one.coversId === personId && cameAfter(peopleAs(discussion, role), one))

function cameAfter(people: readonly Involved[], { absentId, coversId }: Cover): boolean {
  const since = (id: string) => people.find(({ personId }) => personId === id)?.since.getTime() ?? 0
  return since(coversId) > since(absentId)
}

/** For whom whoever acts answers: null in their own place. `over`: they stood in, and the days of it are over. */
export async function answersFor(
  tx: Tx,
  discussion: Discussion,
  role: AgreementRole,
  by: Actor,
  now: Date,
): Promise<{ readonly cover: Cover | null; readonly over: boolean }> {
  const covers = await coversIn(tx, discussion, role, now)
  const own = covers.filter((one) => one.coversId === personIdOf(by) && cameAfter(peopleAs(discussion, role), one))
  const cover = own.find(({ isNow }) => isNow) ?? null
  return { cover, over: own.length > 0 && cover === null }
}

/** For the manager's page. */
export const coverSeen = async (
  { tx, discussion }: Access<'agreement'>,
  role: AgreementRole,
  by: Actor,
  now: Date,
): Promise<Cover | null> => (await answersFor(tx, discussion, role, by, now)).cover
