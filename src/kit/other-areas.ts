/** Where else somebody works, to go there from every page: kept for a minute, for every page asks. */
import type { Person } from '../discussion.ts'
import type { Database } from './database.ts'

export interface OtherArea {
  readonly committeeId: string
  readonly area: string
}

interface Membership {
  readonly committee_id: string
  readonly area: string | null
}

const keptFor = 60_000
const kept = new WeakMap<object, Map<string, { readonly areas: Promise<Membership[]>; readonly until: number }>>()

export async function otherAreas(database: Database, person: Person): Promise<OtherArea[]> {
  const areas = await membershipsOf(database, person.personId)
  return areas.flatMap(({ committee_id, area }) =>
    committee_id === person.committeeId ? [] : [{ committeeId: committee_id, area: area ?? '' }],
  )
}

/** They have joined or left one. */
export function forgetAreas(database: Database, personId: string): void {
  kept.get(database)?.delete(personId)
}

function membershipsOf(database: Database, personId: string): Promise<Membership[]> {
  const people = kept.get(database) ?? new Map()
  kept.set(database, people)
  const known = people.get(personId)
  if (known && known.until > Date.now()) return known.areas
  const areas = database.ask<Membership>(
    `select committee_id, names->>'area' as area from common_ground.memberships_of($1)`,
    [personId],
  )
  if (people.size > 10_000) people.clear()
  people.set(personId, { areas, until: Date.now() + keptFor })
  areas.catch(() => people.delete(personId))
  return areas
}
