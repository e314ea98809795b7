/**
 * `npm run bench -- room [--json] [--seconds=40] [--kills=2] [--participants=1000] [--rooms=100] [--processes=1]`: people in rooms, each room one
 * operation a second. From the moment somebody sends until everybody in the room has seen it; what was lost, came twice or out of order;
 * also through kills of the server process. The program, its database and the people run on this machine, over loopback only.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { argv } from 'node:process'
import { newId } from '../src/kit/id.ts'
import { migrate } from '../src/kit/migration.ts'
import { startEmbeddedPostgres } from '../src/kit/postgres-launcher.ts'
import { cells } from '../src/room/card-boxes.ts'
import { type Program, startProgram } from './program.ts'
import { fillRooms } from './room-people.sql.ts'
import { type Seat, takeSeat } from './room-seat.ts'

const root = dirname(dirname(import.meta.dirname))
const asJson = argv.includes('--json')
const option = (name: string, otherwise: number) => {
  const at = argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`))
  const value = Number(argv[at]?.split('=')[1] ?? argv[at + 1])
  return at >= 0 && Number.isFinite(value) ? value : otherwise
}
const seconds = option('seconds', 40)
const kills = option('kills', 2)
const participants = option('participants', 1000)
const rooms = option('rooms', Math.max(1, Math.round(participants / 10)))
const processes = option('processes', 1)
const seatsPerRoom = Math.max(2, Math.round(participants / rooms))
const say = (words: string) => console.log(words)

interface Sent {
  readonly room: number
  readonly at: number
  /** Number the server gave it; null while it has not answered. */
  number: number | null
  /** Whether the server was killed between sending and answer, or was not up. */
  disturbed: boolean
}

async function run(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'common-ground-bench-'))
  chmodSync(dataDir, 0o755)
  const server = await startEmbeddedPostgres({ dataDir, log: say })
  try {
    const applicationPassword = randomBytes(16).toString('hex')
    await migrate({ ownerUrl: server.ownerUrl, folder: join(root, 'db'), applicationPassword })
    say(`Filling ${rooms} rooms with ${rooms * seatsPerRoom} people ...`)
    const taken = await fillRooms(server.ownerUrl, rooms, seatsPerRoom)
    const databaseUrl = new URL(server.ownerUrl)
    databaseUrl.username = 'common_ground_application'
    databaseUrl.password = applicationPassword
    const start = (port?: number) =>
      startProgram({
        root,
        dataDir,
        databaseUrl: databaseUrl.href,
        ownerUrl: server.ownerUrl,
        ...(port ? { port } : {}),
      })
    const programs: Program[] = []
    for (let count = 0; count < processes; count += 1) programs.push(await start())
    try {
      await measure(programs, start, taken)
    } finally {
      for (const program of programs) await program.stop()
    }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(
  programs: Program[],
  start: (port?: number) => Promise<Program>,
  taken: Awaited<ReturnType<typeof fillRooms>>,
): Promise<void> {
  const up = programs.map(() => true)
  const urls = programs.map(({ url }) => url)
  const seats: Seat[] = []
  for (let from = 0; from < taken.length; from += 50)
    seats.push(
      ...(await Promise.all(
        taken.slice(from, from + 50).map((seat, index) => {
          const at = from + index
          return takeSeat(
            seat,
            () => urls[at % urls.length] ?? '',
            at,
            () => {},
          )
        }),
      )),
    )
  await Promise.all(seats.map((seat) => seat.ready()))
  const inRoom = Array.from({ length: rooms }, (_, room) => seats.slice(room * seatsPerRoom, (room + 1) * seatsPerRoom))
  say(
    `${seats.length} people are in. ${seconds} s, one operation a second in each of ${rooms} rooms, ${kills} kills ...`,
  )
  const memoryBefore = programs[0]?.memory()?.now ?? 0
  const sent: Sent[] = []
  const posting: Promise<void>[] = []
  const begun = performance.now()
  const end = begun + seconds * 1000
  const killing = killNow(programs, up, start, begun, seats)
  const cards = new Map<number, Card[]>()

  async function operate(room: number, count: number): Promise<void> {
    const people = inRoom[room] ?? []
    const somebody = people[(count * 7 + room) % people.length]
    if (!somebody) return
    const one: Sent = { room, at: performance.now(), number: null, disturbed: up.includes(false) }
    sent.push(one)
    const known = cards.get(room) ?? []
    cards.set(room, known)
    const { seat, body } = changeOf(known, somebody, count)
    one.number = await seat.post('matrix', newId(), body)
    if (body.type === 'add') known.push({ card: body.card, by: seat })
    if (up.includes(false)) one.disturbed = true
  }

  const tick = 1000 / rooms
  for (let at = begun, count = 0; at < end; count += 1, at = begun + count * tick) {
    const wait = at - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    posting.push(operate(count % rooms, Math.floor(count / rooms)))
  }
  const back = await killing
  await Promise.race([Promise.all(posting), new Promise((resolve) => setTimeout(resolve, 20_000))])
  await settled(inRoom, sent)
  report(inRoom, sent, programs, memoryBefore, back)
  for (const seat of seats) seat.close()
}

interface Card {
  readonly card: string
  readonly by: Seat
}
interface Change {
  readonly seat: Seat
  readonly body: { readonly type: string; readonly card: string; readonly [field: string]: string }
}

/** As a board fills: cards until it is full, then they are moved, said in other words and, now and then, taken away for new ones. */
const fullBoard = 80
function changeOf(known: Card[], somebody: Seat, count: number): Change {
  const text = `The child was seen to be thoughtful, number ${count} in this room.`
  const one = known[count % Math.max(1, known.length)]
  if (!one || (known.length < fullBoard && count % 3 > 0))
    return { seat: somebody, body: { type: 'add', card: newId(), box: 'evidence', text } }
  if (count % 3 === 0)
    return { seat: somebody, body: { type: 'move', card: one.card, box: cells[count % cells.length] ?? '' } }
  if (count % 10 > 0) return { seat: one.by, body: { type: 'edit', card: one.card, text } }
  known.splice(known.indexOf(one), 1)
  return { seat: one.by, body: { type: 'remove', card: one.card } }
}

/** In MB, of processes that were killed. */
let mostMemory = 0

/** The server process is killed hard, evenly over the time, and comes back on the same port. Milliseconds from ready until everybody was back. */
async function killNow(
  programs: Program[],
  up: boolean[],
  start: (port?: number) => Promise<Program>,
  begun: number,
  seats: readonly Seat[],
): Promise<number[]> {
  const back: number[] = []
  for (let count = 1; count <= kills; count += 1) {
    const at = begun + (seconds * 1000 * count) / (kills + 1)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())))
    const which = count % programs.length
    const program = programs[which]
    if (!program) continue
    up[which] = false
    mostMemory = Math.max(mostMemory, program.memory()?.most ?? 0)
    await program.kill()
    programs[which] = await start(Number(new URL(program.url).port))
    const ready = performance.now()
    while (!seats.every((seat) => seat.isIn()) && performance.now() - ready < 30_000)
      await new Promise((resolve) => setTimeout(resolve, 20))
    back.push(performance.now() - ready)
    up[which] = true // what is sent until everybody is back is counted apart
  }
  return back
}

/** Until everybody has seen the newest number of their room, or ten seconds. */
async function settled(inRoom: readonly (readonly Seat[])[], sent: readonly Sent[]): Promise<void> {
  const newest = inRoom.map((_, room) =>
    Math.max(0, ...sent.filter((one) => one.room === room).map(({ number }) => number ?? 0)),
  )
  for (let tries = 0; tries < 100; tries += 1) {
    if (inRoom.every((people, room) => people.every((seat) => seat.last() >= (newest[room] ?? 0)))) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function report(
  inRoom: readonly (readonly Seat[])[],
  sent: readonly Sent[],
  programs: readonly Program[],
  memoryBefore: number,
  back: readonly number[],
): void {
  let lost = 0
  let inWhole = 0
  const quiet: number[] = []
  const all: number[] = []
  for (const { room, at, number, disturbed } of sent) {
    const people = inRoom[room] ?? []
    // Whoever came back far behind got the whole state, with this in it, instead of the operation itself.
    if (number === null || people.some((seat) => seat.last() < number)) {
      lost += 1
      continue
    }
    const seen = people.map((seat) => seat.when.get(number))
    if (seen.some((moment) => moment === undefined)) {
      inWhole += 1
      continue
    }
    const took = Math.max(...seen.map((moment) => (moment ?? at) - at))
    all.push(took)
    if (!disturbed) quiet.push(took)
  }
  const numbers = new Set(sent.map(({ room, number }) => `${room} ${number}`))
  const seats = inRoom.flat()
  const sum = (of: (seat: Seat) => number) => seats.reduce((total, seat) => total + of(seat), 0)
  const memory = programs[0]?.memory()
  const result = {
    bench: 'room',
    participants: seats.length,
    rooms: inRoom.length,
    processes: programs.length,
    seconds,
    kills,
    operations: sent.length,
    p50_ms: percentile(quiet, 0.5),
    p99_ms: percentile(quiet, 0.99),
    most_ms: percentile(quiet, 1),
    p99_with_kills_ms: percentile(all, 0.99),
    /** Not timed: somebody got them inside a whole room. */
    in_whole: inWhole,
    back_p50_ms: percentile(back, 0.5),
    back_most_ms: percentile(back, 1),
    lost,
    doubled: sum(({ counts }) => counts.doubled) + Math.max(sent.length - lost - numbers.size, 0),
    out_of_order: sum(({ counts }) => counts.disordered),
    returns: sum(({ counts }) => counts.returns),
    memory_before_mb: memoryBefore,
    memory_after_mb: memory?.now ?? null,
    memory_most_mb: Math.max(mostMemory, memory?.most ?? 0) || null,
    processors: cpus().length,
  }
  say('')
  for (const [name, value] of Object.entries(result)) say(`${name.padEnd(20)} ${value}`)
  if (asJson) console.log(JSON.stringify(result))
  process.exitCode = result.lost + result.doubled + result.out_of_order > 0 ? 1 : 0
}

function percentile(values: readonly number[], part: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
  return value === undefined ? null : Math.round(value * 10) / 10
}

await run()
