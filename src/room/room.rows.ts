/** The room a meeting uses: when it was opened, what was read out, where the group is, how it ended. */

import type { Generated } from 'kysely'
import type { Discussion } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { Json } from '../kit/tables.ts'
import type { Access } from '../trust/access.ts'

export type Fidelity = Readonly<Record<string, 'yes' | 'partly' | 'no'>>

interface RoomTable {
  committee_id: string
  discussion_id: string
  opened_at: Date
  opened_by: string
  purpose_read: string[]
  part: Generated<string>
  part_since: Date
  moves: Generated<number>
  last_number: Generated<number>
  stopped_at: Generated<Date | null>
  stopped_for_safety: Generated<boolean>
  ended_at: Generated<Date | null>
  minutes: number | null
  fidelity: Json<Fidelity>
  boxes: Json<Readonly<Record<string, number>>>
  boards_go_at: Generated<Date | null>
  boards_gone_at: Generated<Date | null>
}
declare module '../kit/tables.ts' {
  interface Tables {
    room: RoomTable
  }
}

export interface Room {
  readonly openedAt: Date
  readonly purposeRead: readonly string[]
  /** Id of meeting.yaml, agenda. */
  readonly part: string
  readonly partSince: Date
  /** How often a card went to another box. */
  readonly moves: number
  readonly stoppedForSafety: boolean
  readonly endedAt: Date | null
  readonly minutes: number | null
  readonly fidelity: Fidelity
  readonly boardsGoAt: Date | null
}

export async function roomOf(tx: Tx, discussion: Discussion): Promise<Room | null> {
  const row = await tx
    .selectFrom('room')
    .selectAll()
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .executeTakeFirst()
  if (!row) return null
  return {
    openedAt: row.opened_at,
    purposeRead: row.purpose_read,
    part: row.part,
    partSince: row.part_since,
    moves: row.moves,
    stoppedForSafety: row.stopped_for_safety,
    endedAt: row.ended_at,
    minutes: row.minutes,
    fidelity: row.fidelity,
    boardsGoAt: row.boards_go_at,
  }
}

/** For pages beside the room. */
export const roomSeen = ({ tx, discussion }: Access<'meeting'>): Promise<Room | null> => roomOf(tx, discussion)

/** Opens the room. A meeting that was stopped and found a new time opens the same room again, with its boards. */
export async function openRoom(tx: Tx, discussion: Discussion, by: string, purposeRead: readonly string[], now: Date) {
  const opened = { opened_at: now, opened_by: by, purpose_read: [...purposeRead], part: 'welcome', part_since: now }
  await tx
    .insertInto('room')
    .values({
      committee_id: discussion.committeeId,
      discussion_id: discussion.id,
      ...opened,
      minutes: null,
      fidelity: '{}',
      boxes: '{}',
    })
    .onConflict((conflict) =>
      conflict.columns(['committee_id', 'discussion_id']).doUpdateSet({ ...opened, stopped_at: null }),
    )
    .execute()
}

type Changes = Partial<{
  part: string
  part_since: Date
  stopped_at: Date | null
  stopped_for_safety: boolean
  ended_at: Date
  minutes: number
  fidelity: string
  boxes: string
  moves: number
  boards_go_at: Date
}>

export async function changeRoom(tx: Tx, discussion: Discussion, changes: Changes): Promise<void> {
  await tx
    .updateTable('room')
    .set(changes)
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .execute()
}
