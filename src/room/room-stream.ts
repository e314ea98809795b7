/** One browser that watches a room: Server-Sent Events, so that it works through any proxy that speaks HTTP/1.1. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Person } from '../discussion.ts'
import { type Operation, seenOperation } from './operation.ts'

export interface RoomStream {
  readonly person: Person
  readonly sessionId: string
  /** Number of the last operation sent. */
  readonly sent: number
  /** False while the whole state is being read for it. */
  ready: boolean
  /** Whether somebody is still there. */
  readonly isOpen: boolean
  send(operation: Operation): void
  renew(whole: object, number: number): void
  /** They may not watch any more, and are told that it is over. */
  end(): void
  /** The line is cut; the browser comes back and goes on from its last number. */
  cut(): void
  onEnd(ended: () => void): void
}

/** Bytes that may wait for a browser that takes nothing, beside the whole room: then it is cut, comes back and goes on from its last number. */
export const mostWaiting = 1_000_000
const heartbeat = 15_000
/** A stream is begun anew now and then: whoever watches is somebody who is there, and their session does not run out meanwhile. */
const longest = 10 * 60_000

/** `headers`: what every answer has (security). `after`: number of the last operation the browser has, or -1. */
export function streamTo(
  raw: ServerResponse,
  headers: OutgoingHttpHeaders,
  person: Person,
  sessionId: string,
  after: number,
): RoomStream {
  raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no', // nginx would hold the events back
  })
  raw.write('retry: 800\n\n')
  raw.socket?.setNoDelay(true)
  const beating = setInterval(() => raw.write(':\n\n'), heartbeat)
  const whenEnded: (() => void)[] = []
  let sent = after
  let open = true
  const closed = () => {
    if (!open) return
    open = false
    clearInterval(beating)
    clearTimeout(tooOld)
    for (const ended of whenEnded) ended()
  }
  let whole = 0 // bytes of the whole room on their way: however large it is, somebody must be able to come in
  const write = (event: string, number: number, content: string) => {
    if (!open) return
    const text = `event: ${event}\nid: ${number}\ndata: ${content}\n\n`
    const size = event === 'whole' ? Buffer.byteLength(text) : 0
    if (size > 0) whole = size
    raw.write(text, () => {
      if (size > 0 && size === whole) whole = 0
    })
    sent = number
    if (raw.writableLength - whole > mostWaiting) raw.destroy()
  }
  const cut = () => {
    if (!open) return
    raw.end()
    closed()
  }
  const tooOld = setTimeout(cut, longest)
  tooOld.unref()
  raw.on('close', closed)
  raw.on('error', closed)
  if (raw.destroyed) closed() // left while the room was being read
  return {
    person,
    sessionId,
    get sent() {
      return sent
    },
    ready: true,
    get isOpen() {
      return open
    },
    send(operation) {
      if (operation.number <= sent) return
      const seen = seenOperation(operation, person)
      write(seen ? 'operation' : 'passed', operation.number, seen ? contentOf(operation, seen) : '{}')
    },
    renew: (whole, number) => write('whole', number, JSON.stringify(whole)),
    end() {
      if (!open) return
      raw.end('event: closed\ndata: {}\n\n')
      closed()
    },
    cut,
    onEnd: (ended) => void (open ? whenEnded.push(ended) : ended()),
  }
}

/** The same text for everybody who sees the same: written out once. */
function contentOf(operation: Operation, seen: Operation): string {
  if (seen.by === 'me') return JSON.stringify(seen)
  const known = written.get(operation)
  if (known !== undefined) return known
  const text = JSON.stringify(seen)
  written.set(operation, text)
  return text
}
const written = new WeakMap<Operation, string>()
