/**
 * The line to the database breaks when the COMMIT has been sent: the program cannot know whether it was done. It says so kindly, and when
 * the person sends the same form again there is one effect, not two and not none (R48).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CuttingLine, cuttingLine } from '../set-up/cutting-line.ts'
import { plantTicket } from '../set-up/evaluation-ticket.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { signedInAs, stranger, type Visitor } from '../set-up/visitor.ts'
import { type PersonKey, plantDiscussion } from '../set-up/world.ts'

let house: TestHouse
let line: CuttingLine
let other: Awaited<ReturnType<TestHouse['another']>>
beforeAll(async () => {
  house = await testHouse()
  line = await cuttingLine(house.applicationUrl)
  other = await house.another(line.url)
})
afterAll(async () => {
  await other.close()
  await line.close()
  await house.close()
})

const times = 20
const cutting = ['answer', 'sending'] as const
const people = { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' } as const
const visitorAs = (key: PersonKey) => signedInAs(other.app, house.database, house.clock, house.world.people[key])

/** Sends the form with the line cut at its COMMIT, and once more. Gives where the second sending leads. */
async function sentAgain(
  visitor: Visitor,
  path: string,
  typed: Record<string, string>,
  when: (typeof cutting)[number],
) {
  const form = { ...(await visitor.hidden(path)), ...typed }
  const before = line.cuts
  line.cutNext(when)
  const first = await visitor.post(path, form)
  expect(line.cuts, 'the line was cut').toBe(before + 1)
  expect(first.status).toBe(503)
  for (const words of Object.values(typed)) expect(first.body).toContain(words)
  const second = await visitor.post(path, form)
  expect(second.status).toBe(303)
  return second.location
}

const countsOf = async (id: string) =>
  (
    await house.owner.query(
      `select (select count(*)::int from history where discussion_id = $1) as events,
         (select count(*)::int from agreement where discussion_id = $1) as agreements,
         (select count(*)::int from letter where discussion_id = $1) as letters,
         (select count(*)::int from audit where discussion_id = $1 and verb = 'act') as acts,
         (select status from discussion where id = $1) as status, (select version from discussion where id = $1) as version`,
      [id],
    )
  ).rows[0]

test.each(cutting)('an act, twenty times with the COMMIT cut (%s), is done once', async (when) => {
  const gregor = await visitorAs('gregor')
  const agree = { answer: 'agree', 'agree-comment': 'Yes, this would help us.' }
  const usual = await plantDiscussion(house.owner, house.world, { status: 'with-first-manager', people })
  await gregor.submit(`/discussions/${usual}/agreement`, agree)
  const once = await countsOf(usual)
  expect(once).toMatchObject({ agreements: 1, acts: 1 })
  for (let time = 0; time < times; time += 1) {
    const id = await plantDiscussion(house.owner, house.world, { status: 'with-first-manager', people })
    await sentAgain(gregor, `/discussions/${id}/agreement`, agree, when)
    expect(await countsOf(id)).toEqual(once)
  }
})

test.each(cutting)('a discussion that begins, with the COMMIT cut (%s), begins once', async (when) => {
  const isla = await visitorAs('isla')
  const begun = async () =>
    (await house.owner.query<{ n: number }>('select count(*)::int as n from discussion')).rows[0]?.n ?? 0
  const before = await begun()
  for (let time = 1; time <= 5; time += 1) {
    const location = await sentAgain(isla, '/requests/new', { 'filled-by': 'practitioner' }, when)
    expect(location).toMatch(/^\/discussions\/[0-9a-f-]{36}\//)
    expect(await begun()).toBe(before + time)
  }
})

test.each(cutting)('a register: an exception asked for with the COMMIT cut (%s) is asked for once', async (when) => {
  const isla = await visitorAs('isla')
  const what = `An exception, ${when}`
  const typed = {
    what,
    'who-for': 'Our team',
    why: 'Because of distance',
    'from-day': '1',
    'from-month': '12',
    'from-year': '2026',
    'to-day': '1',
    'to-month': '6',
    'to-year': '2027',
  }
  await sentAgain(isla, '/exemptions/new', typed, when)
  expect((await house.owner.query('select 1 from exemption where what = $1', [what])).rows).toHaveLength(1)
})

const bothTransactions = cutting.flatMap((when) =>
  (['use_evaluation_ticket', 'keep_evaluation_answer'] as const).map((after) => ({ when, after })),
)

test.each(bothTransactions)(
  'an evaluation, five times with the COMMIT of $after cut ($when), counts once',
  async ({ when, after }) => {
    const counted = async () =>
      (await house.owner.query<{ n: number }>('select count(*)::int as n from evaluation_answer')).rows[0]?.n ?? 0
    for (let time = 0; time < 5; time += 1) {
      const fresh = await house.another(line.url) // it has prepared no statement yet: the line knows it by its text
      const secret = await plantTicket(house)
      const before = await counted()
      const visitor = stranger(fresh.app)
      const form = {
        ...(await visitor.hidden(`/evaluations/${secret}`)),
        'a-safe': '4',
        'a-best': 'Hearing each other.',
      }
      line.cutNext(when, after)
      const first = await visitor.post(`/evaluations/${secret}`, form)
      expect(first.status).toBe(503)
      expect(first.body).toContain('Hearing each other.')
      const second = await visitor.post(`/evaluations/${secret}`, form)
      expect([303, 410]).toContain(second.status) // taken now, or it had been taken
      expect(await counted()).toBe(before + 1)
      expect((await visitor.visit(`/evaluations/${secret}`)).status).toBe(410)
      await fresh.close()
    }
  },
)
