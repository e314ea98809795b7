/**
 * Sends operations to everybody who watches a room, after they were written. Other processes are heard over NOTIFY, which carries the
 * meeting's id only; a look twice a second finds what was not heard, and closes the streams of people who may not watch any more.
 */
import type { FastifyBaseLogger } from 'fastify'
import type { Person, System } from '../discussion.ts'
import type { Clock } from '../kit/clock.ts'
import type { Database, Tx } from '../kit/database.ts'
import type { Operation } from './operation.ts'
import { lastNumbers, meetingReaders } from './operations.rows.ts'
import { RoomLog } from './room-log.ts'
import type { RoomStream } from './room-stream.ts'
import { liveSessions } from './stream-sessions.rows.ts'

export interface Hub {
  /** What this process knows of a room. */
  logOf(discussionId: string): RoomLog
  /** An operation was written by this process: to everybody at once. */
  taken(discussionId: string, operation: Operation, readers: ReadonlySet<string>): void
  /** Something was written by this process in another way (an act that told the room). */
  changed(discussionId: string): void
  /** Somebody's access may have changed: looks at once who may watch. */
  recheck(discussionId: string): void
  /** Whether somebody watches the room here, so that what is new is heard of. */
  isWatched(discussionId: string): boolean
  /** Sends everything after the stream's last number, and from then on what comes. */
  watch(discussionId: string, stream: RoomStream): void
  close(): void
}

export interface HubParts {
  readonly database: Database
  /** Sessions go by it. */
  readonly clock: Clock
  readonly log: Pick<FastifyBaseLogger, 'warn'>
  /** The whole state for one person, as the stream sends it; null where it is not for them. */
  readonly snapshot: (person: Person, discussionId: string) => Promise<{ readonly number: number } | null>
}

interface Watched {
  readonly committeeId: string
  readonly streams: Set<RoomStream>
  /** One look at a time; another one follows where news came meanwhile. */
  looking: Promise<void> | null
  again: boolean
}

/** Milliseconds between two looks. */
const pulse = 500
/** Minutes after which a room nobody watches or writes in is forgotten: words that were destroyed must not live on here. */
const keptFor = 5

export function openHub({ database, clock, log, snapshot }: HubParts): Hub {
  const logs = new Map<string, { readonly log: RoomLog; idle: number }>()
  let sweeping: NodeJS.Timeout | null = null
  const watched = new Map<string, Watched>()
  let timer: NodeJS.Timeout | null = null
  let stopListening: (() => void) | null = null

  function logOf(discussionId: string): RoomLog {
    const known = logs.get(discussionId) ?? { log: new RoomLog(discussionId), idle: 0 }
    known.idle = 0
    logs.set(discussionId, known)
    sweeping ??= setInterval(forget, 60_000).unref()
    return known.log
  }

  function forget(): void {
    for (const [id, known] of logs) {
      known.idle += 1
      if (!watched.has(id) && known.idle > keptFor) logs.delete(id)
    }
  }

  function send(discussionId: string, room: Watched, readers: ReadonlySet<string>): void {
    const known = logOf(discussionId)
    for (const stream of room.streams) {
      if (!readers.has(stream.person.personId)) stream.end()
      else if (stream.ready) forward(stream, known)
    }
  }

  /** What the stream does not have yet: one by one, or the whole state where it is too far behind. */
  function forward(stream: RoomStream, known: RoomLog): void {
    if (!stream.isOpen) return
    const operations = known.after(stream.sent)
    if (operations === null) void renew(stream, known)
    else for (const operation of operations) stream.send(operation)
  }

  async function renew(stream: RoomStream, known: RoomLog): Promise<void> {
    stream.ready = false
    try {
      const whole = await snapshot(stream.person, known.discussionId)
      if (!whole) return stream.end()
      stream.renew(whole, whole.number)
      stream.ready = true
      forward(stream, known)
    } catch {
      stream.cut() // the database is away: the browser comes back by itself
    }
  }

  function look(discussionId: string): void {
    const room = watched.get(discussionId)
    if (!room) return
    if (room.looking) {
      room.again = true
      return
    }
    room.looking = catchUp(discussionId, room).finally(() => {
      room.looking = null
      if (!room.again) return
      room.again = false
      look(discussionId)
    })
  }

  async function catchUp(discussionId: string, room: Watched): Promise<void> {
    try {
      const readers = await database.withActor(program(room.committeeId), async (tx) => {
        await logOf(discussionId).catchUp(tx)
        return meetingReaders(tx, [discussionId])
      })
      send(discussionId, room, readers.get(discussionId) ?? new Set())
    } catch {
      log.warn({ part: 'room' }, 'a room could not be read; the next look tries again')
    }
  }

  async function beat(): Promise<void> {
    try {
      await endOldSessions()
      for (const [committeeId, rooms] of Map.groupBy(watched, ([, room]) => room.committeeId))
        await database.withActor(program(committeeId), (tx) => beatIn(tx, committeeId, rooms))
    } catch {
      // the database is away: nothing can be written and nothing is sent
    }
  }

  async function beatIn(tx: Tx, committeeId: string, rooms: readonly (readonly [string, Watched])[]): Promise<void> {
    const ids = rooms.map(([id]) => id)
    const last = await lastNumbers(tx, committeeId, ids)
    const readers = await meetingReaders(tx, ids)
    for (const [id, room] of rooms) {
      for (const stream of room.streams) {
        if (!readers.get(id)?.has(stream.person.personId)) stream.end()
        else if (stream.ready && stream.sent < logOf(id).number) forward(stream, logOf(id))
      }
      if ((last.get(id) ?? 0) > logOf(id).number) look(id)
    }
  }

  async function endOldSessions(): Promise<void> {
    const streams = [...watched.values()].flatMap((room) => [...room.streams])
    const live = await liveSessions(
      database,
      clock.now(),
      streams.map(({ sessionId }) => sessionId),
    )
    for (const stream of streams) if (!live.has(stream.sessionId)) stream.end()
  }

  function begin(): void {
    stopListening ??= database.line.on('room', (discussionId, saidBy) => {
      if (!database.isOwn(saidBy)) look(discussionId)
    })
    if (timer) return
    let beating = false
    timer = setInterval(() => {
      if (beating || watched.size === 0) return
      beating = true
      void beat().finally(() => {
        beating = false
      })
    }, pulse)
    timer.unref()
  }

  return {
    logOf,
    taken(discussionId, operation, readers) {
      const known = logOf(discussionId)
      known.add(operation)
      const room = watched.get(discussionId)
      if (!room) return
      if (known.number >= operation.number) send(discussionId, room, readers)
      else look(discussionId) // something came in between from another process
    },
    changed: look,
    recheck(discussionId) {
      look(discussionId)
      void endOldSessions().catch(() => {})
    },
    isWatched: (discussionId) => watched.has(discussionId),
    watch(discussionId, stream) {
      if (!stream.isOpen) return
      begin()
      const room = watched.get(discussionId) ?? {
        committeeId: stream.person.committeeId,
        streams: new Set(),
        looking: null,
        again: false,
      }
      watched.set(discussionId, room)
      room.streams.add(stream)
      stream.onEnd(() => {
        room.streams.delete(stream)
        if (room.streams.size === 0) watched.delete(discussionId)
      })
      // The log was read with the check that let them in; what comes meanwhile is found by the next look.
      forward(stream, logOf(discussionId))
    },
    close() {
      if (timer) clearInterval(timer)
      if (sweeping) clearInterval(sweeping)
      stopListening?.()
      for (const room of watched.values()) for (const stream of [...room.streams]) stream.cut()
    },
  }
}

const program = (committeeId: string): System => ({ kind: 'system', committeeId })
