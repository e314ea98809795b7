/** Refreshers that fall due (P29): everybody on the list of facilitators hears 90 and 30 days before (training.yaml, remind). */
import { sql } from 'kysely'
import { dayOf, daysBetween, formatDate, training } from '#content'
import type { Tx } from '../kit/database.ts'
import type { LetterOrder } from '../kit/letters.ts'
import { kindLabel } from '../registers/training-due.ts'

const { first, second } = training.remind

/** What is due now in the committee of this transaction; each letter has its key. */
export async function refreshersDue(tx: Tx, now: Date): Promise<readonly LetterOrder[]> {
  const orders = (await standingTraining(tx)).flatMap(({ id, personId, kind, due }): LetterOrder[] => {
    const dueDay = new Date(`${due}T12:00:00Z`)
    const left = daysBetween(now, dueDay)
    const before = left <= second.default ? second.default : first.default
    if (left > before || due < dayOf(now)) return []
    return [
      {
        letter: 'training-due',
        to: { person: personId },
        values: { due_date: formatDate(dueDay, 'long'), training_name: kindLabel(kind) },
        link: '/facilitators/me',
        once: `training-due:${id}:${before}`,
      },
    ]
  })
  return orders
}

interface Standing {
  readonly id: string
  readonly personId: string
  readonly kind: string
  /** 'YYYY-MM-DD'. */
  readonly due: string
}

/** The training that lasts longest of each kind; a 4x4x4 refresher takes the place of the core course. */
export async function standingTraining(tx: Tx): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing>`
    select distinct on (t.person_id, replace(t.kind, 'refresher-444', 'core-444')) t.id, t.person_id as "personId", t.kind,
      t.refresher_due_on as due
    from training t
      join facilitator f on f.committee_id = t.committee_id and f.person_id = t.person_id and f.state <> 'left'
      join membership m on m.committee_id = t.committee_id and m.person_id = t.person_id and m.left_at is null
    where t.committee_id = committee_now() and t.confirmed_by is not null and t.refresher_due_on is not null
    order by t.person_id, replace(t.kind, 'refresher-444', 'core-444'), t.refresher_due_on desc`.execute(tx)
  return rows
}
