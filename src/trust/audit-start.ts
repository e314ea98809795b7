/**
 * Where a chain begins whose oldest entries have gone (privacy.yaml, history). Nobody can be asked how old they were: but a checkpoint was signed when
 * the chain ended at its entry, so whatever came after that entry is younger. A cut that took any of these younger than it says is found.
 */
import type pg from 'pg'
import type { Finding, Head } from './audit-chain.ts'
import { timeBefore } from './keeping-period.ts'
import { periodOf } from './retention-rules.ts'

export interface Start extends Head {
  readonly cutAt: Date
}

/** `at`: when it was signed, ISO 8601; a head that a backup noted has none. */
export type Signed = Head & { readonly at?: string }

export async function startsOf(client: pg.Client): Promise<Start[]> {
  const { rows } = await client.query<{ committee: string; seq: string; hash: string; cutAt: Date }>(
    `select committee_id as committee, seq::text, encode(hash, 'hex') as hash, cut_at as "cutAt" from common_ground.audit_start`,
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
  const youngest = timeBefore(start.cutAt, periodOf('history'))
  const tooYoung = checkpoints.find(({ seq, at }) => seq < start.seq && at !== undefined && new Date(at) > youngest)
  if (tooYoung) return finding(tooYoung.seq + 1, 'cut')
  const there = checkpoints.find(({ seq }) => seq === start.seq)
  return there && there.hash !== start.hash ? finding(start.seq, 'rewritten') : null
}
