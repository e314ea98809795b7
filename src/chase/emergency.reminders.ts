/**
 * An emergency access that nobody has looked at (R16): a reminder after three working days; after the last day to the auditors too, and once more after
 * ten. Then it stays on desks, and no more letters go until these are forgotten after twelve months (privacy.yaml, message-log): then it is called to
 * mind anew. Where both who were told have left, it is the auditors' from the beginning; where it is late and there is no auditor, administrators hear that
 * there is none, and nothing of what waits.
 */
import { sql } from 'kysely'
import { addWorkingDays, formatDate, workingDays } from '#content'
import type { Duty } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { LetterOrder } from '../kit/letters.ts'
import { lookWithin, toldAndHere } from '../trust/emergency.ts'

const remindAfter = 3
const lastAfter = 10

export async function emergencyLetters(tx: Tx, now: Date): Promise<readonly LetterOrder[]> {
  const { rows } = await sql<Waiting>`
    select e.id, e.reference, e.opened_at as "openedAt", ${toldAndHere} as told, ${holding('auditor')} as auditors,
      ${holding('administrator')} as administrators
    from emergency_access e where e.committee_id = committee_now() and e.outcome is null order by e.opened_at`.execute(
    tx,
  )
  const waiting = rows.filter(({ openedAt }) => workingDays(openedAt, now) >= remindAfter)
  const unseen = waiting.find((one) => isLate(one, now) && one.auditors.length === 0)
  return [...waiting.flatMap((one) => remindersOf(one, now)), ...(unseen ? auditorMissing(unseen, now) : [])]
}

interface Waiting {
  readonly id: string
  readonly reference: string
  readonly openedAt: Date
  /** Of those who were told, who still works here. */
  readonly told: readonly string[]
  readonly auditors: readonly string[]
  readonly administrators: readonly string[]
}

/** Of `emergency_access e`: who has this duty and still works here, but for whoever opened it. */
const holding = (duty: Duty) => sql<string[]>`array(select d.person_id from duty d
  join membership m on m.committee_id = d.committee_id and m.person_id = d.person_id and m.left_at is null
  where d.committee_id = e.committee_id and d.duty = ${duty} and d.person_id <> e.person_id order by 1)`

const isLate = ({ openedAt }: Waiting, now: Date): boolean => workingDays(openedAt, now) > lookWithin

const roundOf = (one: Waiting, now: Date): string =>
  workingDays(one.openedAt, now) >= lastAfter ? 'last' : isLate(one, now) ? 'late' : 'before'

function remindersOf(one: Waiting, now: Date): LetterOrder[] {
  const { id, reference, openedAt, told, auditors } = one
  const people = new Set(isLate(one, now) || told.length === 0 ? [...told, ...auditors] : told)
  return [...people].map((person) => ({
    letter: 'emergency-access-waiting',
    to: { person },
    values: { reference, due_date: formatDate(addWorkingDays(openedAt, lookWithin), 'long') },
    link: `/emergency/${id}`,
    once: `emergency-access-waiting:${id}:${roundOf(one, now)}:${person}`,
  }))
}

/** Once for all that wait, by the oldest. */
const auditorMissing = (one: Waiting, now: Date): LetterOrder[] =>
  one.administrators.map((person) => ({
    letter: 'auditor-missing',
    to: { person },
    link: '/people',
    once: `auditor-missing:${one.id}:${roundOf(one, now)}:${person}`,
  }))
