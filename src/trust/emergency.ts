/**
 * Emergency access (R16, decision 0021): the Lead Officer opens one discussion for an hour, with a reason; two people are told, and one of them
 * looks at it afterwards. It opens reading alone, and not everything. Row-level security says the same (db/0040-emergency-access.sql, db/0054).
 */
import { sql } from 'kysely'
import type { Discussion, Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { Kind } from './policy.ts'

/** Working days within which somebody else has looked at it. */
export const lookWithin = 5

/** The rest stays closed whatever happens: who it is about, the meeting, a record while it is written, single answers of the screening. */
export const emergencyKinds: readonly Kind[] = [
  'summary',
  'areas',
  'request',
  'request-managers',
  'request-arranging',
  'request-screening',
  'request-team',
  'agreement',
  'screening-outcome',
  'record',
]

/** Whoever looks after the people of a committee reads no discussion, not even so. */
export const mayOpenInEmergency = ({ duties }: Pick<Person, 'duties'>): boolean =>
  duties.includes('lead-officer') && !duties.includes('administrator')

/** `until`: when this person's emergency access to this discussion ends, or null. */
export const readsInEmergency = (
  person: Person,
  discussion: Discussion,
  kind: Kind,
  until: Date | null,
  now: Date,
): boolean =>
  until !== null &&
  now < until &&
  mayOpenInEmergency(person) &&
  person.committeeId === discussion.committeeId &&
  !discussion.conflicts?.includes(person.personId) &&
  discussion.status !== 'draft' &&
  emergencyKinds.includes(kind)

/** The access that is open to this person now, or null. */
export async function emergencyOpen(tx: Tx, person: Person, discussionId: string, now: Date): Promise<Date | null> {
  if (!mayOpenInEmergency(person)) return null
  const { rows } = await sql<{ until: Date }>`
    select ends_at as until from emergency_access where committee_id = committee_now() and discussion_id = ${discussionId}
      and person_id = me() and ended_at is null and ends_at > ${now} order by ends_at desc limit 1`.execute(tx)
  return rows[0]?.until ?? null
}

/** Of `emergency_access e`: those who were told and still work here. */
export const toldAndHere = sql<string[]>`array(select m.person_id from membership m join person t on t.id = m.person_id
  where m.committee_id = e.committee_id and m.person_id = any(e.told) and m.left_at is null and t.left_at is null)`

/** Whose it is to look at an access: one of the two who were told; where both have left, an auditor. Never whoever opened it, and once. */
export const mayLookAt = (
  { personId, duties }: Pick<Person, 'personId' | 'duties'>,
  access: {
    readonly personId: string
    readonly told: readonly string[]
    readonly toldAndHere: readonly string[]
    readonly outcome: string | null
  },
): boolean =>
  access.outcome === null &&
  access.personId !== personId &&
  (access.told.includes(personId) || (access.toldAndHere.length === 0 && duties.includes('auditor')))
