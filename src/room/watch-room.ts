/** The stream of a room into a browser: it comes back by itself from the last number, until the room is over. */
import type { Operation } from './operation.ts'
import type { SeenRoom } from './seen-room.ts'

export interface Heard {
  whole(whole: SeenRoom): void
  /** Null where it is held back from this person. */
  operation(number: number, operation: Operation | null): void
  open(): void
  broken(): void
  over(): void
}

export interface Watching {
  isOpen(): boolean
  /** From the last number anew. */
  again(): void
  close(): void
}

/** `lastNumber`: of the last operation this browser has, or null. */
export function watchRoom(base: string, lastNumber: () => number | null, heard: Heard): Watching {
  let stream = connect()
  let over = false

  function connect(): EventSource {
    const number = lastNumber()
    const opened = new EventSource(`${base}/stream${number === null ? '' : `?after=${number}`}`)
    const numbered = (event: MessageEvent<string>) => Number(event.lastEventId)
    opened.addEventListener('whole', (event) => heard.whole(JSON.parse(event.data)))
    opened.addEventListener('operation', (event) => heard.operation(numbered(event), JSON.parse(event.data)))
    opened.addEventListener('passed', (event) => heard.operation(numbered(event), null))
    opened.addEventListener('closed', end)
    opened.onopen = heard.open
    opened.onerror = () => {
      if (over) return
      heard.broken()
      // Otherwise the browser comes back by itself.
      if (opened.readyState === EventSource.CLOSED) setTimeout(() => void comeBack(), 2000 + Math.random() * 2000)
    }
    return opened
  }

  /** A server that is away and a room that is over look the same to the stream. */
  async function comeBack(): Promise<void> {
    if (over) return
    if (await isOver(base)) end()
    else stream = connect()
  }

  function end(): void {
    if (over) return
    over = true
    stream.close()
    heard.over()
  }

  return {
    isOpen: () => stream.readyState === EventSource.OPEN,
    again() {
      stream.close()
      stream = connect()
    },
    close() {
      over = true
      stream.close()
    },
  }
}

async function isOver(base: string): Promise<boolean> {
  const answer = await fetch(`${base}/stream`, { method: 'HEAD', redirect: 'manual' }).catch(() => null)
  return answer !== null && (answer.type === 'opaqueredirect' || [401, 403, 404].includes(answer.status))
}
