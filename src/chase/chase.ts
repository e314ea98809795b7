/**
 * What days going by bring: acts of the program itself (forms that open, offers that end, discussions that finish) and reminders.
 * Run by a job every ten minutes and after the demonstration's clock was moved. Running it twice changes nothing: an act is
 * refused the second time, and a reminder has a key of its own.
 */
import { sql } from 'kysely'
import type { Discussion, System } from '../discussion.ts'
import { actIn } from '../kit/act.ts'
import type { Clock } from '../kit/clock.ts'
import type { Database, Tx } from '../kit/database.ts'
import { discussionsWhere, findDiscussion } from '../kit/discussions.ts'
import { newId } from '../kit/id.ts'
import { writeLetters } from '../kit/letters.ts'
import type { AnyStep } from '../kit/step.ts'
import { procedure } from '../procedure.ts'
import { disposals } from './disposals.ts'
import { emergencyLetters } from './emergency.reminders.ts'
import { registerLetters } from './register.reminders.ts'
import { reminders } from './reminders.ts'
import { refreshersDue } from './training.reminders.ts'

export interface Chasing {
  readonly database: Database
  readonly clock: Clock
}

/** What could not be done, for the operators: codes and ids only. */
export interface Failure {
  readonly doing: string
  readonly discussionId: string | null
  /** Code of the database or name of the error; never its words. */
  readonly code: string
}

/** Every committee and every discussion in turn: what fails in one does not hold up the others. Returns what failed. */
export async function chase(chasing: Chasing): Promise<readonly Failure[]> {
  const committees = await chasing.database.withNobody((tx) => tx.selectFrom('committee').select('id').execute())
  const failures: Failure[] = []
  for (const { id } of committees) await chaseCommittee(chasing, { kind: 'system', committeeId: id }, failures)
  return failures
}

async function chaseCommittee({ database, clock }: Chasing, system: System, failures: Failure[]): Promise<void> {
  const tried = async <T>(
    doing: string,
    discussionId: string | null,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T | null> => {
    try {
      return await database.withActor(system, work)
    } catch (error) {
      failures.push({ doing, discussionId, code: codeOf(error) })
      return null
    }
  }
  for (const step of programSteps) {
    const ids = await tried(step.name, null, (tx) => inStatuses(tx, step, clock.now()))
    for (const id of ids ?? [])
      await tried(step.name, id, (tx) => actIn(tx, step, id, { fields: {}, key: newId() }, system, clock.now()))
  }
  const waiting = await tried('reminders', null, waitingNow)
  for (const discussion of waiting ?? [])
    await tried('reminders', discussion.id, (tx) => remind(tx, discussion.id, clock.now()))
  await tried('training', null, async (tx) =>
    writeLetters(tx, system.committeeId, null, await refreshersDue(tx, clock.now()), clock.now()),
  )
  for (const [doing, lettersOf] of Object.entries(registerLetters))
    await tried(doing, null, async (tx) =>
      writeLetters(tx, system.committeeId, null, await lettersOf(tx, clock.now()), clock.now()),
    )
  await tried('emergencies', null, async (tx) =>
    writeLetters(tx, system.committeeId, null, await emergencyLetters(tx, clock.now()), clock.now()),
  )
  for (const { doing, due } of disposals)
    for (const { discussionId, dispose } of (await tried(doing, null, (tx) => due(tx, clock.now()))) ?? [])
      await tried(doing, discussionId, (tx) => dispose(tx, system, clock.now()))
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

/** Steps that are the program's own and need no form. */
const programSteps: readonly AnyStep[] = procedure
  .map(({ step }) => step)
  .filter((step) => step.who.length === 1 && step.who[0] === 'system')

async function inStatuses(tx: Tx, step: AnyStep, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from discussion where committee_id = committee_now() and status = any(${[...step.when]})
      and status_since <= ${step.restedSince?.(now) ?? now}
    order by status_since`.execute(tx)
  return rows.map((row) => row.id)
}

const waitingNow = (tx: Tx): Promise<Discussion[]> =>
  discussionsWhere(
    tx,
    sql`d.status = any(${[...new Set(reminders.flatMap(({ when }) => when))]})`,
    sql`order by d.status_since`,
  )

/** Under the discussion's lock: two who look at once do not write one letter twice, or make a link that no letter holds. */
async function remind(tx: Tx, id: string, now: Date): Promise<void> {
  const discussion = await findDiscussion(tx, id, true)
  if (!discussion) return
  for (const reminder of reminders) {
    if (!reminder.when.includes(discussion.status)) continue
    const orders = await reminder.orders(tx, discussion, now)
    await writeLetters(tx, discussion.committeeId, discussion.id, orders, now)
  }
}
