import type { Database } from '../kit/database.ts'
import { idleMinutes, longestHours } from '../trust/sessions.ts'

/** Which of these sessions still stand, as a page would find them. A stream alone keeps none alive. */
export async function liveSessions(
  database: Database,
  now: Date,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await database.ask<{ id: string }>(
    `select common_ground.standing_sessions($1::uuid[], $2::timestamptz, make_interval(mins => $3), make_interval(hours => $4)) as id`,
    [[...new Set(ids)], now, idleMinutes, longestHours],
  )
  return new Set(rows.map((row) => row.id))
}
