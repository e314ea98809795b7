/** One participant over real connections: watches a room, comes back by itself, posts and tries again with the same id. */
import { Agent, type ClientRequest, get, request } from 'node:http'
import type { RoomSeat } from './room-people.sql.ts'

export interface SeatCounts {
  doubled: number
  disordered: number
  /** How often the line was opened again. */
  returns: number
}

export interface Seat {
  readonly seat: RoomSeat
  /** Number of the last operation seen. */
  last(): number
  readonly counts: SeatCounts
  /** Whether its line is open now. */
  isIn(): boolean
  /** `when`: moment of sight of each number. */
  readonly when: Map<number, number>
  post(board: string, id: string, body: object): Promise<number>
  /** Waits for the first whole state. */
  ready(): Promise<void>
  close(): void
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

export async function takeSeat(
  seat: RoomSeat,
  origin: () => string,
  at: number,
  saw: (number: number) => void,
): Promise<Seat> {
  const page = `/discussions/${seat.discussionId}/meeting`
  const base = {
    cookie: `__Host-session=${seat.secret}`,
    'x-forwarded-proto': 'https',
    'x-forwarded-for': `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`,
    host: 'common-ground.example',
  }
  let form = { body: '', cookies: [] as string[] }
  let token = ''
  for (let tries = 0; token === '' && tries < 20; tries += 1) {
    form = await text(origin(), '/formats', base)
    token = /name="_csrf"[^>]*value="([^"]+)"/.exec(form.body)?.[1] ?? ''
    if (token === '') await new Promise((resolve) => setTimeout(resolve, 250)) // too many came at once
  }
  const headers = { ...base, cookie: [base.cookie, ...form.cookies].join('; ') }
  const when = new Map<number, number>()
  const counts: SeatCounts = { doubled: 0, disordered: 0, returns: 0 }
  let last = -1
  let open = true
  let isIn = false
  let current: ClientRequest | null = null
  let isReady = () => {}
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })

  function event(kind: string, number: number): void {
    if (kind === 'whole') {
      last = Math.max(last, number)
      isReady()
    } else if (kind === 'operation' || kind === 'passed') {
      if (number <= last) counts.doubled += 1
      else if (number !== last + 1) counts.disordered += 1
      last = Math.max(last, number)
      when.set(number, performance.now())
      saw(number)
    }
  }

  function connect(): void {
    if (!open) return
    let left = ''
    const again = () => {
      if (!open || current !== mine) return
      current = null
      isIn = false
      counts.returns += 1
      setTimeout(connect, 100 + Math.random() * 400)
    }
    const mine = get(
      `${origin()}${page}/stream`,
      {
        agent: false,
        headers: { ...headers, accept: 'text/event-stream', ...(last >= 0 ? { 'last-event-id': String(last) } : {}) },
      },
      (answer) => {
        if (answer.statusCode !== 200) {
          answer.resume()
          return again()
        }
        isIn = true
        answer.setEncoding('utf8')
        answer.on('data', (piece: string) => {
          const blocks = (left + piece).split('\n\n')
          left = blocks.pop() ?? ''
          for (const block of blocks) {
            const kind = /^event: (.*)$/m.exec(block)?.[1]
            if (kind) event(kind, Number(/^id: (\d+)$/m.exec(block)?.[1] ?? 0))
          }
        })
        answer.on('close', again)
        answer.on('error', again)
      },
    )
    current = mine
    mine.on('error', again)
  }
  connect()

  return {
    seat,
    last: () => last,
    isIn: () => isIn,
    counts,
    when,
    ready: () => ready,
    async post(board, id, body) {
      for (;;) {
        const answer = await send(`${origin()}${page}/operations`, headers, token, JSON.stringify({ id, board, body }))
        if (answer.status === 200) return JSON.parse(answer.body).number
        if (answer.status !== 0 && answer.status < 500 && answer.status !== 429)
          throw new Error(`${answer.status} ${answer.body.slice(0, 200)}`)
        if (!open) return -1
        await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200))
      }
    },
    close() {
      open = false
      current?.destroy()
    },
  }
}

function send(
  url: string,
  headers: Record<string, string>,
  token: string,
  content: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const fields = {
      ...headers,
      'content-type': 'application/json',
      'x-csrf-token': token,
      'content-length': Buffer.byteLength(content),
    }
    const asked = request(url, { method: 'POST', agent, headers: fields, timeout: 5000 }, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece) => {
        body += piece
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
      answer.on('error', () => resolve({ status: 0, body: '' }))
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve({ status: 0, body: '' }))
    asked.end(content)
  })
}

function text(
  origin: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ body: string; cookies: string[] }> {
  return new Promise((resolve, reject) => {
    get(`${origin}${path}`, { agent, headers }, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece) => {
        body += piece
      })
      answer.on('end', () =>
        resolve({ body, cookies: (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '') }),
      )
    }).on('error', reject)
  })
}
