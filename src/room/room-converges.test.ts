import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { Sector } from '../discussion.ts'
import { type Author, subjectsOf } from './board-kind.ts'
import { kindOf } from './board-kinds.ts'
import { changes } from './change.arbitrary.ts'
import { type Body, type Operation, seenOperation } from './operation.ts'
import { RoomClient } from './room-client.ts'
import type { Draft, Said } from './room-line.ts'
import { RoomLog } from './room-log.ts'
import { emptyRoom, type RoomState, replay, seenBy } from './room-state.ts'
import type { SeenRoom } from './seen-room.ts'
import { wordsChanged, wordsRead, writesOverUnread } from './whose-words.ts'

/**
 * Any interleaving of operations from several people, with lost requests, lost answers, things that come twice, lines that are cut and
 * opened again, undo and redo: at the end everybody has the same boards, and they are what the kept operations add up to.
 */
const people = [
  ['pat', 'police', true],
  ['hamish', 'health', false],
  ['esme', 'education', false],
] as const satisfies readonly (readonly [string, Sector, boolean])[]
type Step =
  | { readonly do: 'send'; readonly who: number; readonly what: readonly [string, Body] }
  | { readonly do: 'undo' | 'redo' | 'cut' | 'return' | 'hear'; readonly who: number }
const who = fc.nat({ max: people.length - 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('send' as const), who, what: changes }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('undo' as const, 'redo' as const, 'cut' as const, 'return' as const, 'hear' as const),
      who,
    }),
  },
)
/** What the line does to each sending in turn. */
const fate = fc.constantFrom('arrives', 'arrives', 'arrives', 'lost', 'answer-lost', 'twice')

/** The server as it decides: the same kinds, numbers and erasing, without a database. */
class Server {
  readonly log = new RoomLog('room')
  kept: Operation[] = []
  /** As they came, with the words that later ones replaced. */
  readonly taken: Operation[] = []

  take(by: Author, { id, board, body, read }: Draft): Said {
    const kind = kindOf(board)
    const before = this.log.numberOf(id)
    if (before !== null) return { kind: 'taken', number: before }
    if (!kind?.schema(board).safeParse(body).success) return { kind: 'refused', status: 422 }
    const whole = kind.complete?.(body, by) ?? body
    const refused = kind.refuse(this.log.state, whole, by, board)
    if (refused) return { kind: 'refused', status: 409, refused }
    if (writesOverUnread(this.log.state, board, whole, read))
      return { kind: 'refused', status: 409, refused: wordsChanged }
    const held = kind.holds?.(this.log.state, whole, board) ? by.sector : null
    const operation: Operation = {
      number: this.log.number + 1,
      id,
      board,
      body: whole,
      by: by.personId,
      sector: by.sector,
      at: 'then',
      held,
    }
    this.kept = this.kept.map((earlier) => kept(earlier, operation, this.log.state))
    this.kept.push(operation)
    this.taken.push(operation)
    this.log.add(operation)
    return { kind: 'taken', number: operation.number }
  }
}

/** As the database does it: words that were replaced go, and what was held is shown (operations.rows.ts). */
function kept(earlier: Operation, later: Operation, before: RoomState): Operation {
  const kind = kindOf(later.board)
  const shown = kind?.shows?.(later.body) && earlier.board === later.board ? { ...earlier, held: null } : earlier
  const subjects = kind ? subjectsOf(kind, before, later.body) : []
  if (!kind || earlier.board !== later.board || !subjects.includes(kind.subject(earlier.body) ?? '')) return shown
  const gone = kind.erases?.(later.body) ?? kind.words.filter((field) => field in later.body)
  return {
    ...shown,
    body: {
      ...Object.fromEntries(Object.entries(shown.body).filter(([field]) => !gone.includes(field))),
      type: shown.body.type,
    },
  }
}

class Participant {
  readonly you: Author
  readonly client: RoomClient
  private connected = true
  private inbox: (() => void)[] = []
  private sent = 0
  /** Number of the last operation that was heard when something was written, by its id. */
  readonly heard = new Map<string, number>()

  constructor(readonly_: { readonly server: Server; readonly at: number; readonly fates: readonly string[] }) {
    const { server, at, fates } = readonly_
    const [personId, sector, leading] = people[at] ?? people[0]
    this.you = { personId, sector, leading, facilitator: leading, scribing: false, visiting: false, agreed: true }
    let turn = at
    const post = async (draft: Draft): Promise<Said> => {
      const chance = fates[turn++ % fates.length]
      if (!this.connected || chance === 'lost') return { kind: 'later' }
      const said = server.take(this.you, draft)
      if (chance === 'twice') server.take(this.you, draft)
      return chance === 'answer-lost' ? { kind: 'later' } : said
    }
    this.client = new RoomClient(
      this.whole(server),
      { post, keep: () => {}, pause: () => new Promise((done) => setTimeout(done)) },
      () => {},
    )
  }

  /** As a form of the room does: with the writing of the words that stands there. */
  write(id: string, [board, body]: readonly [string, Body]): void {
    const card = this.client.state.cards.cards[String(body.card)]
    this.heard.set(id, this.client.number)
    this.client.do({ id, board, body, ...(body.type === 'edit' ? { read: card ? wordsRead(card) : 0 } : {}) })
  }

  whole(server: Server): SeenRoom {
    const state = seenBy(server.log.state, this.you)
    return {
      number: server.log.number,
      state,
      status: 'meeting-open',
      openedAt: '',
      part: 'welcome',
      partSince: 'then',
      boardsGoAt: null,
      facilitators: [],
      people: [],
      you: this.you,
      expertsIn: [],
      topic: null,
    }
  }

  /** What the stream would send now; heard later, or never where the line is cut meanwhile. */
  stream(server: Server): void {
    if (!this.connected) return
    const missed = server.log.after(this.sent)
    if (missed === null) {
      const whole = this.whole(server)
      this.inbox.push(() => this.client.renew(whole))
    } else
      for (const operation of missed)
        this.inbox.push(() => this.client.take(operation.number, seenOperation(operation, this.you)))
    this.sent = server.log.number
  }

  hear(count = this.inbox.length): void {
    for (const event of this.inbox.splice(0, count)) event()
  }

  cut(): void {
    this.connected = false
    this.inbox = []
  }

  /** Says the last number it has; some of it may come a second time. */
  back(): void {
    this.connected = true
    this.inbox = []
    this.sent = Math.max(0, this.client.number - 1)
  }
}

/** Changes that put other words in the place of somebody else's which their writer had not heard of. */
function writtenOverUnread(taken: readonly Operation[], heard: ReadonlyMap<string, number>): Operation[] {
  const last = new Map<string, Operation>()
  return taken.filter((operation) => {
    const { body, by, id, board } = operation
    const over = ['text', 'wouldMove'].filter((field) => typeof body[field] === 'string')
    const unread = over.some((field) => {
      const before = last.get(`${board} ${body.card} ${field}`)
      const isOther = before !== undefined && before.by !== by && before.body[field] !== body[field]
      return isOther && before.number > (heard.get(id) ?? Number.MAX_SAFE_INTEGER)
    })
    for (const field of over) last.set(`${board} ${body.card} ${field}`, operation)
    return body.type === 'edit' && unread
  })
}

const runs = Number(process.env.ROOM_RUNS ?? 150)

test('whatever is lost, doubled or late, everybody comes to the same boards, and they are what was kept', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 40 }),
      fc.array(fate, { minLength: 3, maxLength: 9 }),
      async (steps, fates) => {
        const server = new Server()
        const all = people.map((_, at) => new Participant({ server, at, fates: [...fates, 'arrives'] }))
        let made = 0
        const id = () => `01890000-0000-7000-8000-1${String(made++).padStart(11, '0')}`
        for (const one of steps) {
          const participant = all[one.who]
          if (one.do === 'send') participant?.write(id(), one.what)
          if (one.do === 'undo') participant?.client.undo(id)
          if (one.do === 'redo') participant?.client.redo(id)
          if (one.do === 'cut') participant?.cut()
          if (one.do === 'return') participant?.back()
          await Promise.resolve()
          for (const each of all) each.stream(server)
          if (one.do === 'hear') participant?.hear(2)
        }
        for (const one of all) one.back()
        for (let turn = 0; turn < 200 && all.some(({ client }) => client.coming.waiting.length > 0); turn += 1) {
          for (const { client } of all) void client.send()
          await new Promise((done) => setTimeout(done))
        }
        for (const one of all) {
          one.stream(server)
          one.hear()
        }
        const kept = replay(server.kept)
        expect(kept).toEqual(server.log.state)
        for (const { client, you } of all) {
          expect(client.coming.waiting.length).toBe(0)
          expect(client.number).toBe(server.log.number)
          expect(client.state).toEqual(seenBy(kept, you))
        }
        const heard = new Map(all.flatMap((one) => [...one.heard]))
        expect(writtenOverUnread(server.taken, heard)).toEqual([])
      },
    ),
    { numRuns: runs },
  )
})

test('in any order and any number of times the same operations give the same boards', () => {
  const done = fc.array(fc.tuple(changes, who), { maxLength: 25 }).map((list) =>
    list.map(([[board, body], at], index): Operation => {
      const [by, sector] = people[at] ?? people[0]
      return {
        number: index + 1,
        id: `operation ${index}`,
        board,
        body: body.type === 'hand' ? { ...body, person: by } : body,
        by,
        sector,
        at: 'then',
        held: null,
      }
    }),
  )
  fc.assert(
    fc.property(
      done.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
      ),
      ([list, shuffled]) => {
        expect(replay(shuffled)).toEqual(replay(list))
      },
    ),
    { numRuns: runs },
  )
})

interface Union {
  readonly options: readonly { readonly shape: { readonly type: z.ZodLiteral<string> } }[]
}

test('every kind of operation the server takes is among those that are tried', () => {
  const tried = new Set(
    fc
      .sample(changes, { numRuns: 4000, seed: 1 })
      .filter(([board, body]) => kindOf(board)?.schema(board).safeParse(body).success)
      .map(([board, { type }]) => `${board} ${type}`),
  )
  const taken = ['matrix', 'genogram', 'ecomap', 'sheet'].flatMap((board) => {
    const kind = kindOf(board)
    if (!kind) return [board]
    // Kinds give their schema as any type of zod; each is a union by `type`.
    const { options } = kind.schema(board) as unknown as Union
    return options.map(({ shape }) => `${board} ${shape.type.value}`)
  })
  expect(taken.filter((one) => !tried.has(one))).toEqual([])
})

test('nothing at all gives empty boards', () => {
  expect(replay([])).toBe(emptyRoom)
})
