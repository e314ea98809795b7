/**
 * Sends operations to everybody who watches a room, after they were written. Other processes are heard over NOTIFY, which carries the
 * meeting's id only; a look twice a second finds what was not heard, and closes the streams of people who may not watch any more.
 */
import type { Operation } from './operation.ts'
import type { RoomLog } from './room-log.ts'
import { RoomLogs } from './room-logs.ts'
import type { RoomStream } from './room-stream.ts'
import { forward, sendOn } from './send-on.ts'
import { type RoomsParts, WatchedRooms } from './watched-rooms.ts'

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

/** Milliseconds between two looks. */
const pulse = 500

export function openHub(parts: RoomsParts): Hub {
  const logs: RoomLogs = new RoomLogs((id) => rooms.has(id))
  const rooms = new WatchedRooms(parts, logs)
  let timer: NodeJS.Timeout | null = null
  let stopListening: (() => void) | null = null

  function begin(): void {
    const { database } = parts
    stopListening ??= database.line.on('room', (discussionId, saidBy) => {
      if (!database.isOwn(saidBy)) rooms.look(discussionId)
    })
    timer ??= everyPulse(rooms)
  }

  return {
    logOf: (discussionId) => logs.of(discussionId),
    taken(discussionId, operation, readers) {
      const known = logs.of(discussionId)
      known.add(operation)
      const streams = rooms.streamsOf(discussionId)
      if (!streams) return
      if (known.number >= operation.number) sendOn(streams, known, readers, parts.snapshot)
      else rooms.look(discussionId) // something came in between from another process
    },
    changed: (discussionId) => rooms.look(discussionId),
    recheck(discussionId) {
      rooms.look(discussionId)
      void rooms.endOldSessions().catch(() => {})
    },
    isWatched: (discussionId) => rooms.has(discussionId),
    watch(discussionId, stream) {
      if (!stream.isOpen) return
      begin()
      rooms.add(discussionId, stream)
      // The log was read with the check that let them in; what comes meanwhile is found by the next look.
      forward(stream, logs.of(discussionId), parts.snapshot)
    },
    close() {
      if (timer) clearInterval(timer)
      logs.close()
      stopListening?.()
      for (const stream of rooms.allStreams) stream.cut()
    },
  }
}

/** One look at a time, and none where nobody watches. */
function everyPulse(rooms: WatchedRooms): NodeJS.Timeout {
  let looking = false
  return setInterval(() => {
    if (looking || rooms.size === 0) return
    looking = true
    void rooms.lookAtAll().finally(() => {
      looking = false
    })
  }, pulse).unref()
}
