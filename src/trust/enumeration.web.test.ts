/** Nobody learns from signing in whether an address is known (R6), and no stranger can keep anybody out by trying (R7). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { keepKey } from './authenticator.rows.ts'
import { codeOf, newKey, stepAt } from './authenticator.ts'
import { blockOf, lettersToOneAddress, withinLimit } from './limits.ts'
import { sealer } from './sealed-token.ts'

const seal = sealer('a secret that only the tests know, long enough')
const key = newKey()
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  const { piotr } = house.world.people
  await house.database.withActor(piotr, (tx) => keepKey(tx, seal, piotr, key, 0, house.clock.now()))
})
afterAll(() => house.close())

const known = () => house.world.people.piotr.email

async function asker() {
  const page = await house.app.inject({ method: 'GET', url: '/sign-in/code', remoteAddress: '203.0.113.9' })
  const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  let at = 0
  return (address: string) => {
    at += 1
    return house.app.inject({
      method: 'POST',
      url: '/sign-in/code',
      remoteAddress: `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`,
      cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf, address }).toString(),
    })
  }
}

async function letters(): Promise<string[]> {
  const { rows } = await house.owner.query<{ link: string }>(
    `select link from letter where letter = 'sign-in-link' order by written_at`,
  )
  return rows.map(({ link }) => link)
}

async function until(count: number): Promise<string[]> {
  for (let waited = 0; waited < 5000 && (await letters()).length < count; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50))
  return letters()
}

test('known and unknown addresses get the same answer, byte for byte, with the same headers', async () => {
  const ask = await asker()
  const answers = []
  for (const address of [known(), 'nobody@elsewhere.example', house.world.people.isla.email, 'x@y'])
    answers.push(await ask(address))
  const same = answers.map(({ statusCode, headers, body }) => {
    const { date, 'set-cookie': _, ...rest } = headers
    const left = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('x-ratelimit')))
    return JSON.stringify([statusCode, left, body.replace(/name="_csrf" value="[^"]*"/g, '')])
  })
  expect(new Set(same).size).toBe(1)
  expect((await until(1)).length).toBe(1)
})

test('their times do not differ: medians of 2 × 400 within 5 ms', { timeout: 120_000 }, async () => {
  const ask = await asker()
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let round = 0; round < 400; round += 1)
    for (const which of round % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const begun = performance.now()
      await ask(which === 'known' ? known() : `nobody-${round}@elsewhere.example`)
      times[which].push(performance.now() - begun)
    }
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
  expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(5)
})

test('asking hundreds of times for somebody sends three letters in a quarter of an hour, and every link still opens', async () => {
  const before = await until(3)
  expect(before.length).toBeLessThanOrEqual(3)
  const [first = ''] = before
  const visitor = house.stranger()
  expect((await visitor.visit(first)).status).toBe(200)
  const wrong = await visitor.submit(first, { code: '000000' })
  expect(wrong.status).toBe(422)
  const right = await visitor.submit(first, { code: codeOf(key, stepAt(house.clock.now())) })
  expect(right.location).toBe('/desk')
  expect((await visitor.visit(first)).status).toBe(410)
  const again = house.stranger()
  const second = before[1] ?? ''
  const used = await again.submit(second, { code: codeOf(key, stepAt(house.clock.now())) })
  expect(used.status, 'a code is taken once').toBe(422)
})

test('the code without the link, or the link with guesses, opens nothing', async () => {
  house.clock.ahead += 16 * 60_000
  const ask = await asker()
  await ask(known())
  const link = (await until(4)).at(-1) ?? ''
  const visitor = house.stranger()
  const { _csrf = '' } = await visitor.hidden(link)
  const guesses = await Promise.all(
    Array.from({ length: 20 }, (_, at) => visitor.post(link, { _csrf, code: String(100000 + at * 7919) })),
  )
  expect(guesses.filter(({ status }) => status === 303)).toEqual([])
  expect((await visitor.post(link, { _csrf, code: codeOf(key, stepAt(house.clock.now())) })).status).toBe(410)
  const { _csrf: token = '' } = await visitor.hidden('/formats')
  const made = await visitor.post('/sign-in/code/not-a-link-that-was-ever-made', {
    _csrf: token,
    code: codeOf(key, stepAt(house.clock.now())),
  })
  expect(made.status).toBe(410)
  house.clock.ahead = 0
})

test('limits are in the database: another program, or the same one started again, knows them', async () => {
  const now = house.clock.now()
  for (let times = 1; times <= 3; times += 1)
    expect(await withinLimit(house.database, seal, lettersToOneAddress, 'someone@agency.example', now)).toBe(true)
  const other = sealer('a secret that only the tests know, long enough')
  expect(await withinLimit(house.database, other, lettersToOneAddress, 'someone@agency.example', now)).toBe(false)
  const later = new Date(now.getTime() + 15 * 60_000)
  expect(await withinLimit(house.database, other, lettersToOneAddress, 'someone@agency.example', later)).toBe(true)
  const { rows } = await house.owner.query(`select key from attempt where key like '%@%' or key like '%.%.%'`)
  expect(rows).toEqual([])
})

test('blocks of addresses', () => {
  expect(blockOf('192.0.2.7')).toBe('192.0.2.0/24')
  expect(blockOf('::ffff:192.0.2.7')).toBe('192.0.2.0/24')
  expect(blockOf('2001:db8:1:2::3')).toBe('2001:db8:1::/48')
  expect(blockOf('::1')).toBe('0:0:0::/48')
})

test('only these routes begin a session', async () => {
  const { readFileSync, readdirSync } = await import('node:fs')
  const folder = new URL('.', import.meta.url).pathname
  const begins = readdirSync(folder)
    .filter((name) => /\.route\.tsx$/.test(name))
    .filter((name) => /door\.(begin|goTo|confirm)\(/.test(readFileSync(`${folder}${name}`, 'utf8')))
  expect(begins.sort()).toEqual([
    'authenticator.route.tsx',
    'confirm.route.tsx',
    'join.route.tsx',
    'passkey.route.tsx',
    'provider.route.tsx',
    'sign-in.route.tsx',
  ])
})
