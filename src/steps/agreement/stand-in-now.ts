/** Cover that was named or ended today has its effect at once, and not with the next background run: parts, letters, desks (P8, P10). */
import { sql } from 'kysely'
import type { System } from '../../discussion.ts'
import { act } from '../../kit/act.ts'
import { newId } from '../../kit/id.ts'
import type { House } from '../../kit/web.ts'
import { standIn } from './stand-in.ts'

export async function standInNow(house: Pick<House, 'database' | 'clock'>, committeeId: string): Promise<void> {
  const system: System = { kind: 'system', committeeId }
  const { rows } = await house.database.withActor(system, (tx) =>
    sql<{ id: string }>`
      select id from discussion where committee_id = committee_now() and status = any(${[...standIn.when]}) order by status_since`.execute(
      tx,
    ),
  )
  for (const { id } of rows) await act(house, standIn, id, { fields: {}, key: newId() }, system)
}
