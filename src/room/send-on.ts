/** To the streams of one room: what each does not have yet, one by one, or the whole state where it is too far behind. */
import type { Person } from '../discussion.ts'
import type { RoomLog } from './room-log.ts'
import type { RoomStream } from './room-stream.ts'

/** The whole state for one person, as the stream sends it; null where it is not for them. */
export type Snapshot = (person: Person, discussionId: string) => Promise<{ readonly number: number } | null>

export function sendOn(
  streams: Iterable<RoomStream>,
  known: RoomLog,
  readers: ReadonlySet<string>,
  snapshot: Snapshot,
): void {
  for (const stream of streams) {
    if (!readers.has(stream.person.personId)) stream.end()
    else if (stream.ready) forward(stream, known, snapshot)
  }
}

export function forward(stream: RoomStream, known: RoomLog, snapshot: Snapshot): void {
  if (!stream.isOpen) return
  const operations = known.after(stream.sent)
  if (operations === null) void renew(stream, known, snapshot)
  else for (const operation of operations) stream.send(operation)
}

async function renew(stream: RoomStream, known: RoomLog, snapshot: Snapshot): Promise<void> {
  stream.ready = false
  try {
    const whole = await snapshot(stream.person, known.discussionId)
    if (!whole) return stream.end()
    stream.renew(whole, whole.number)
    stream.ready = true
    forward(stream, known, snapshot)
  } catch {
    stream.cut() // the database is away: the browser comes back by itself
  }
}
