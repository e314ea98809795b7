/**
 * What belongs to no discussion and goes when its time is over (P31): the other classes of privacy.yaml, each with the function of the database that
 * deletes it (db/, what-belongs-to-no-discussion). What goes leaves a proof; what figures are counted from is counted first.
 */
import { type RawBuilder, sql } from 'kysely'
import { dayOf, interfaceWords, privacy } from '#content'
import type { System } from '../discussion.ts'
import { afterCommit, type Tx } from '../kit/database.ts'
import { findDiscussion } from '../kit/discussions.ts'
import { quarterOf } from '../kit/quarter.ts'
import { type Period, periodIn, timeBefore } from './keeping-period.ts'
import { forgetKeys } from './key-ring.ts'
import { firstVersion } from './procedure-version.ts'
import { proveDisposal } from './retention.ts'
import { keptFor, periodOf } from './retention-rules.ts'

export interface CommitteeRule {
  readonly class: string
  /** What had its time by now: the call that deletes it. */
  readonly dispose: (now: Date) => RawBuilder<unknown>
}

const numberIn = (label: string): number => Number(/\d+/.exec(label)?.[0] ?? 1)
const before = (id: string, now: Date): Date => timeBefore(now, periodOf(id))

export const committeeRules: readonly CommitteeRule[] = [
  { class: 'message-log', dispose: (now) => sql`dispose_of_letters(${before('message-log', now)})` },
  { class: 'format-request', dispose: (now) => sql`dispose_of_format_requests(${before('format-request', now)})` },
  { class: 'exemption', dispose: (now) => sql`dispose_of_exemptions(${before('exemption', now)})` },
  {
    class: 'briefing',
    dispose: (now) =>
      sql`dispose_of_briefings(${dayOf(before('briefing', now))}, ${numberIn(firstVersion.label)}, ${`${firstVersion.effectiveOn}-01`.slice(0, 10)})`,
  },
  { class: 'training', dispose: (now) => sql`dispose_of_training(${before('training', now)}, ${now})` },
  { class: 'evaluation', dispose: (now) => sql`dispose_of_evaluation(${quarterOf(before('evaluation', now))})` },
  { class: 'theme', dispose: (now) => sql`dispose_of_themes(${before('theme', now)})` },
  {
    class: 'harmless-word',
    dispose: (now) => sql`dispose_of_harmless_words(${before('harmless-word', now)})`,
  },
  { class: 'figures', dispose: (now) => sql`dispose_of_figures(${before('figures', now).getUTCFullYear()})` },
  { class: 'private-note', dispose: (now) => sql`dispose_of_notes(${afterLeaving('private-note', now)})` },
  { class: 'self-review', dispose: (now) => sql`dispose_of_self_reviews(${afterLeaving('self-review', now)})` },
  {
    class: 'account',
    dispose: (now) => sql`empty_accounts(${before('account', now)}, ${now}, ${interfaceWords.people_gone})`,
  },
  { class: 'account', dispose: (now) => sql`dispose_of_newcomers(${timeBefore(now, { count: 1, unit: 'month' })})` },
  { class: 'history', dispose: (now) => sql`dispose_of_proofs(${before('history', now)})` },
  { class: 'history', dispose: (now) => sql`cut_audit(${before('history', now)}, ${now}, ${keptFor('history')})` },
]

/** What somebody keeps as long as they like goes some time after their account closes; privacy.yaml says it in `after`. */
function afterLeaving(id: string, now: Date): Date {
  const { after } = privacy.classes.find((one) => one.id === id)?.kept ?? { after: '' }
  return timeBefore(now, periodAfterLeaving(after))
}

export function periodAfterLeaving(words: string): Period {
  return periodIn(/\d{1,4} \w{1,10}(?= after \w{1,10} account closes)/.exec(words)?.[0] ?? '')
}

/** Run as the program itself, once for each rule. */
export async function disposeInCommittee(tx: Tx, system: System, rule: CommitteeRule, now: Date): Promise<void> {
  await prove(tx, system, null, rule.class, rule.dispose(now), now)
}

/** Discussions whose history has had its time, in whichever status they were left. Run as the program itself. */
export async function discussionsOver(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from discussions_over(${before('history', now)}) as id`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** The whole discussion, with whatever is left of it; its figures stay. Whether it is over is asked again under its lock. */
export async function disposeOfDiscussion(tx: Tx, system: System, id: string, now: Date): Promise<void> {
  await findDiscussion(tx, id, true)
  await prove(tx, system, id, 'history', sql`dispose_of_discussion(${id}, ${before('history', now)})`, now)
}

async function prove(
  tx: Tx,
  system: System,
  discussionId: string | null,
  kind: string,
  call: RawBuilder<unknown>,
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ gone: number; keys: number }>`select gone, keys from ${call}`.execute(tx)
  const { gone, keys } = rows[0] ?? { gone: 0, keys: 0 }
  if (keys > 0) afterCommit(tx, forgetKeys)
  if (gone + keys > 0) await proveDisposal(tx, system, discussionId, kind, gone, keys, now)
}

/** The key of a month goes when no key is wrapped by it any more; none is made for a month that is half a year ago. Gives how many went. Run as the program itself. */
export async function destroyEmptyMonths(tx: Tx, now: Date): Promise<number> {
  const month = timeBefore(now, { count: 6, unit: 'month' }).toISOString().slice(0, 7)
  const { numAffectedRows = 0n } =
    await sql`delete from common_ground_keys.month_key m where m.committee_id = committee_now() and m.month < ${month}
    and not exists (select from common_ground_keys.data_key k where k.committee_id = m.committee_id and k.month_key = m.id)`.execute(
      tx,
    )
  return Number(numAffectedRows)
}
