/**
 * Nobody outside can tell of a discussion they have no part in (R17), not in a whole year: it is lived with it and without it, the same acts and the
 * same jobs run, and letters, pages and files are compared. Put aside is what is drawn anew with every asking: ids, secrets of links and of forms, the
 * number and word pair of a discussion, what divides the parts of a mail, and the minute of the day.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routesOf } from '../faults/routes.ts'
import { crawl } from '../set-up/crawl.ts'
import { isOutside, type Lived, liveAYear } from '../set-up/two-worlds.ts'
import type { PersonKey } from '../set-up/world.ts'

/** Another year by night: WORLD=7. */
const seed = Number(process.env.WORLD ?? 1)
let withIt: Lived
let without: Lived
beforeAll(async () => {
  withIt = await liveAYear(seed, true)
  without = await liveAYear(seed, false)
}, 240_000)
afterAll(async () => {
  await withIt.close()
  await without.close()
})

test('letters: the same, byte by byte as they go over the line, and none in one world alone', async () => {
  const [there, elsewhere] = [await lettersTo(withIt, isOutside), await lettersTo(without, isOutside)]
  expect(differences(there, elsewhere)).toEqual([])
  expect(there.length).toBeGreaterThan(30)
  const inside = (key: string) => !isOutside(key)
  const more = (await lettersTo(withIt, inside)).length - (await lettersTo(without, inside)).length
  expect(more).toBeGreaterThan(20) // the hidden one did write letters, to those it is for
})

/** Who asked for the other discussion, who leads it, the administrator, a manager, and somebody of another committee. */
const lookers = ['calum', 'andrew', 'ada', 'duncan', 'rowan'] as const satisfies readonly PersonKey[]

test.each(lookers)('pages and files that %s can come to', async (key) => {
  const [there, elsewhere] = [await everythingFor(withIt, key), await everythingFor(without, key)]
  expect(differences(there, elsewhere)).toEqual([])
  expect(there.length).toBeGreaterThan(2000)
})

test('figures for publication: the same table, none and a few are not told apart', async () => {
  const there = await figuresOf(withIt)
  expect(there).toBe(await figuresOf(without))
  expect(there).toContain('[c]')
})

/** Made by the Policy Team once the year is over. */
async function figuresOf({ house }: Lived): Promise<string> {
  house.clock.ahead = Date.UTC(2027, 1, 1, 12) - Date.now()
  const neil = await house.signedIn(house.world.people.neil)
  const { _csrf = '' } = await neil.hidden('/formats')
  await neil.post('/reports/publication/2026', { _csrf })
  const { status, body } = await neil.visit('/reports/publication/2026.csv')
  expect(status).toBe(200)
  return body
}

async function lettersTo(lived: Lived, whose: (key: string) => boolean): Promise<string[]> {
  const plain = await plainly(lived)
  const addresses = Object.entries(lived.house.world.people).flatMap(([key, { email }]) => (whose(key) ? [email] : []))
  return lived.box.taken.filter(({ to }) => addresses.includes(to)).map(({ source }) => plain(decoded(source)))
}

/** Lines joined and calendar parts as text: what was drawn anew stands in the middle of them. */
const decoded = (source: string): string =>
  source
    .replace(/=\r\n/g, '')
    .replace(/(: base64\r\n(?:\S.*\r\n)*\r\n)([\w+/=\r\n]+)/g, (_all, head: string, body: string) =>
      head.concat(Buffer.from(body, 'base64').toString()),
    )

async function everythingFor(lived: Lived, key: PersonKey): Promise<string[]> {
  const { house, open } = lived
  house.clock.ahead = Date.UTC(2027, 1, 1, 12) - Date.now()
  const plain = await plainly(lived)
  const begin = routesOf(house.app).flatMap(({ method, pattern }) =>
    method === 'GET' && !/:(?!id\b)/.test(pattern) ? [pattern.replace(':id', open)] : [],
  )
  const pages = await crawl(house, house.world.people[key], begin)
  return pages.flatMap(({ address, status, location, text }) => {
    if (address === '/account/app') return [] // shows a new secret
    const page = plain(address)
    return [
      `${page} ${status} ${plain(location)}`,
      ...plain(text)
        .split(/(?=<)|\n/)
        .map((part) => `${page} ${part}`),
    ]
  })
}

/** What is in one world alone, as often as it is. In any order: rows of one moment stand in the order of their ids, which are drawn. */
function differences(there: readonly string[], elsewhere: readonly string[]): string[] {
  const more = new Map<string, number>()
  for (const one of there) more.set(one, (more.get(one) ?? 0) + 1)
  for (const one of elsewhere) more.set(one, (more.get(one) ?? 0) - 1)
  return [...more].flatMap(([one, times]) =>
    times === 0 ? [] : [`${times > 0 ? 'with' : 'without'} ${one.slice(0, 400)}`],
  )
}

/** Takes away what is drawn anew with every asking. */
async function plainly({ house, open }: Lived): Promise<(text: string) => string> {
  const { rows } = await house.owner.query<{ reference: string; pseudonym: string }>(
    'select reference, pseudonym from discussion where id = $1',
    [open],
  )
  const { reference = '', pseudonym = '' } = rows[0] ?? {}
  return (text) =>
    text
      .replaceAll(reference, 'NUMBER')
      .replaceAll(pseudonym, 'WORD PAIR')
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'ID')
      .replace(/\/(told|replies|evaluations)\/[\w-]{43}/g, '/$1/SECRET')
      .replace(/--_NmP-[0-9a-f]+/g, '--PART')
      .replace(/name="(_csrf|_key)" value="[^"]*"/g, 'name="$1"')
      .replace(/ data-csrf="[^"]*"/g, ' data-csrf')
      .replace(/\b2027-02-01T[\d:.+Z]+/g, 'NOW')
      .replace(/\b\d{2}:\d{2}\b/g, 'TIME')
}
