/** What writers answered to the guard (P22): which words are kept, for which reason, and which of them a second person refused. Never the words. */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, type Discussion, personIdOf } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { Findings, Kept } from '../kit/guarding.ts'
import { keyFor } from './key-ring.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    guard_choice: {
      committee_id: string
      discussion_id: string
      place: string
      mark: string
      kind: string
      severity: 'must' | 'check' | 'together'
      reason: string
      person_id: string | null
      at: Date
    }
  }
}

type About = Pick<Discussion, 'committeeId' | 'id'>

export interface Choices {
  /** The reason for which the words behind a mark are kept at a place; null where they are not, or were refused. */
  reasonFor(place: string, mark: string): string | null
  isKept(place: string, mark: string): boolean
  /** A second person wants these words changed: nobody keeps them any more. */
  isRefused(place: string, mark: string): boolean
  /** Under the discussion's key: without it nobody tries names on it. */
  keyed(place: string, mark: string): string
}

const none: Choices = {
  reasonFor: () => null,
  isKept: () => false,
  isRefused: () => false,
  keyed: () => '',
}

/** Answers given before. `keyed` is of use only where there are some. */
export async function choicesIn(tx: Tx, { committeeId, id }: About): Promise<Choices> {
  const { rows } = await sql<{ mark: string; reason: string; refused: boolean; at: Date }>`
    select c.mark, c.reason, c.at, exists (select from kept_word k where k.committee_id = c.committee_id
      and k.discussion_id = c.discussion_id and k.choice_mark = c.mark and k.answer = 'refuse') as refused
    from guard_choice c where c.committee_id = ${committeeId} and c.discussion_id = ${id}`.execute(tx)
  const [first] = rows
  if (!first) return none
  const keyed = await keyedMarks(tx, { committeeId, id }, first.at)
  const given = new Map(rows.map((row) => [row.mark, row]))
  const at = (place: string, mark: string) => given.get(keyed(place, mark))
  const reasonFor = (place: string, mark: string) => {
    const row = at(place, mark)
    return row && !row.refused ? row.reason : null
  }
  return {
    reasonFor,
    isKept: (place, mark) => reasonFor(place, mark) !== null,
    isRefused: (place, mark) => at(place, mark)?.refused ?? false,
    keyed,
  }
}

async function keyedMarks(tx: Tx, { committeeId, id }: About, now: Date) {
  const { key } = await keyFor(tx, committeeId, { purpose: 'guard-log', subject: id }, now)
  return (place: string, mark: string): string =>
    createHmac('sha256', key).update(`kept words\n${place}\n${mark}`).digest('hex').slice(0, 32)
}

/** Keeps what was answered just now, of the findings at `at` that were not answered before. */
export async function remember(
  tx: Tx,
  discussion: About,
  at: string,
  findings: Findings,
  kept: Kept,
  before: Choices,
  by: Actor,
  now: Date,
): Promise<void> {
  if (Object.keys(findings).length === 0) return
  const keyed = await keyedMarks(tx, discussion, now)
  const rows = Object.entries(findings).flatMap(([field, marked]) =>
    marked
      .filter(({ mark }) => !before.isKept(`${at}.${field}`, mark))
      .map(({ mark, kind, severity }) => ({
        committee_id: discussion.committeeId,
        discussion_id: discussion.id,
        place: `${at}.${field}`,
        mark: keyed(`${at}.${field}`, mark),
        kind,
        severity,
        reason: kept[field]?.[mark] ?? '',
        person_id: personIdOf(by),
        at: now,
      })),
  )
  if (rows.length > 0) await tx.insertInto('guard_choice').values(rows).execute()
}
