/**
 * What the registers ask of people as time goes by: a refresher that is past (P29), an own page that may be out of date (P15), a
 * procedure that is to be reviewed (P27). The reminders before a refresher stand in training.reminders.ts.
 */
import { sql } from 'kysely'
import { dayOf, daysBetween, formatDate, training } from '#content'
import type { Tx } from '../kit/database.ts'
import type { LetterOrder } from '../kit/letters.ts'
import { kindLabel, monthsLater } from '../registers/training-due.ts'
import { endOf } from '../steps/forum/procedure-control.ts'
import { holding } from '../trust/duty-holders.rows.ts'
import { procedureVersions } from '../trust/procedure-version.rows.ts'
import { inUseOn, type ProcedureVersion, versionAddress } from '../trust/procedure-version.ts'
import { reportLetters } from './report.reminders.ts'
import { standingTraining } from './training.reminders.ts'

/** A date that passed longer ago than this was past before this service began: the pages say so, no letter does. */
const recent = 30

/** Each in a transaction of its own (chase.ts): what cannot be read for one does not hold up the others. By what a failure is called. */
export const registerLetters: Readonly<Record<string, (tx: Tx, now: Date) => Promise<readonly LetterOrder[]>>> = {
  'training-past': refreshersPast,
  'pool-checks': poolChecks,
  'report-time': reportLetters,
  'procedure-review': async (tx, now) =>
    reviewLetters(now, (await versionInUse(tx, now)).reviewOn, await holding(tx, 'policy-team')),
  'procedure-version': async (tx, now) => newVersionLetters(tx, await versionInUse(tx, now), now),
}

const versionInUse = async (tx: Tx, now: Date): Promise<ProcedureVersion> =>
  inUseOn(await procedureVersions(tx), dayOf(now))

/** The day after: the person themselves, and those who look for a facilitator. */
async function refreshersPast(tx: Tx, now: Date): Promise<LetterOrder[]> {
  const past = (await standingTraining(tx)).filter(
    ({ due }) => due < dayOf(now) && daysBetween(noon(due), now) <= recent,
  )
  if (past.length === 0) return []
  const searching = await holding(tx, 'reviewing-team')
  return past.flatMap(({ id, personId, kind, due }) =>
    [...new Set([personId, ...searching])].map((person) => ({
      letter: 'training-past',
      to: { person },
      values: { due_date: formatDate(noon(due), 'long'), training_name: kindLabel(kind) },
      link: person === personId ? '/facilitators/me' : '/facilitators',
      once: `training-past:${id}:${person}`,
    })),
  )
}

/** Every six months after the first training that counts, whoever can be asked to lead. */
async function poolChecks(tx: Tx, now: Date): Promise<LetterOrder[]> {
  const { rows } = await sql<{ personId: string; since: string }>`
    select f.person_id as "personId", min(t.completed_on)::text as since from facilitator f
      join membership m on m.committee_id = f.committee_id and m.person_id = f.person_id and m.left_at is null
      join training t on t.committee_id = f.committee_id and t.person_id = f.person_id and t.confirmed_by is not null
    where f.committee_id = committee_now() and f.state = 'active' group by f.person_id order by 1`.execute(tx)
  return rows.flatMap(({ personId, since }) => {
    const day = latestHalfYear(since, dayOf(now))
    if (day === null || daysBetween(noon(day), now) > recent) return []
    return [
      {
        letter: 'pool-check',
        to: { person: personId },
        link: '/facilitators/me',
        once: `pool-check:${personId}:${day}`,
      },
    ]
  })
}

/** The last day, not after today, that is a whole number of half years after this one; null within the first half year. */
export function latestHalfYear(since: string, today: string): string | null {
  let found: string | null = null
  for (let months = 6; monthsLater(since, months) <= today; months += 6) found = monthsLater(since, months)
  return found
}

/** 90 and 30 days before the review date, and on it: those who own the procedure. `review`: a day, or a month, which lasts to its end. */
export function reviewLetters(now: Date, review: string, owners: readonly string[]): LetterOrder[] {
  const left = daysBetween(now, new Date(endOf(review).getTime() - 43_200_000))
  const { first, second } = training.remind
  if (left > first.default || left < -recent) return []
  const before = left <= 0 ? 0 : left <= second.default ? second.default : first.default
  const date = review.length === 7 ? formatDate(noon(`${review}-01`), 'month') : formatDate(noon(review), 'long')
  return owners.map((person) => ({
    letter: 'procedure-review',
    to: { person },
    values: { review_date: date },
    link: '/procedure',
    once: `procedure-review:${review}:${before}:${person}`,
  }))
}

/** On the day a new version comes into use, everybody who works here (P27, P28). */
async function newVersionLetters(tx: Tx, version: ProcedureVersion, now: Date): Promise<LetterOrder[]> {
  if (version.number === 1 || daysBetween(noon(version.effectiveOn), now) > recent) return []
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from membership where committee_id = committee_now() and left_at is null order by 1`.execute(
    tx,
  )
  return rows.map(({ personId }) => ({
    letter: 'procedure-new-version',
    to: { person: personId },
    values: { version: version.label },
    link: versionAddress(version),
    once: `procedure-version:${version.number}:${personId}`,
  }))
}

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`)
