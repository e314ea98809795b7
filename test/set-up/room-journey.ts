/** A journey in a room that is open: Isla asked, Catriona and Tom are the team, Marion leads. */
import { type Journey, journey } from './journey.ts'
import { plotUntil } from './journey-world.ts'

export interface RoomJourney {
  readonly house: Journey
  /** Of the discussion. */
  readonly id: string
  /** Its address. */
  readonly room: string
}

export async function roomJourney(): Promise<RoomJourney> {
  const people = { requester: 'isla', team: ['catriona', 'tom'], facilitator: 'marion', begunDaysAgo: 31 } as const
  const house = await journey({ plots: [plotUntil('meeting-open', people)] })
  const { rows } = await house.owner.query(`select id from discussion where status = 'meeting-open'`)
  return { house, id: rows[0].id, room: `/discussions/${rows[0].id}/meeting` }
}
