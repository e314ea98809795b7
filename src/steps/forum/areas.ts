/** The areas this service works for: for people who are not signed in, and so could belong to any of them. */
import type { Names } from '#content'
import type { House } from '../../kit/web.ts'

export interface AreaNames {
  readonly id: string
  readonly names: Names
}

export async function areasOf(house: House): Promise<AreaNames[]> {
  const ids = await house.database.withNobody((tx) => tx.selectFrom('committee').select('id').orderBy('slug').execute())
  return Promise.all(ids.map(async ({ id }) => ({ id, names: await house.namesOf(id) })))
}
