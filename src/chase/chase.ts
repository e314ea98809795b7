/**
 * What days going by bring: acts of the program itself (forms that open, offers that end, discussions that finish) and reminders.
 * Run by a job every ten minutes and after the demonstration's clock was moved. Running it twice changes nothing: an act is
 * refused the second time, and a reminder has a key of its own.
 */
import { sql } from 'kysely'
import type { System } from '../discussion.ts'
import { actIn } from '../kit/act.ts'
import type { Clock } from '../kit/clock.ts'
import type { Database, Tx } from '../kit/database.ts'
import { discussionsWhere } from '../kit/discussions.ts'
import { newId } from '../kit/id.ts'
import { writeLetters } from '../kit/letters.ts'
import type { AnyStep } from '../kit/step.ts'
import { procedure } from '../procedure.ts'
import { disposeOfBoards } from '../room/boards.disposal.ts'
import { reminders } from './reminders.ts'

export interface Chasing {
  readonly database: Database
  readonly clock: Clock
}

/** Every committee in turn; what fails in one does not hold up the others. Returns how many could not be chased. */
export async function chase(chasing: Chasing): Promise<number> {
  const committees = await chasing.database.withNobody((tx) => tx.selectFrom('committee').select('id').execute())
  let failed = 0
  for (const { id } of committees)
    await chaseCommittee(chasing, { kind: 'system', committeeId: id }).catch(() => {
      failed += 1
    })
  return failed
}

async function chaseCommittee({ database, clock }: Chasing, system: System): Promise<void> {
  for (const step of programSteps) {
    const ids = await database.withActor(system, (tx) => inStatuses(tx, step))
    for (const id of ids)
      await database.withActor(system, (tx) => actIn(tx, step, id, { fields: {}, key: newId() }, system, clock.now()))
  }
  await database.withActor(system, (tx) => remind(tx, clock.now()))
  await database.withActor(system, (tx) => disposeOfBoards(tx, system.committeeId, clock.now()))
}

/** Steps that are the program's own and need no form. */
const programSteps: readonly AnyStep[] = procedure
  .map(({ step }) => step)
  .filter((step) => step.who.length === 1 && step.who[0] === 'system')

async function inStatuses(tx: Tx, step: AnyStep): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from discussion where committee_id = committee_now() and status = any(${[...step.when]})
    order by status_since`.execute(tx)
  return rows.map((row) => row.id)
}

async function remind(tx: Tx, now: Date): Promise<void> {
  const waiting = await discussionsWhere(
    tx,
    sql`d.status = any(${[...new Set(reminders.flatMap(({ when }) => when))]})`,
    sql`order by d.status_since`,
  )
  for (const discussion of waiting)
    for (const reminder of reminders) {
      if (!reminder.when.includes(discussion.status)) continue
      const orders = await reminder.orders(tx, discussion, now)
      await writeLetters(tx, discussion.committeeId, discussion.id, orders, now)
    }
}
