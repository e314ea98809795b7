/** The register of facilitators and their training (P14, P15, P29). Row-level security decides who reads and changes which rows. */

import type { Generated } from 'kysely'
import { sql } from 'kysely'
import type { Person, Sector } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { TrainingRow } from './training-due.ts'

type State = 'active' | 'paused' | 'left'
interface FacilitatorTable {
  committee_id: string
  person_id: string
  state: State
  profession: string
  register: string | null
  base: string
  supervision_years: 'under-1' | '1-to-3' | 'over-3'
  group_experience: boolean
  settings: string
  topics: string[]
  languages: string[]
  ways: string[]
  capacity: number
  manager_agrees: boolean
  own_support: string
  left_at: Date | null
  version: Generated<number>
}
declare module '../kit/tables.ts' {
  interface Tables {
    facilitator: FacilitatorTable
  }
}

export type Entry = Omit<FacilitatorTable, 'committee_id' | 'person_id' | 'state' | 'left_at' | 'version'>
export type StandingEntry = Entry & { readonly state: State; readonly version: number }

export async function ownEntry(tx: Tx, person: Person): Promise<StandingEntry | null> {
  const row = await tx
    .selectFrom('facilitator')
    .selectAll()
    .where('committee_id', '=', person.committeeId)
    .where('person_id', '=', person.personId)
    .executeTakeFirst()
  return row ?? null
}

/** Joins or changes; false when the entry was changed on another page since `version` was seen. */
export async function keepEntry(tx: Tx, person: Person, entry: Entry, version: number): Promise<boolean> {
  if (version > 0) return changeEntry(tx, person, entry, version)
  const added = await tx
    .insertInto('facilitator')
    .values({ committee_id: person.committeeId, person_id: person.personId, state: 'active', ...entry })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** A break, coming back, leaving: at any time, by oneself. */
export const keepState = (tx: Tx, person: Person, state: State, version: number, now: Date): Promise<boolean> =>
  changeEntry(tx, person, { state, left_at: state === 'left' ? now : null }, version)

async function changeEntry(
  tx: Tx,
  person: Person,
  change: Partial<FacilitatorTable>,
  version: number,
): Promise<boolean> {
  const changed = await tx
    .updateTable('facilitator')
    .set({ ...change, version: version + 1 })
    .where('committee_id', '=', person.committeeId)
    .where('person_id', '=', person.personId)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export interface ListedFacilitator {
  readonly personId: string
  readonly name: string
  readonly job: string
  readonly agency: string
  readonly sector: Sector
  readonly state: 'active' | 'paused'
  readonly languages: readonly string[]
  readonly capacity: number
  readonly training: readonly TrainingRow[]
}

/** Everybody on the list, by name, with their 4x4x4 training. */
export async function registerOf(tx: Tx, committeeId: string): Promise<readonly ListedFacilitator[]> {
  const { rows } = await sql<ListedFacilitator>`
    select f.person_id as "personId", p.name, m.job, a.name as agency, a.sector, f.state,
      f.languages, f.capacity, coalesce((select json_agg(json_build_object('kind', t.kind, 'completedOn', t.completed_on,
        'refresherDueOn', t.refresher_due_on, 'confirmed', t.confirmed)) from model_training() t where t.person_id = f.person_id), '[]') as training
    from facilitator f
      join person p on p.id = f.person_id and p.left_at is null
      join membership m on m.committee_id = f.committee_id and m.person_id = f.person_id and m.left_at is null
      join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where f.committee_id = ${committeeId} and f.state <> 'left'
    order by p.name`.execute(tx)
  return rows
}
