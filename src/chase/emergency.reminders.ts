/**
 * An emergency access that nobody has looked at (R16): a reminder after three working days; after the last day to the auditors too, and once more after
 * ten. Then it stays on desks, and no more letters go until these are forgotten after twelve months (privacy.yaml, message-log): then it is called to
 * mind anew. Where both who were told have left, it is the auditors' from the beginning.
 */
import { sql } from 'kysely'
import { addWorkingDays, formatDate, workingDays } from '#content'
import type { Tx } from '../kit/database.ts'
import type { LetterOrder } from '../kit/letters.ts'
import { lookWithin, toldAndHere } from '../trust/emergency.ts'

const remindAfter = 3
const lastAfter = 10

export async function emergencyLetters(tx: Tx, now: Date): Promise<readonly LetterOrder[]> {
  const { rows } = await sql<{ id: string; reference: string; openedAt: Date; told: string[]; auditors: string[] }>`
    select e.id, e.reference, e.opened_at as "openedAt", ${toldAndHere} as told, array(select d.person_id from duty d
        join membership m on m.committee_id = d.committee_id and m.person_id = d.person_id and m.left_at is null
        where d.committee_id = e.committee_id and d.duty = 'auditor' and d.person_id <> e.person_id order by 1) as auditors
    from emergency_access e where e.committee_id = committee_now() and e.outcome is null order by e.opened_at`.execute(
    tx,
  )
  return rows.flatMap(({ id, reference, openedAt, told, auditors }) => {
    const gone = workingDays(openedAt, now)
    if (gone < remindAfter) return []
    const late = gone > lookWithin
    const which = gone >= lastAfter ? 'last' : late ? 'late' : 'before'
    const people = new Set(late || told.length === 0 ? [...told, ...auditors] : told)
    return [...people].map((person) => ({
      letter: 'emergency-access-waiting',
      to: { person },
      values: { reference, due_date: formatDate(addWorkingDays(openedAt, lookWithin), 'long') },
      link: `/emergency/${id}`,
      once: `emergency-access-waiting:${id}:${which}:${person}`,
    }))
  })
}
