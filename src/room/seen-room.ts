/** The whole room as one person may see it: what a page is made from, and what a stream begins with. */
import { type Discussion, type Person, peopleAs, relationsOf, type Sector, type Status } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { Access } from '../trust/access.ts'
import type { Author } from './board-kind.ts'
import { openInvited } from './invitation-words.ts'
import { mayShareLead } from './leads.ts'
import type { InvitedAs } from './meeting.tables.ts'
import { authorAmong } from './operations.ts'
import { type Invited, peopleInvited } from './people-here.rows.ts'
import { type Room, roomOf } from './room.rows.ts'
import { broughtUpToDate, type RoomLog } from './room-log.ts'
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
  /** When the boards are deleted; null while the meeting has not ended. */
  readonly boardsGoAt: string | null
  readonly facilitators: readonly SeenPerson[]
  readonly people: readonly SeenPerson[]
  readonly you: Author
  /** Topic experts whose part it is now: person ids. */
  readonly expertsIn: readonly string[]
  /** What a topic expert was asked, for themselves. */
  readonly topic: { readonly topic: string; readonly question: string } | null
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
  /** For the facilitator: whether the lead may be shared with them. */
  readonly mayLead?: boolean
}

export interface OpenRoom {
  readonly room: Room
  readonly people: readonly Invited[]
  readonly seen: SeenRoom
}

/** Null before the room was first opened. */
export async function seenRoom(access: Access<'meeting'>, person: Person, log: RoomLog): Promise<OpenRoom | null> {
  const { tx, discussion } = access
  const [room, people] = await Promise.all([
    roomOf(tx, discussion),
    peopleInvited(tx, discussion),
    broughtUpToDate(tx, discussion, log),
  ])
  if (!room) return null
  const you = authorAmong(people, discussion, person)
  const seen: SeenRoom = {
    number: log.number,
    state: seenBy(log.state, person),
    status: discussion.status,
    openedAt: room.openedAt.toISOString(),
    part: room.part,
    partSince: room.partSince.toISOString(),
    boardsGoAt: room.boardsGoAt?.toISOString() ?? null,
    facilitators: facilitatorsOf(discussion),
    people: people.map((one) => ({
      ...seenPerson(one, discussion),
      ...(you.facilitator && one.personId ? { mayLead: mayShareLead(discussion, one.personId) } : {}),
    })),
    you,
    expertsIn: peopleAs(discussion, 'expert-in-the-room').map(({ personId }) => personId),
    topic: you.visiting ? await ownTopic(tx, discussion, person) : null,
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

/** One's own invitation is in reach (db/0004); nobody else's topic is. */
async function ownTopic(tx: Tx, discussion: Discussion, person: Person): Promise<SeenRoom['topic']> {
  const row = await tx
    .selectFrom('invitation')
    .select(['id', 'topic', 'topic_question'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('person_id', '=', person.personId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const { topic, topic_question: question } = await openInvited(tx, discussion, row)
  return { topic, question }
}

export const seenPerson = (person: Invited, discussion: Discussion): SeenPerson => ({
  id: person.id,
  personId: person.personId,
  name: person.name,
  job: person.role,
  agency: person.agency,
  sector: person.sector ?? sectors.find((sector) => sector === person.agency) ?? 'office',
  invitedAs: partOf(person, discussion) ?? person.invitedAs,
  isHere: person.isHere,
  hasAgreed: person.agreedAt !== null,
})

/** A part given in the room goes before what somebody was invited as. */
function partOf({ personId }: Invited, discussion: Discussion): 'co-facilitator' | 'scribe' | null {
  const relations = personId ? relationsOf(discussion, personId) : []
  if (relations.includes('co-facilitator')) return 'co-facilitator'
  return relations.includes('scribe') ? 'scribe' : null
}

const sectors: readonly Sector[] = ['social-work', 'police', 'health', 'education', 'third-sector']
