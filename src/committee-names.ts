/** The names a committee sets (words.yaml), over the defaults. Kept for a minute: every page asks. */
import { type Names, namesOf } from '#content'
import type { Database } from './kit/database.ts'

const keptFor = 60_000

/** Null asks for the defaults: nobody is signed in. */
export function committeeNames(database: Database): (committeeId: string | null) => Promise<Names> {
  const kept = new Map<string, { readonly names: Promise<Names>; readonly until: number }>()
  return (committeeId) => {
    if (committeeId === null) return Promise.resolve(namesOf())
    const known = kept.get(committeeId)
    if (known && known.until > Date.now()) return known.names
    const names = read(database, committeeId)
    kept.set(committeeId, { names, until: Date.now() + keptFor })
    names.catch(() => kept.delete(committeeId))
    return names
  }
}

async function read(database: Database, committeeId: string): Promise<Names> {
  const row = await database.withNobody((tx) =>
    tx.selectFrom('committee').select('names').where('id', '=', committeeId).executeTakeFirst(),
  )
  return namesOf(row?.names)
}

/** Every committee of this installation, for the operator's commands. */
export async function committeeIds(database: Database): Promise<string[]> {
  const rows = await database.ask<{ id: string }>('select id from common_ground.committee order by id', [])
  return rows.map(({ id }) => id)
}
