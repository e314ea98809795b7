/**
 * Many hands in one room at once, beside acts of the procedure, removals, and a database that is slow or loses its lines: an operation is
 * taken once, refused with a reason, or asked to come again. Never "something went wrong".
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../src/kit/id.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { openedRoom, type RoomVisitor, roomVisitor } from '../set-up/room-visitor.ts'

let house: TestHouse
let here: string
let there: string
let closeSecond: () => Promise<void>
const faults: string[] = []

beforeAll(async () => {
  house = await testHouse({ logLevel: 'error', logTo: { write: (line) => faults.push(line) } })
  const second = await house.another()
  closeSecond = second.close
  here = await house.app.listen({ port: 0, host: '127.0.0.1' })
  there = await second.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await closeSecond()
  await house.close()
})

type Hand = 'marion' | 'isla' | 'catriona'
let id: string
let tom: string
let hands: Record<Hand, RoomVisitor>
beforeEach(async () => {
  const room = await openedRoom(house)
  id = room.id
  tom = room.invited.tom
  hands = {
    marion: await roomVisitor(house, room.people.marion, id, here),
    isla: await roomVisitor(house, room.people.isla, id, here),
    catriona: await roomVisitor(house, room.people.catriona, id, there),
  }
  faults.length = 0
})
afterEach(() => {
  const told = faults.map((line) => JSON.parse(line)).map(({ msg, err }) => [msg, err?.type, err?.code, err?.stack])
  expect(told).toEqual([])
})

/** What somebody does with a card of theirs. */
const kinds = [
  (card: string) => ({ type: 'add', card, box: 'evidence', text: 'First.' }),
  (card: string) => ({ type: 'edit', card, text: 'In other words.' }),
  (card: string) => ({ type: 'move', card, box: 'missing' }),
  (card: string) => ({ type: 'remove', card }),
  (card: string) => ({ type: 'restore', card, text: 'In other words.' }),
]

/** One after the other, each sent again with its own id while the room asks for that. The last answer to each. */
async function work(hand: RoomVisitor, times: number): Promise<Answered[]> {
  const answered: Answered[] = []
  let card = ''
  for (let at = 0; at < times; at += 1) {
    if (at % kinds.length === 0) card = newId()
    const [operation, body] = [newId(), kinds[at % kinds.length]?.(card) ?? {}]
    let answer = await hand.operate('matrix', body, operation)
    for (let tries = 0; answer.status === 503 && tries < 20; tries += 1) {
      await pause(200)
      answer = await hand.operate('matrix', body, operation)
    }
    answered.push({ operation, status: answer.status, refused: answer.body.refused })
  }
  return answered
}
interface Answered {
  readonly operation: string
  readonly status: number
  readonly refused?: string
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const said = (answers: readonly Answered[]) =>
  new Set(answers.map(({ status, refused }) => (refused ? `${status} ${refused}` : String(status))))

/** Every operation that was taken is there, once. */
async function expectOnce(answers: readonly Answered[]): Promise<void> {
  const taken = answers.filter(({ status }) => status === 200).map(({ operation }) => operation)
  const { rows } = await house.owner.query('select id from operation where discussion_id = $1 and id = any($2)', [
    id,
    taken,
  ])
  expect(rows.map((row) => row.id).toSorted()).toEqual(taken.toSorted())
}

test('acts of the procedure beside many operations: neither stands in the way of the other', async () => {
  const { marion, isla, catriona } = hands
  const acts = async () => {
    const answers: number[] = []
    for (const at of [0, 1, 2, 3]) {
      answers.push(await marion.submit('', { part: at % 2 ? 'analysis' : 'experience' }, '/part'))
      answers.push(await marion.submit('', { person: tom, mark: at % 2 ? 'away' : 'here' }, '/people'))
      answers.push(await marion.submit('/stop', { reason: 'identifiers' }))
      await marion.operate('matrix', { type: 'silent', on: at % 2 ? 'no' : 'yes' })
    }
    return answers
  }
  const [one, two, ...others] = await Promise.all([
    acts(),
    acts(),
    ...[isla, isla, catriona, catriona].map((hand) => work(hand, 16)),
  ])
  expect(new Set([...one, ...two])).toEqual(new Set([303]))
  for (const one of said(others.flat())) expect(['200', '409 silent-now', '409 card-gone']).toContain(one)
  await expectOnce(others.flat())
}, 60_000)

test('the meeting stops while people write: taken before, refused with a reason after', async () => {
  const { marion, isla, catriona } = hands
  const [stopped, ...answers] = await Promise.all([
    pause(150).then(() => marion.submit('/stop', { reason: 'harm-now' })),
    ...[isla, isla, catriona, catriona].map((hand) => work(hand, 12)),
  ])
  expect(stopped).toBe(303)
  for (const one of ['200', '409 not-now']) expect([...said(answers.flat())]).toContain(one)
  for (const one of said(answers.flat())) expect(['200', '409 not-now', '409 card-gone']).toContain(one)
  await expectOnce(answers.flat())
}, 60_000)

test('the database loses its lines again and again: what was not answered is sent again, and has one effect', async () => {
  const cut = async () => {
    for (let times = 0; times < 6; times += 1) {
      await pause(120)
      await house.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename = 'common_ground_application' and query not like 'listen%'`,
      )
    }
  }
  const [, ...answers] = await Promise.all([
    cut(),
    ...[hands.isla, hands.isla, hands.catriona, hands.catriona].map((hand) => work(hand, 12)),
  ])
  expect(said(answers.flat())).toEqual(new Set(['200']))
  await expectOnce(answers.flat())
}, 60_000)

test('somebody holds the room for long: more wait than there are connections, all are asked to come again, none is lost', async () => {
  await house.owner.query('begin')
  await house.owner.query('select 1 from room where discussion_id = $1 for update', [id])
  const working = Promise.all(Array.from({ length: 8 }, () => work(hands.isla, 1)))
  await pause(2500)
  await house.owner.query('commit')
  const answers = (await working).flat()
  expect(said(answers)).toEqual(new Set(['200']))
  await expectOnce(answers)
}, 60_000)

test('whose part ends between the check and the writing is answered as somebody who has none', async () => {
  await house.owner.query('begin')
  await house.owner.query('lock table team_member in access exclusive mode') // where the guard looks, after the check
  const sent = hands.isla.operate('matrix', { type: 'add', card: newId(), box: 'evidence', text: 'Too late.' })
  await waiting()
  await house.owner.query(
    'update relation set ended_at = since where discussion_id = $1 and person_id = $2 and ended_at is null',
    [id, house.world.people.isla.personId],
  )
  await house.owner.query('commit')
  expect((await sent).status).toBe(404)
}, 60_000)

test.each(['a\u0000b', '\ud800', '\u202e\ufeff', '{"$gt":1}'])('strange letters are no fault: %j', async (text) => {
  const [own, operation] = [newId(), newId()]
  for (const body of [
    { type: 'add', card: own, box: 'evidence', text, wouldMove: text },
    { type: 'add', card: own.toUpperCase(), box: 'evidence', text: 'Large letters.' },
    { type: 'move', card: own, box: text },
    { type: text },
  ])
    expect([200, 409, 422]).toContain((await hands.isla.operate('matrix', body)).status)
  const person = { type: 'add-person', person: newId(), label: text }
  expect([200, 422]).toContain((await hands.isla.operate('genogram', person, operation)).status)
  expect((await hands.isla.operate('genogram', person, operation.toUpperCase())).status).toBe(422)
})

/** Until somebody waits for a lock. */
async function waiting(): Promise<void> {
  const blocked = async () =>
    (
      await house.owner.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    ).rowCount
  await expect.poll(blocked, { timeout: 5_000 }).toBeGreaterThan(0)
}
