/** What somebody does for a committee: given and taken by its administrators, told to those who watch, and never beside a recovery of the account. */
import { sql } from 'kysely'
import { formatDate } from '#content'
import type { Duty, Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { type LetterOrder, writeLetters } from '../kit/letters.ts'
import { watchersWithout, whomToTell } from '../trust/watchers.rows.ts'

export interface DutyChange {
  readonly given: readonly Duty[]
  readonly taken: readonly Duty[]
}

/** The two watch each other: the Lead Officer may open a discussion in an emergency, and the auditor is told. */
export const watchEachOther = (duties: readonly Duty[]): boolean =>
  duties.includes('lead-officer') && duties.includes('auditor')

/** Exactly these, from now on. */
export async function setDuties(
  tx: Tx,
  by: Person,
  personId: string,
  duties: readonly Duty[],
  now: Date,
): Promise<DutyChange> {
  const gone = await tx
    .deleteFrom('duty')
    .where('committee_id', '=', by.committeeId)
    .where('person_id', '=', personId)
    .returning('duty')
    .execute()
  if (duties.length > 0)
    await tx
      .insertInto('duty')
      .values(duties.map((duty) => ({ committee_id: by.committeeId, person_id: personId, duty })))
      .execute()
  const before = gone.map(({ duty }) => duty)
  const taken = before.filter((duty) => !duties.includes(duty))
  if (taken.length > 0) await noteTaken(tx, by, personId, now)
  return { given: duties.filter((duty) => !before.includes(duty)), taken }
}

const noteTaken = (tx: Tx, by: Person, personId: string, now: Date) =>
  tx
    .updateTable('membership')
    .set({ duties_ended_at: now })
    .where('committee_id', '=', by.committeeId)
    .where('person_id', '=', personId)
    .execute()

/** Until when nobody gives them a duty, because a recovery of their account is open or was used within a day; null: now. */
export async function dutiesWaitUntil(tx: Tx, personId: string, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`select duties_wait_until(${personId}, ${now}) as until`.execute(tx)
  return rows[0]?.until ?? null
}

/** At once, to the person and to everybody who watches; never only to the one who did it. `duties`: in words, what they have now. */
export async function tellOfDuties(
  tx: Tx,
  by: Person,
  person: { readonly id: string; readonly name: string },
  duties: string,
  now: Date,
): Promise<void> {
  const values = { sender_name: by.name, decided_on: formatDate(now, 'day'), duties }
  const others = await watchersWithout(tx, [by.personId, person.id])
  const orders: LetterOrder[] = [
    {
      letter: 'duties-changed',
      to: { person: person.id },
      values: { ...values, contact: await whomToTell(tx, person.id, [by.personId], now) },
    },
    ...others.map((id) => ({
      letter: 'duties-changed-of-colleague',
      to: { person: id },
      values: { ...values, colleague_name: person.name },
    })),
  ]
  await writeLetters(tx, by.committeeId, null, orders, now)
}
