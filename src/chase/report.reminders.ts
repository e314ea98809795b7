/** Evaluations are reported from time to time, depending on how many discussions there are (P26): the Policy Team hears when it may be time. */
import { sql } from 'kysely'
import type { Tx } from '../kit/database.ts'
import type { LetterOrder } from '../kit/letters.ts'
import { holding } from '../trust/duty-holders.rows.ts'

/**
 * Since the last report, or since the first meeting where there is none; once for each report; once a year where nobody makes one, because the
 * letter it is known by is forgotten after twelve months (privacy.yaml, message-log).
 */
export async function reportLetters(tx: Tx, now: Date): Promise<readonly LetterOrder[]> {
  const { rows } = await sql<{ number: number; held: number; since: Date | null }>`
    with last as (select coalesce(max(number), 0) as number, max(released_at) as at from evaluation_report where committee_id = committee_now())
    select last.number, count(h.at)::integer as held, coalesce(last.at, min(h.at)) as since
    from last left join history h on h.committee_id = committee_now() and h.event = 'meeting-held' and (last.at is null or h.at > last.at)
    group by last.number, last.at`.execute(tx)
  const [{ number, held, since } = { number: 0, held: 0, since: null }] = rows
  if (!isTimeToReport(held, since, now)) return []
  return (await holding(tx, 'policy-team')).map((person) => ({
    letter: 'report-suggested',
    to: { person },
    link: '/reports/evaluation/release',
    once: `report-suggested:${number + 1}:${person}`,
  }))
}

/** Three discussions or six months, whichever comes first (evaluation.yaml, report.when); never for nothing. */
export function isTimeToReport(held: number, since: Date | null, now: Date): boolean {
  if (held === 0 || since === null) return false
  const halfYearOn = new Date(since)
  halfYearOn.setUTCMonth(halfYearOn.getUTCMonth() + 6)
  return held >= 3 || now >= halfYearOn
}
