/** The whole room as one person may see it: what a page is made from, and what a stream begins with. */
import { type Discussion, type Person, peopleAs, type Sector, type Status } from '../discussion.ts'
import type { Access } from '../trust/access.ts'
import type { Author } from './board-kind.ts'
import type { InvitedAs } from './meeting.tables.ts'
import { authorOf } from './operations.ts'
import { type Invited, peopleInvited } from './people-here.rows.ts'
import { type Room, roomOf } from './room.rows.ts'
import type { RoomLog } from './room-log.ts'
import { type RoomState, seenBy } from './room-state.ts'

/** Plain JSON: the same in the server and in a browser. */
export interface SeenRoom {
  readonly number: number
  readonly state: RoomState
  readonly status: Status
  /** When the room was opened, and the part of the agenda it stands in, as the procedure keeps them. */
  readonly openedAt: string
  readonly part: string
  readonly partSince: string
  readonly facilitators: readonly SeenPerson[]
  readonly people: readonly SeenPerson[]
  readonly you: Author
}

export interface SeenPerson {
  /** Of the invitation; '' for the facilitator, who has none. */
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly job: string
  readonly agency: string
  readonly sector: Sector
  readonly invitedAs: InvitedAs | 'facilitator'
  readonly isHere: boolean
  readonly hasAgreed: boolean
}

export interface OpenRoom {
  readonly room: Room
  readonly people: readonly Invited[]
  readonly seen: SeenRoom
}

/** Null before the room was first opened. */
export async function seenRoom(access: Access<'meeting'>, person: Person, log: RoomLog): Promise<OpenRoom | null> {
  const { tx, discussion } = access
  const room = await roomOf(tx, discussion)
  if (!room) return null
  const people = await peopleInvited(tx, discussion)
  await log.catchUp(tx)
  const seen: SeenRoom = {
    number: log.number,
    state: seenBy(log.state, person),
    status: discussion.status,
    openedAt: room.openedAt.toISOString(),
    part: room.part,
    partSince: room.partSince.toISOString(),
    facilitators: facilitatorsOf(discussion),
    people: people.map(seenPerson),
    you: await authorOf(tx, discussion, person),
  }
  return { room, people, seen }
}

const facilitatorsOf = (discussion: Discussion): SeenPerson[] =>
  peopleAs(discussion, 'facilitator').map(({ personId, name, job, agency, sector }) => ({
    id: '',
    personId,
    name,
    job,
    agency,
    sector,
    invitedAs: 'facilitator',
    isHere: true,
    hasAgreed: true,
  }))

export const seenPerson = (person: Invited): SeenPerson => ({
  id: person.id,
  personId: person.personId,
  name: person.name,
  job: person.role,
  agency: person.agency,
  sector: person.sector ?? sectors.find((sector) => sector === person.agency) ?? 'office',
  invitedAs: person.invitedAs,
  isHere: person.isHere,
  hasAgreed: person.agreedAt !== null,
})

const sectors: readonly Sector[] = ['social-work', 'police', 'health', 'education', 'third-sector']
