/** The rooms somebody watches in this process, and looking after them: what is new, who may still watch, whose session has ended. */
import type { FastifyBaseLogger } from 'fastify'
import type { System } from '../discussion.ts'
import type { Clock } from '../kit/clock.ts'
import type { Database, Tx } from '../kit/database.ts'
import { lastNumbers, meetingReaders } from './operations.rows.ts'
import type { RoomLogs } from './room-logs.ts'
import type { RoomStream } from './room-stream.ts'
import { forward, type Snapshot, sendOn } from './send-on.ts'
import { liveSessions } from './stream-sessions.rows.ts'

export interface RoomsParts {
  readonly database: Database
  /** Sessions go by it. */
  readonly clock: Clock
  readonly log: Pick<FastifyBaseLogger, 'warn'>
  readonly snapshot: Snapshot
}

interface Watched {
  readonly committeeId: string
  readonly streams: Set<RoomStream>
  /** One look at a time; another one follows where news came meanwhile. */
  looking: Promise<void> | null
  again: boolean
}

export class WatchedRooms {
  private readonly rooms = new Map<string, Watched>()
  private readonly parts: RoomsParts
  private readonly logs: RoomLogs

  constructor(parts: RoomsParts, logs: RoomLogs) {
    this.parts = parts
    this.logs = logs
  }

  get size(): number {
    return this.rooms.size
  }

  has(discussionId: string): boolean {
    return this.rooms.has(discussionId)
  }

  streamsOf(discussionId: string): ReadonlySet<RoomStream> | null {
    return this.rooms.get(discussionId)?.streams ?? null
  }

  get allStreams(): RoomStream[] {
    return [...this.rooms.values()].flatMap((room) => [...room.streams])
  }

  add(discussionId: string, stream: RoomStream): void {
    const { committeeId } = stream.person
    const room = this.rooms.get(discussionId) ?? { committeeId, streams: new Set(), looking: null, again: false }
    this.rooms.set(discussionId, room)
    room.streams.add(stream)
    stream.onEnd(() => {
      room.streams.delete(stream)
      if (room.streams.size === 0) this.rooms.delete(discussionId)
    })
  }

  /** Reads what is new in one room and who may watch, and sends it on. */
  look(discussionId: string): void {
    const room = this.rooms.get(discussionId)
    if (!room) return
    if (room.looking) {
      room.again = true
      return
    }
    room.looking = this.catchUp(discussionId, room).finally(() => {
      room.looking = null
      if (!room.again) return
      room.again = false
      this.look(discussionId)
    })
  }

  private async catchUp(discussionId: string, room: Watched): Promise<void> {
    const { database, log, snapshot } = this.parts
    const known = this.logs.of(discussionId)
    try {
      const readers = await database.withActor(program(room.committeeId), async (tx) => {
        await known.catchUp(tx)
        return meetingReaders(tx, [discussionId])
      })
      sendOn(room.streams, known, readers.get(discussionId) ?? new Set(), snapshot)
    } catch {
      log.warn({ part: 'room' }, 'a room could not be read; the next look tries again')
    }
  }

  /** The same for all rooms at once, a committee in one transaction. */
  async lookAtAll(): Promise<void> {
    try {
      await this.endOldSessions()
      for (const [committeeId, rooms] of Map.groupBy(this.rooms, ([, room]) => room.committeeId))
        await this.parts.database.withActor(program(committeeId), (tx) => this.lookIn(tx, committeeId, rooms))
    } catch {
      // the database is away: nothing can be written and nothing is sent
    }
  }

  private async lookIn(tx: Tx, committeeId: string, rooms: readonly (readonly [string, Watched])[]): Promise<void> {
    const ids = rooms.map(([id]) => id)
    const last = await lastNumbers(tx, committeeId, ids)
    const readers = await meetingReaders(tx, ids)
    for (const [id, room] of rooms) {
      const known = this.logs.of(id)
      for (const stream of room.streams) {
        if (!readers.get(id)?.has(stream.person.personId)) stream.end()
        else if (stream.ready && stream.sent < known.number) forward(stream, known, this.parts.snapshot)
      }
      if ((last.get(id) ?? 0) > known.number) this.look(id)
    }
  }

  async endOldSessions(): Promise<void> {
    const { database, clock } = this.parts
    const streams = this.allStreams
    const live = await liveSessions(
      database,
      clock.now(),
      streams.map(({ sessionId }) => sessionId),
    )
    for (const stream of streams) if (!live.has(stream.sessionId)) stream.end()
  }
}

const program = (committeeId: string): System => ({ kind: 'system', committeeId })
