/**
 * Where a chain begins whose oldest entries have gone (privacy.yaml, history). Nobody can be asked how old they were: but a checkpoint was signed when
 * the chain ended at its entry, so whatever came after that entry is younger. A cut that took any of these younger than was kept then is found.
 */
import type pg from 'pg'
import type { Finding, Head } from './audit-chain.ts'
import { periodIn, timeBefore } from './keeping-period.ts'
import { keptFor } from './retention-rules.ts'

export interface Start extends Head {
  readonly cutAt: Date
  /** How long entries were kept then, as it is said in the database; null: a cut of before that was said. */
  readonly keeps: string | null
}

/** `at`: when it was signed, ISO 8601; a head that a backup noted has none. `keeps`: how long entries were kept then, where it was signed with it. */
export type Signed = Head & { readonly at?: string; readonly keeps?: string }

export async function startsOf(client: pg.Client): Promise<Start[]> {
  const { rows } = await client.query<{
    committee: string
    seq: string
    hash: string
    cutAt: Date
    keeps: string | null
  }>(
    `select committee_id as committee, seq::text, encode(hash, 'hex') as hash, cut_at as "cutAt", keeps from common_ground.audit_start`,
  )
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

/** What is wrong with a cut, as far as the checkpoints of its committee know; `now` by the clock that wrote the entries; null: not asked. */
export function wrongCut(start: Start, checkpoints: readonly Signed[], now: Date | null): Finding | null {
  const finding = (seq: number, what: Finding['what']): Finding => ({
    committee: start.committee,
    seq,
    until: start.seq,
    what,
  })
  if (now && start.cutAt > now) return finding(1, 'cut')
  const youngest = timeBefore(start.cutAt, periodIn(keptThen(start, checkpoints)))
  const tooYoung = checkpoints.find(({ seq, at }) => seq < start.seq && at !== undefined && new Date(at) > youngest)
  if (tooYoung) return finding(tooYoung.seq + 1, 'cut')
  const there = checkpoints.find(({ seq }) => seq === start.seq)
  return there && there.hash !== start.hash ? finding(start.seq, 'rewritten') : null
}

/**
 * How long entries were kept when these went: what the cut says, where the last checkpoint signed before it or the first one after it says so too.
 * The row alone is not believed: whoever could write it could make a cut of yesterday's entries right.
 */
function keptThen({ cutAt, keeps }: Start, checkpoints: readonly Signed[]): string {
  const signed = checkpoints
    .flatMap(({ at, keeps }) => (at === undefined ? [] : [{ at: new Date(at), keeps }]))
    .sort((one, other) => one.at.getTime() - other.at.getTime())
  const beside = [signed.findLast(({ at }) => at <= cutAt), signed.find(({ at }) => at > cutAt)]
  return keeps !== null && beside.some((one) => one?.keeps === keeps) ? keeps : keptFor('history')
}
