/** SIGTERM while something is under way: it is finished, or answered; nobody new is let in; nothing goes on running (R55). */
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../src/kit/clock.ts'
import { beginSession, sessionCookieName } from '../../src/trust/sessions.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { type RunningProgram, runningProgram, until } from '../set-up/running-program.ts'
import { plantDiscussion } from '../set-up/world.ts'

let house: TestHouse
let program: RunningProgram
/** Holds what the request needs. */
let holder: pg.Client
let id: string
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  const people = { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' } as const
  id = await plantDiscussion(house.owner, house.world, { status: 'with-first-manager', people })
  program = await runningProgram({ applicationUrl: house.applicationUrl, ownerUrl: house.world.ownerUrl })
  holder = new pg.Client({ connectionString: house.world.ownerUrl })
  await holder.connect()
  await holder.query('begin')
}, 60_000)
afterEach(async () => {
  await holder.end()
  program.stop('SIGKILL')
  await program.ended
})

async function cookiesOfGregor(): Promise<string> {
  const { personId, committeeId } = house.world.people.gregor
  const secret = await beginSession(house.database, systemClock, personId, { committeeId })
  return `${sessionCookieName(true)}=${secret}`
}

const isWaiting = async () =>
  (
    await house.owner.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and usename = 'common_ground_application'`,
    )
  ).rows.length > 0

const letsNobodyIn = () =>
  fetch(`${program.address}/health`).then(
    () => false,
    () => true,
  )

/** The program's connections to the database. */
async function connections(): Promise<number> {
  const { rows } = await house.owner.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and backend_start > $1',
    [begun],
  )
  const { processID } = holder as pg.Client & { processID?: number }
  return rows.filter(({ pid }) => pid !== processID && !house.database.isOwn(pid)).length
}
let begun: Date
beforeEach(async () => {
  begun = (await house.owner.query('select clock_timestamp() as now')).rows[0].now
})

test('a form that is being sent has its effect and its answer, and then the program ends', async () => {
  const session = await cookiesOfGregor()
  const address = `${program.address}/discussions/${id}/agreement`
  const page = await fetch(address, { headers: { cookie: session } })
  const form = new URLSearchParams({ answer: 'agree', 'agree-comment': '' })
  const html = await page.text()
  for (const name of ['_csrf', '_key', '_version'])
    form.set(
      name,
      new RegExp(`name="${name}" value="([^"]*)"`).exec(
        html.slice(html.indexOf(`action="/discussions/${id}/agreement"`)),
      )?.[1] ?? '',
    )
  const cookie = [session, ...page.headers.getSetCookie().map((one) => one.split(';')[0])].join('; ')
  await holder.query('select 1 from common_ground.discussion where id = $1 for update', [id])

  const sent = fetch(address, { method: 'POST', body: form, headers: { cookie }, redirect: 'manual' })
  await until(isWaiting)
  program.stop('SIGTERM')
  await until(letsNobodyIn)
  await holder.query('rollback')

  const answer = await sent
  expect([answer.status, answer.headers.get('connection')]).toEqual([303, 'close'])
  expect(await program.ended).toBe(0)
  const { rows } = await house.owner.query('select status from discussion where id = $1', [id])
  expect(rows).toEqual([{ status: 'with-second-manager' }])
  expect(program.children()).toEqual([])
  await until(async () => (await connections()) === 0)
  expect(program.said()).not.toMatch(/Error|fault/i)
}, 60_000)

test('what cannot be finished is answered all the same', async () => {
  const cookie = await cookiesOfGregor()
  await holder.query('lock table common_ground.history in access exclusive mode')
  const sent = fetch(`${program.address}/discussions/${id}`, { headers: { cookie } })
  await until(isWaiting)
  program.stop('SIGTERM')
  const answer = await sent
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('</html>')
  expect(await program.ended).toBe(0)
  expect(program.children()).toEqual([])
}, 60_000)

test('told twice, it ends once', async () => {
  program.stop('SIGTERM')
  program.stop('SIGTERM')
  expect(await program.ended).toBe(0)
}, 60_000)
