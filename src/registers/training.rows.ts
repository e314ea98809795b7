/** Training as it is kept (P29): added by oneself, confirmed by somebody who organises it. */

import type { Generated } from 'kysely'
import { dayOf } from '#content'
import type { Person } from '../discussion.ts'
import type { Upon } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { newId } from '../kit/id.ts'
import { writeLetters } from '../kit/letters.ts'
import { holding } from '../trust/duty-holders.rows.ts'
import type { TrainingRow } from './training-due.ts'

interface TrainingTable {
  committee_id: string
  id: string
  person_id: string
  kind: string
  provider: string
  completed_on: string
  refresher_due_on: string | null
  reach: 'single' | 'multi'
  form: 'self-led' | 'led'
  hours: string | null
  takeaway: string
  confirmed_by: Generated<string | null>
  confirmed_at: Generated<Date | null>
}
declare module '../kit/tables.ts' {
  interface Tables {
    training: TrainingTable
  }
}

export interface OwnTraining extends TrainingRow {
  readonly id: string
  readonly provider: string
  readonly reach: 'single' | 'multi'
  readonly confirmedBy: string | null
}

/** One person's training, newest first. */
export async function trainingOf(
  tx: Tx,
  { committeeId, personId }: Pick<Person, 'committeeId' | 'personId'>,
): Promise<readonly OwnTraining[]> {
  const rows = await tx
    .selectFrom('training')
    .leftJoin('person', 'person.id', 'training.confirmed_by')
    .select([
      'training.id',
      'kind',
      'provider',
      'completed_on',
      'refresher_due_on',
      'reach',
      'confirmed_by',
      'person.name',
    ])
    .where('committee_id', '=', committeeId)
    .where('person_id', '=', personId)
    .orderBy('completed_on', 'desc')
    .orderBy('training.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    provider: row.provider,
    reach: row.reach,
    completedOn: row.completed_on,
    refresherDueOn: row.refresher_due_on,
    confirmed: row.confirmed_by !== null,
    confirmedBy: row.name,
  }))
}

export async function addTraining(
  tx: Tx,
  person: Person,
  row: Omit<TrainingTable, 'committee_id' | 'id' | 'person_id' | 'confirmed_by' | 'confirmed_at'>,
): Promise<void> {
  await tx
    .insertInto('training')
    .values({ committee_id: person.committeeId, id: newId(), person_id: person.personId, ...row })
    .execute()
}

/** Confirmed by somebody who organises training, never by oneself (the database refuses that too). False: nothing waited. */
export async function confirmTraining(tx: Tx, by: Person, id: string, now: Date): Promise<Upon | false> {
  const confirmed = await tx
    .updateTable('training')
    .set({ confirmed_by: by.personId, confirmed_at: now })
    .where('committee_id', '=', by.committeeId)
    .where('id', '=', id)
    .where('confirmed_by', 'is', null)
    .where('person_id', '<>', by.personId)
    .returning('person_id as person')
    .executeTakeFirst()
  return confirmed ?? false
}

export interface Waiting {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly kind: string
  readonly provider: string
  readonly completedOn: string
  readonly reach: 'single' | 'multi'
}

/** Training that nobody has confirmed yet, oldest first. */
export async function trainingToConfirm(tx: Tx, committeeId: string): Promise<readonly Waiting[]> {
  const rows = await tx
    .selectFrom('training')
    .innerJoin('person', 'person.id', 'training.person_id')
    .select(['training.id', 'training.person_id', 'person.name', 'kind', 'provider', 'completed_on', 'reach'])
    .where('committee_id', '=', committeeId)
    .where('confirmed_by', 'is', null)
    .orderBy('training.id')
    .execute()
  return rows.map(({ id, person_id, name, kind, provider, completed_on, reach }) => ({
    id,
    personId: person_id,
    name,
    kind,
    provider,
    completedOn: completed_on,
    reach,
  }))
}

/** The Policy Team hears that training waits to be confirmed: once a day for each person who added some. */
export async function tellWhoConfirms(tx: Tx, person: Person, now: Date): Promise<void> {
  const orders = (await holding(tx, 'policy-team'))
    .filter((id) => id !== person.personId)
    .map((id) => ({
      letter: 'training-confirm',
      to: { person: id },
      link: '/facilitators',
      once: `training-confirm:${person.personId}:${dayOf(now)}:${id}`,
    }))
  await writeLetters(tx, person.committeeId, null, orders, now)
}
