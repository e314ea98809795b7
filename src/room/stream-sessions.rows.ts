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
    `select s.id from common_ground.session s join common_ground.person p on p.id = s.person_id and p.epoch = s.epoch
      where s.id = any($1::uuid[]) and s.ended_at is null and p.left_at is null
        and s.last_seen_at > $2::timestamptz - make_interval(mins => $3) and s.begun_at > $2::timestamptz - make_interval(hours => $4)`,
    [[...new Set(ids)], now, idleMinutes, longestHours],
  )
  return new Set(rows.map((row) => row.id))
}
