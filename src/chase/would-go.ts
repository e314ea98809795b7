/** What would go now, for the operator (`retention due`): deleted as the job does it, looked at, and left as it was. */
import { sql } from 'kysely'
import type { System } from '../discussion.ts'
import type { Database, Tx } from '../kit/database.ts'
import { disposals } from './disposals.ts'

/** A class of privacy.yaml, or `month-keys` and `submissions`, which leave no proof; how many rows and keys. */
export interface Going {
  readonly discussionId: string | null
  readonly kind: string
  readonly rows: number
  readonly keys: number
}

/** In one transaction that is rolled back. Throws what a disposal throws. */
export async function wouldGo(database: Database, system: System, now: Date): Promise<readonly Going[]> {
  try {
    return await database.withActor(system, async (tx) => {
      throw new LeftAsItWas(await goingIn(tx, system, now))
    })
  } catch (error) {
    if (error instanceof LeftAsItWas) return error.going
    throw error
  }
}

class LeftAsItWas extends Error {
  readonly going: readonly Going[]
  constructor(going: readonly Going[]) {
    super('nothing was deleted')
    this.going = going
  }
}

async function goingIn(tx: Tx, system: System, now: Date): Promise<Going[]> {
  const before = new Set((await proofs(tx)).map(({ id }) => id))
  const unproved: Going[] = []
  for (const { doing, due } of disposals)
    for (const { dispose } of await due(tx, now)) {
      const rows = await dispose(tx, system, now)
      if (rows) unproved.push({ discussionId: null, kind: doing, rows, keys: 0 })
    }
  const proved = (await proofs(tx)).filter(({ id, rows, keys }) => !before.has(id) && rows + keys > 0)
  return [...proved.map(({ id: _, ...going }) => going), ...unproved]
}

async function proofs(tx: Tx): Promise<(Going & { readonly id: string })[]> {
  const { rows } = await sql<Going & { id: string }>`
    select id, discussion_id as "discussionId", class as kind, rows, keys from disposal
    where committee_id = committee_now() order by discussion_id nulls last, class, id`.execute(tx)
  return rows
}
