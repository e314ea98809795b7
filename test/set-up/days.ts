/** Days going by for a while: which letter reaches whom on which day. */
import { expect } from 'vitest'
import { chase } from '../../src/chase/chase.ts'
import { dayOf } from '../../src/content/dates.ts'
import type { TestHouse } from './house.ts'

/** Ten in the morning, some seconds past, of a day of 2026 in Scotland's winter. */
export const tenOn = (day: string): Date => new Date(`${day}T10:00:30Z`)

/** Looks at what is due on each of these days, twice a day: the second look brings nothing. */
export async function liveThrough({ owner, database }: TestHouse, days: readonly string[]): Promise<void> {
  for (const day of days) {
    const chasing = { database, clock: { now: () => tenOn(day) } }
    expect(await chase(chasing)).toEqual([])
    const before = await lettersSoFar(owner)
    expect(await chase(chasing)).toEqual([])
    expect(await lettersSoFar(owner)).toBe(before)
  }
}

const lettersSoFar = async (owner: TestHouse['owner']): Promise<number> =>
  Number((await owner.query('select count(*) from letter')).rows[0]?.count)

/** Every letter about this discussion (null: about none), as `day letter to`, oldest first. */
export async function lettersByDay({ owner }: TestHouse, discussion: string | null): Promise<string[]> {
  const { rows } = await owner.query<{ letter: string; written_at: Date; to: string }>(
    `select l.letter, l.written_at, lower(split_part(coalesce(p.name, nullif(l.to_name, ''), l.to_address), ' ', 1)) as "to"
     from letter l left join person p on p.id = l.person_id where l.discussion_id is not distinct from $1
     order by l.written_at, l.letter, 3`,
    [discussion],
  )
  return rows.map(({ letter, written_at, to }) => `${dayOf(written_at).slice(5)} ${letter} ${to}`)
}

/** Every day from the first to the last, 'YYYY-MM-DD'. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(`${first}T12:00:00Z`); at <= Date.parse(`${last}T12:00:00Z`); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}
