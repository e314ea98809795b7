/**
 * Cover has its effect at once, and not with the next background run: parts, letters, desks (P8, P10). After cover was named or ended, in all that
 * waits; after a manager was asked while cover stands, in that discussion.
 */
import { sql } from 'kysely'
import type { System } from '../../discussion.ts'
import { act } from '../../kit/act.ts'
import { newId } from '../../kit/id.ts'
import type { House } from '../../kit/web.ts'
import { standIn } from './stand-in.ts'

export async function standInNow(
  house: Pick<House, 'database' | 'clock' | 'log'>,
  committeeId: string,
  only: string | null = null,
): Promise<void> {
  const system: System = { kind: 'system', committeeId }
  try {
    for (const id of only === null ? await waitingIn(house, system) : [only])
      await act(house, standIn, id, { fields: {}, key: newId() }, system)
  } catch (error) {
    house.log.error({ part: 'cover', err: error }, 'cover waits for the next background run') // what was sent has been done
  }
}

const waitingIn = async ({ database }: Pick<House, 'database'>, system: System): Promise<string[]> => {
  const { rows } = await database.withActor(system, (tx) =>
    sql<{ id: string }>`
      select id from discussion where committee_id = committee_now() and status = any(${[...standIn.when]}) order by status_since`.execute(
      tx,
    ),
  )
  return rows.map(({ id }) => id)
}
