/**
 * What had its time while the story went on went on its day, and left its proof (P31), as where the program has run for a year: the first run at the
 * real day finds nothing that is late. Of what belongs to no discussion only letters are old enough.
 */
import { sql } from 'kysely'
import { dayOf } from '#content'
import type { System } from '../discussion.ts'
import type { Database, Tx } from '../kit/database.ts'
import { disposeOfBoards } from '../room/boards.disposal.ts'
import { committeeRules, disposeInCommittee } from '../trust/committee-retention.ts'
import { overAt } from '../trust/keeping-period.ts'
import { disposeOf, dueForDisposal, goesAt } from '../trust/retention.ts'
import { periodOf } from '../trust/retention-rules.ts'

export async function letGo(database: Database, committeeId: string, now: Date): Promise<void> {
  const system: System = { kind: 'system', committeeId }
  const within = <T>(work: (tx: Tx) => Promise<T>) => database.withActor(system, work)
  for (const day of await within((tx) => daysOfBoards(tx, now))) await within((tx) => disposeOfBoards(tx, system, day))
  const due = await within((tx) => dueForDisposal(tx, now))
  for (const one of due.toSorted((a, b) => goesAt(a).getTime() - goesAt(b).getTime()))
    await within((tx) => disposeOf(tx, system, one, goesAt(one)))
  const letters = committeeRules.filter((rule) => rule.class === 'message-log')
  for (const rule of letters)
    for (const day of await within((tx) => daysOfLetters(tx, now)))
      await within((tx) => disposeInCommittee(tx, system, rule, day))
}

async function daysOfBoards(tx: Tx, now: Date): Promise<Date[]> {
  const { rows } = await sql<{ day: Date }>`
    select distinct boards_go_at as day from room where committee_id = committee_now() and boards_go_at <= ${now} order by 1`.execute(
    tx,
  )
  return rows.map(({ day }) => day)
}

/** One for each day on which letters were sent that are old enough by now: the moment the last of these is. */
async function daysOfLetters(tx: Tx, now: Date): Promise<Date[]> {
  const { rows } = await sql<{ sent: Date }>`
    select distinct sent_at as sent from letter where committee_id = committee_now() and sent_at is not null order by 1`.execute(
    tx,
  )
  const over = rows.map(({ sent }) => overAt(sent, periodOf('message-log'))).filter((at) => at <= now)
  return [...Map.groupBy(over, (at) => dayOf(at)).values()].flatMap((ofOneDay) => ofOneDay.slice(-1))
}
