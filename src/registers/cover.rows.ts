/** Who covers for whom, and when (P8, P10). Who reads and who names one is said by row-level security too (db, cover). */
import { type Generated, sql } from 'kysely'
import type { Person } from '../discussion.ts'
import { audit, type Upon } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { type LetterOrder, writeLetters } from '../kit/letters.ts'
import type { InLine } from '../trust/line-of-management.ts'
import type { CoverForm } from './cover.form.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    cover: {
      committee_id: string
      id: string
      absent_id: string
      covers_id: string
      from_day: string
      to_day: string
      set_by: string
      set_at: Date
      ended_at: Generated<Date | null>
      equivalent: string | null
    }
  }
}

export interface NamedCover {
  readonly id: string
  readonly absent: string
  readonly covers: string
  /** 'YYYY-MM-DD', as `toDay`. */
  readonly fromDay: string
  readonly toDay: string
  /** A code of agreement.yaml, cover.equivalent; null: a manager of the same agency. */
  readonly equivalent: string | null
}

/** Those that are not over and that this person may see: their own, those they cover; all of them for an administrator. */
export async function coversNamed(tx: Tx, today: string): Promise<NamedCover[]> {
  const { rows } = await sql<NamedCover>`
    select c.id, a.name as absent, p.name as covers, c.from_day::text as "fromDay", c.to_day::text as "toDay", c.equivalent
    from cover c join person a on a.id = c.absent_id join person p on p.id = c.covers_id
    where c.committee_id = committee_now() and c.ended_at is null and c.to_day >= ${today}::date
    order by c.from_day, a.name`.execute(tx)
  return rows
}

export interface Listed extends InLine {
  readonly name: string
  readonly job: string
  readonly agency: string
}

/** Everybody who works here, by agency and name. */
export async function peopleHere(tx: Tx): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select p.id, p.name, m.job, a.name as agency, a.id as "agencyId", m.line_manager_id as "lineManagerId" from membership m join person p on p.id = m.person_id
      join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where m.committee_id = committee_now() and m.left_at is null and p.left_at is null order by a.name, p.name, p.id`.execute(
    tx,
  )
  return rows
}

/** Named, and told to the colleague; to whoever is away too, where somebody else named it. */
export async function nameCover(tx: Tx, by: Person, id: string, form: CoverForm, now: Date): Promise<Upon> {
  await tx
    .insertInto('cover')
    .values({
      committee_id: by.committeeId,
      id,
      absent_id: form.who,
      covers_id: form.person,
      from_day: form.from,
      to_day: form.to,
      set_by: by.personId,
      set_at: now,
      equivalent: form.equivalent,
    })
    .execute()
  const order = (letter: string, person: string, values: Record<string, string>) =>
    ({ letter, to: { person }, values, link: '/cover' }) satisfies LetterOrder
  const toCover = order('cover-named', form.person, { manager_name: form.name })
  const toCovered = order('cover-named-for-you', form.who, { sender_name: by.name })
  await writeLetters(tx, by.committeeId, null, form.who === by.personId ? [toCover] : [toCover, toCovered], now)
  await audit(tx, by, 'act', 'covered', null, now, { upon: { person: form.who } })
  return { person: form.person }
}

/** Ended before its last day; false where it was not there or over. */
export async function endCover(tx: Tx, id: string, now: Date): Promise<Upon | false> {
  const ended = await tx
    .updateTable('cover')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('covers_id as person')
    .executeTakeFirst()
  return ended ?? false
}
