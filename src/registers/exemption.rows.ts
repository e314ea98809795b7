/** Additions and exemptions. Who reads and who changes one is said by row-level security too (db/0013-registers.sql). */
import { type Generated, sql } from 'kysely'
import type { Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { CommitteeAnswer, ExemptionForm, GroupView } from './exemption.form.ts'

export type ExemptionState = 'asked' | 'with-group' | 'with-committee' | 'agreed' | 'not-agreed'

declare module '../kit/tables.ts' {
  interface Tables {
    exemption: {
      committee_id: string
      id: string
      what: string
      who_for: string
      why: string
      from_on: string
      to_on: string
      asked_by: string
      asked_at: Date
      state: Generated<ExemptionState>
      group_view: Generated<GroupView | null>
      group_by: Generated<string | null>
      group_at: Generated<Date | null>
      agreed_on: Generated<string | null>
      noted_by: Generated<string | null>
      noted_at: Generated<Date | null>
      version: Generated<number>
    }
  }
}

export interface Exemption {
  readonly id: string
  readonly what: string
  readonly whoFor: string
  readonly why: string
  /** 'YYYY-MM-DD', as the next and `agreedOn`. */
  readonly fromOn: string
  readonly toOn: string
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: Date
  readonly state: ExemptionState
  readonly groupView: GroupView | null
  readonly groupByName: string | null
  readonly groupAt: Date | null
  readonly agreedOn: string | null
  readonly notedByName: string | null
  readonly version: number
}

/** Those this person may read, newest first. */
export async function exemptionsIn(tx: Tx): Promise<Exemption[]> {
  const { rows } = await sql<Exemption>`
    select e.id, e.what, e.who_for as "whoFor", e.why, e.from_on as "fromOn", e.to_on as "toOn", e.asked_by as "askedBy",
      a.name as "askedByName", e.asked_at as "askedAt", e.state, e.group_view as "groupView", g.name as "groupByName",
      e.group_at as "groupAt", e.agreed_on as "agreedOn", n.name as "notedByName", e.version
    from exemption e join person a on a.id = e.asked_by left join person g on g.id = e.group_by left join person n on n.id = e.noted_by
    where e.committee_id = committee_now() order by e.asked_at desc`.execute(tx)
  return rows
}

export async function askExemption(tx: Tx, person: Person, id: string, form: ExemptionForm, now: Date): Promise<void> {
  await tx
    .insertInto('exemption')
    .values({
      committee_id: person.committeeId,
      id,
      what: form.what,
      who_for: form['who-for'],
      why: form.why,
      from_on: form.from,
      to_on: form.to,
      asked_by: person.personId,
      asked_at: now,
    })
    .execute()
}

/** False where somebody else was faster, or it is not this person's to consider. */
export async function noteGroupView(
  tx: Tx,
  person: Person,
  { id, version }: Pick<Exemption, 'id' | 'version'>,
  view: GroupView,
  now: Date,
): Promise<boolean> {
  const changed = await tx
    .updateTable('exemption')
    .set({
      state: view === 'more' ? 'with-group' : 'with-committee',
      group_view: view,
      group_by: person.personId,
      group_at: now,
      version: version + 1,
    })
    .where('committee_id', '=', person.committeeId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', ['asked', 'with-group'])
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function noteCommitteeAnswer(
  tx: Tx,
  person: Person,
  { id, version }: Pick<Exemption, 'id' | 'version'>,
  answered: CommitteeAnswer,
  now: Date,
): Promise<boolean> {
  const changed = await tx
    .updateTable('exemption')
    .set({
      state: answered['committee-agreed'] === 'yes' ? 'agreed' : 'not-agreed',
      agreed_on: answered['agreed-on'],
      noted_by: person.personId,
      noted_at: now,
      version: version + 1,
    })
    .where('committee_id', '=', person.committeeId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'with-committee')
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
