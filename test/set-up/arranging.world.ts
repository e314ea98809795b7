/** For the web tests of arranging: a discussion with its facilitator and a Team around the Child of two registered people and a guest. */

import type { Status } from '../../src/discussion.ts'
import { newId } from '../../src/kit/id.ts'
import type { TestHouse } from './house.ts'
import { plantDiscussion } from './world.ts'

export const guest = { name: 'Wanda Guest', email: 'wanda.guest@charity.example' }

export async function plantArranging(house: TestHouse, status: Status = 'facilitator-confirmed'): Promise<string> {
  const { world, owner } = house
  const id = await plantDiscussion(owner, world, {
    status,
    people: {
      isla: 'requester',
      gregor: 'first-manager',
      helen: 'second-manager',
      marion: 'facilitator',
      catriona: 'team-member',
      calum: 'team-member',
    },
  })
  const members = [
    { person: world.people.catriona, name: 'Catriona Milne', agency: 'health', email: world.people.catriona.email },
    { person: world.people.calum, name: 'Calum Sim', agency: 'police', email: world.people.calum.email },
    { person: null, name: guest.name, agency: 'third-sector', email: guest.email },
    { person: null, name: 'Not Told', agency: 'health', email: 'not.told@health.example', skip: 'safety' },
  ]
  for (const [position, { person, name, agency, email, skip }] of members.entries())
    await owner.query(
      `insert into team_member (committee_id, discussion_id, id, position, person_id, name, role, agency, email, skip_reason)
       values ($1, $2, $3, $4, $5, $6, 'Worker', $7, $8, $9)`,
      [world.strathlorne, id, newId(), position + 1, person?.personId ?? null, name, agency, email, skip ?? null],
    )
  return id
}

export interface WrittenLetter {
  readonly letter: string
  readonly to: string
  readonly link: string
  readonly values: Readonly<Record<string, string>>
  readonly calendar: {
    method: string
    uid: string
    sequence: number
    start: string
    end: string
    place: string
    url?: string
  } | null
}

/** The letters about a discussion, oldest first. */
export async function lettersOf({ owner }: TestHouse, discussion: string): Promise<WrittenLetter[]> {
  const { rows } = await owner.query<WrittenLetter>(
    `select l.letter, coalesce(p.email, l.to_address) as "to", l.link, l.values, l.calendar
     from letter l left join person p on p.id = l.person_id where l.discussion_id = $1 order by l.written_at, l.id`,
    [discussion],
  )
  return rows
}

/** The newest letter of this kind to this address. */
export async function letterTo(
  house: TestHouse,
  discussion: string,
  to: string,
  letter: string,
): Promise<WrittenLetter> {
  const found = (await lettersOf(house, discussion)).findLast((one) => one.letter === letter && one.to === to)
  if (!found) throw new Error(`no letter ${letter} to ${to}`)
  return found
}

export const statusOf = async ({ owner }: TestHouse, discussion: string): Promise<string> =>
  (await owner.query<{ status: string }>('select status from discussion where id = $1', [discussion])).rows[0]
    ?.status ?? ''

/** The fields of a day and a time under a prefix. */
export function typedAt(prefix: string, date: string, time: string): Record<string, string> {
  const [year = '', month = '', day = ''] = date.split('-')
  return {
    [`${prefix}date-day`]: day,
    [`${prefix}date-month`]: month,
    [`${prefix}date-year`]: year,
    [`${prefix}time`]: time,
  }
}

export const setFields = (date: string, time: string) => ({
  ...typedAt('', date, time),
  option: '',
  length: 'usual',
  how: 'mixed',
  place: 'Room 4, Town House',
  link: 'https://meet.council.example/abc',
})
