import type { Discussion, Sector } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { invitationsIn, meetingIn } from '../../room/meeting.rows.ts'
import { here, peopleInvited } from '../../room/people-here.rows.ts'
import { roomOf } from '../../room/room.rows.ts'
import type { Access } from '../../trust/access.ts'
import type { MeetingFacts } from './record-copy.ts'

const order: readonly Sector[] = ['social-work', 'health', 'police', 'education', 'third-sector', 'office']

/** What the system knows about the meeting, for the facilitator (who reads the list of invitations). */
export async function factsOf(tx: Tx, discussion: Discussion): Promise<MeetingFacts> {
  const [planned, room, people, invitations] = [
    await meetingIn(tx, discussion),
    await roomOf(tx, discussion),
    here(await peopleInvited(tx, discussion)),
    await invitationsIn(tx, discussion),
  ]
  const sectors = people.map((person) => person.sector ?? order.find((sector) => sector === person.agency))
  const isHere = (id: string) => people.some((person) => person.id === id)
  return {
    heldAt: room?.openedAt ?? discussion.statusSince,
    how: planned?.how ?? null,
    minutes: room?.minutes ?? null,
    sectors: order.filter((sector) => sectors.includes(sector)),
    expertTopics: invitations
      .filter((one) => one.invitedAs === 'topic-expert' && isHere(one.id))
      .map((one) => one.topic),
  }
}

/** For the facilitator's pages. */
export const factsSeen = ({ tx, discussion }: Access<'record-draft'>): Promise<MeetingFacts> => factsOf(tx, discussion)
