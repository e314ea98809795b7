/** The areas this service works for: for people who are not signed in, and so could belong to any of them. */
import type { Names } from '#content'
import { isDatabaseAway } from '../../kit/database-fault.ts'
import type { House } from '../../kit/web.ts'

export interface AreaNames {
  readonly id: string
  readonly names: Names
}

export async function areasOf(house: House): Promise<AreaNames[]> {
  const ids = await house.database.withNobody((tx) => tx.selectFrom('committee').select('id').orderBy('slug').execute())
  return Promise.all(ids.map(async ({ id }) => ({ id, names: await house.namesOf(id) })))
}

/** The same for pages that have to be there whatever happens: without the database they name the areas as they were read last, or none. */
export function areasWithout(house: House): () => Promise<readonly AreaNames[]> {
  let last: readonly AreaNames[] = []
  return async () => {
    try {
      last = await areasOf(house)
    } catch (error) {
      if (!(error instanceof Error && isDatabaseAway(error))) throw error
    }
    return last
  }
}
