/** The mail server is away, slow to take letters, or back: nothing is lost, nothing comes twice, and no letter says what it is about. */
import ICAL from 'ical.js'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { namesOf } from '#content'
import { newId } from '../../src/kit/id.ts'
import { startJobs } from '../../src/kit/jobs.ts'
import { type LetterOrder, writeLetters } from '../../src/kit/letters.ts'
import { postJob } from '../../src/post/post.jobs.ts'
import { backOffSeconds, openPostOffice, type PostOffice } from '../../src/post/post-office.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { plantDiscussion } from '../set-up/world.ts'

let house: TestHouse
let mail: MailServer
let post: PostOffice
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  mail = await mailServer()
  post = openPostOffice({
    database: house.database,
    clock: house.clock,
    publicUrl: 'https://common-ground.example',
    smtpUrl: `smtp://127.0.0.1:${mail.port}/?ignoreTLS=true`,
    from: 'Common Ground <common-ground@common-ground.example>',
    namesOf: async () => namesOf({ mailbox: 'reviewing.team@strathlorne.example' }),
  })
})
afterEach(async () => {
  post.close()
  await mail.close()
})

interface MailServer {
  readonly port: number
  readonly taken: { readonly mail: ParsedMail; readonly to: readonly string[]; readonly source: string }[]
  /** The answer to the next letters: taken, put off, or taken and the line cut before we hear of it. */
  mood: 'takes' | 'puts off' | 'refuses'
  close(): Promise<void>
  away(): Promise<void>
  back(): Promise<void>
}

async function mailServer(): Promise<MailServer> {
  const taken: MailServer['taken'] = []
  let mood: MailServer['mood'] = 'takes'
  const make = () =>
    new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData(stream, session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', async () => {
          if (mood !== 'takes') {
            done(Object.assign(new Error('not now'), { responseCode: mood === 'puts off' ? 451 : 550 }))
            return
          }
          const source = Buffer.concat(chunks).toString('utf8')
          taken.push({
            mail: await simpleParser(source),
            to: session.envelope.rcptTo.map(({ address }) => address),
            source,
          })
          done()
        })
      },
    })
  let server = make()
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.on('error', reject)
      const listening = server.listen(port, '127.0.0.1', () => {
        const address = listening.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
  const port = await listen(0)
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return {
    port,
    taken,
    get mood() {
      return mood
    },
    set mood(now) {
      mood = now
    },
    close,
    away: close,
    async back() {
      server = make()
      await listen(port)
    },
  }
}

/** Written as an act writes it; not yet sent. */
async function letter(order: Partial<LetterOrder> = {}): Promise<string> {
  const { strathlorne, people } = house.world
  const system = { kind: 'system', committeeId: strathlorne } as const
  const once = newId()
  await house.database.withActor(system, (tx) =>
    writeLetters(
      tx,
      strathlorne,
      null,
      [{ letter: 'meeting-invitation', to: { person: people.catriona.personId }, values: invited, once, ...order }],
      house.clock.now(),
    ),
  )
  const { rows } = await house.owner.query('select id from letter where once = $1', [once])
  return rows[0]?.id
}

const invited = {
  reference: 'RCD-26-018',
  meeting_date: 'Tuesday 8 December 2026',
  meeting_time: '13:30',
  meeting_place: 'online',
  facilitator_name: 'Marion Duthie',
  facilitator_agency: 'Strathlorne health',
}

const send = (id: string) => post.send(house.world.strathlorne, id)
const rowOf = async (id: string) => (await house.owner.query('select * from letter where id = $1', [id])).rows[0]

test('away: the letter waits, longer each time, and goes once the server is back, once', async () => {
  const id = await letter()
  await mail.away()
  for (const tries of [1, 2, 3]) {
    const begun = house.clock.now().getTime()
    const sent = await send(id)
    expect(sent.done).toBe('later')
    if (sent.done === 'later') {
      expect(Math.round((sent.at.getTime() - begun) / 1000)).toBeGreaterThanOrEqual(backOffSeconds(tries))
      expect(Math.round((sent.at.getTime() - begun) / 1000)).toBeLessThan(backOffSeconds(tries) + 5)
    }
    expect(await rowOf(id)).toMatchObject({ tries, sent_at: null, dead_at: null, last_failure: 'ESOCKET' })
  }
  await mail.back()
  expect(await send(id)).toEqual({ done: 'sent' })
  expect(await send(id)).toEqual({ done: 'nothing-to-send' })
  expect(mail.taken).toHaveLength(1)
  expect(mail.taken[0]?.to).toEqual([house.world.people.catriona.email])
})

test('many that are due at one moment all go in one run: none is marked as taken and left', async () => {
  const ids = [await letter(), await letter(), await letter(), await letter(), await letter()]
  const now = house.clock.now()
  await postJob({ database: house.database, clock: { now: () => now }, post }).run()
  const { rows } = await house.owner.query('select from letter where id = any($1) and sent_at is null', [ids])
  expect(rows).toHaveLength(0)
})

test('put off: tried again under the same Message-ID, so that one that arrived twice is seen as one', async () => {
  const id = await letter()
  mail.mood = 'puts off'
  expect((await send(id)).done).toBe('later')
  expect((await rowOf(id))?.last_failure).toMatch(/^EMESSAGE-451$/)
  mail.mood = 'takes'
  await send(id)
  // As if the program had died after the server took it and before we wrote that down.
  await house.owner.query('update letter set sent_at = null where id = $1', [id])
  await send(id)
  expect(mail.taken.map(({ mail }) => mail.messageId)).toEqual([
    `<${id}@common-ground.example>`,
    `<${id}@common-ground.example>`,
  ])
})

test('after two days it is given up, kept, and never sent later', async () => {
  const id = await letter()
  mail.mood = 'refuses'
  const before = house.clock.ahead
  try {
    house.clock.ahead += 47 * 3_600_000
    expect((await send(id)).done).toBe('later')
    house.clock.ahead += 2 * 3_600_000
    expect((await send(id)).done).toBe('dead')
    expect((await rowOf(id))?.dead_at).not.toBeNull()
    mail.mood = 'takes'
    expect(await send(id)).toEqual({ done: 'nothing-to-send' })
    expect(mail.taken).toEqual([])
  } finally {
    house.clock.ahead = before
  }
})

test('the pause doubles and is an hour at most', () => {
  expect([1, 2, 3, 4, 9, 10, 60].map(backOffSeconds)).toEqual([15, 30, 60, 120, 3600, 3600, 3600])
})

test('somebody who has left meanwhile gets nothing', async () => {
  const id = await letter({ to: { person: house.world.people.aisha.personId } })
  await house.owner.query('update membership set left_at = now() where person_id = $1', [
    house.world.people.aisha.personId,
  ])
  expect((await send(id)).done).toBe('dead')
  expect(mail.taken).toEqual([])
})

test('an act’s letters go by themselves, say nothing of the case, and nothing anybody typed', async () => {
  const { owner, world } = house
  const id = await plantDiscussion(owner, world, {
    status: 'with-first-manager',
    people: { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' },
  })
  await owner.query('update letter set dead_at = now() where sent_at is null')
  const gregor = await house.signedIn(world.people.gregor)
  const jobs = startJobs(
    [postJob({ database: house.database, clock: house.clock, post })],
    house.database,
    house.app.log,
  )
  try {
    await mail.away()
    await gregor.submit(`/discussions/${id}/agreement`, {
      answer: 'question',
      'question-comment': 'Does the grandmother know of the harbour?',
    })
    const waiting = () =>
      owner
        .query('select tries from letter where discussion_id = $1 and sent_at is null', [id])
        .then(({ rows }) => rows)
    await expect.poll(async () => (await waiting()).every(({ tries }) => tries > 0), { timeout: 40_000 }).toBe(true)
    expect((await waiting()).length).toBeGreaterThan(0)
    await mail.back()
    await owner.query('update letter set due_at = now() where sent_at is null')
    await expect.poll(async () => (await waiting()).length, { timeout: 40_000 }).toBe(0)
  } finally {
    await jobs.stop()
  }
  const { rows } = await owner.query('select pseudonym from discussion where id = $1', [id])
  expect(mail.taken.map(({ to }) => to)).toContainEqual([world.people.isla.email])
  for (const { mail: one, source } of mail.taken) {
    for (const said of ['grandmother', 'harbour', 'question-comment', rows[0]?.pseudonym])
      expect(`${one.subject} ${one.text} ${one.html} ${source}`).not.toContain(said)
    expect(one.headers.get('auto-submitted')).toBe('auto-generated')
  }
}, 120_000)

test('the invitation carries a calendar entry that calendars take', async () => {
  const id = await letter({
    calendar: {
      method: 'REQUEST',
      uid: 'meeting-1@common-ground.example',
      sequence: 2,
      start: '2026-12-08T13:30:00.000Z',
      end: '2026-12-08T15:00:00.000Z',
      place: 'Online',
      url: 'https://common-ground.example/replies/x',
    },
  })
  await send(id)
  const arrived = mail.taken[0]
  expect(arrived?.source).toMatch(/content-type: text\/calendar;[^\n]*method=REQUEST/i)
  const text = arrived?.mail.attachments.find(({ contentType }) => contentType.includes('calendar'))?.content.toString()
  const calendar = new ICAL.Component(ICAL.parse(text ?? ''))
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
  expect([event.uid, event.sequence]).toEqual(['meeting-1@common-ground.example', 2])
  expect(event.startDate.toJSDate().toISOString()).toBe('2026-12-08T13:30:00.000Z')
  expect(event.endDate.toJSDate().toISOString()).toBe('2026-12-08T15:00:00.000Z')
  expect(event.attendees.map((attendee) => String(attendee.getFirstValue()).toLowerCase())).toEqual([
    `mailto:${house.world.people.catriona.email}`,
  ])
  expect(event.description).toContain('RCD-26-018')
})

test('a name with a new line cannot add a header', async () => {
  const id = await letter({ to: { name: 'Sam\r\nBcc: all@elsewhere.example', address: 'sam@housing.example' } })
  await send(id)
  expect(mail.taken[0]?.to).toEqual(['sam@housing.example'])
  expect(mail.taken[0]?.mail.bcc).toBeUndefined()
})
