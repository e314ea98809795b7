/** A browser that watches a room over a real connection, as EventSource does: it comes back and says which number it has. */
import { get, type IncomingMessage } from 'node:http'

export interface SeenEvent {
  readonly event: string
  readonly number: number
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server sent; tests look into it.
  readonly content: any
}

export interface Watcher {
  readonly events: SeenEvent[]
  readonly status: number
  /** Resolves when one comes (or is there already) that fits; rejects after `within` milliseconds. */
  until(fits: (event: SeenEvent) => boolean, within?: number): Promise<SeenEvent>
  /** Resolves with the milliseconds until the server ended the stream. */
  ended(within?: number): Promise<number>
  close(): void
}

export async function watchRoom(origin: string, path: string, cookie: string, after?: number): Promise<Watcher> {
  const events: SeenEvent[] = []
  const waiting = new Set<() => void>()
  let over = false
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = {
      cookie,
      accept: 'text/event-stream',
      ...(after === undefined ? {} : { 'last-event-id': String(after) }),
    }
    get(`${origin}${path}`, { headers, agent: false }, resolve).on('error', reject)
  })
  let text = ''
  response.setEncoding('utf8')
  response.on('error', () => {})
  response.on('data', (piece: string) => {
    text += piece
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const field = (name: string) =>
        part
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2)
      const event = field('event')
      if (event) events.push({ event, number: Number(field('id')), content: JSON.parse(field('data') ?? '{}') })
    }
    for (const look of [...waiting]) look()
  })
  response.on('close', () => {
    over = true
    for (const look of [...waiting]) look()
  })
  const waitFor = <T>(found: () => T | undefined, within: number): Promise<T> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        waiting.delete(look)
        reject(
          new Error(`not within ${within} ms; there came ${events.map(({ event, number }) => `${event} ${number}`)}`),
        )
      }, within)
      const look = () => {
        const value = found()
        if (value === undefined) return
        clearTimeout(late)
        waiting.delete(look)
        resolve(value)
      }
      waiting.add(look)
      look()
    })
  return {
    events,
    status: response.statusCode ?? 0,
    until: (fits, within = 3000) => waitFor(() => events.find(fits), within),
    async ended(within = 3000) {
      const begun = performance.now()
      await waitFor(() => (over ? true : undefined), within)
      return performance.now() - begun
    },
    close: () => response.destroy(),
  }
}
