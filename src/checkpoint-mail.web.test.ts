/** Checkpoints that leave by mail: a rewriting of database and checkpoint file together is still found, with the mailed file alone. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type TestHouse, testHouse } from '../test/set-up/house.ts'
import { run } from './audit.command.ts'
import { checkpointMail } from './checkpoint-mail.ts'
import { checkpointKey } from './trust/audit-checkpoint.ts'
import { checkpointWriter, sealWaiting } from './trust/audit-sealer.ts'

let house: TestHouse
let server: SMTPServer
let smtpUrl: string
let away = false
const taken: { mail: ParsedMail; to: string[] }[] = []
const folder = mkdtempSync(join(tmpdir(), 'cg-mailed-'))
const keyFile = join(folder, 'key.pem')
const file = join(folder, 'checkpoints.jsonl')
const key = checkpointKey({ pem: null, file: keyFile })

beforeAll(async () => {
  house = await testHouse()
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      void simpleParser(stream).then((mail) => {
        if (away) return done(Object.assign(new Error('not now'), { responseCode: 451 }))
        taken.push({ mail, to: session.envelope.rcptTo.map(({ address }) => address) })
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  smtpUrl = `smtp://127.0.0.1:${port}/?ignoreTLS=true`
})
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()))
  await house.close()
})
afterEach(() => {
  taken.length = 0
  vi.unstubAllEnvs()
})

const job = () =>
  checkpointMail({
    smtpUrl,
    mailFrom: 'Common Ground <common-ground@common-ground.example>',
    to: 'audit@council.example',
    key,
    file,
    clock: house.clock,
  })

async function actAndSign(): Promise<void> {
  await (await house.signedIn(house.world.people.isla)).visit('/desk')
  while ((await sealWaiting(house.owner)) > 0);
  await checkpointWriter({ key, file, clock: house.clock, log: { error() {} } }).write(house.owner, true)
}

async function verify(checkpoints: string) {
  vi.stubEnv('MODE', 'demonstration')
  vi.stubEnv('DATABASE_URL', house.world.ownerUrl)
  vi.stubEnv('AUDIT_KEY_FILE', keyFile)
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  try {
    return { code: await run(['verify', '--checkpoints', checkpoints]), said: said.join('\n') }
  } finally {
    log.mockRestore()
  }
}

test('nothing is mailed while nothing is signed; then once a day, and again when the mail server was away', async () => {
  await job().run()
  expect(taken).toHaveLength(0)
  await actAndSign()
  away = true
  await expect(job().run()).rejects.toThrow()
  away = false
  await job().run()
  await job().run()
  expect(taken.map(({ to }) => to)).toEqual([['audit@council.example']])
  house.clock.ahead += 25 * 3_600_000
  await job().run()
  expect(taken).toHaveLength(2)
})

test('the mailed file holds the newest checkpoint of each committee and nobody’s name', async () => {
  house.clock.ahead += 25 * 3_600_000
  await actAndSign()
  await job().run()
  const { mail } = taken[0] ?? {}
  const [attached] = mail?.attachments ?? []
  expect(attached?.filename).toMatch(/^audit-checkpoints-\d{4}-\d\d-\d\d\.jsonl$/)
  const lines = attached?.content.toString('utf8').trim().split('\n') ?? []
  const newest = readFileSync(file, 'utf8').trim().split('\n').at(-1)
  expect(lines).toContain(newest)
  expect(`${mail?.subject}${mail?.text}`).not.toMatch(/Isla|RCD-/)
})

test('who rewrites the database and the checkpoint file together is found with the mailed file', async () => {
  house.clock.ahead += 25 * 3_600_000
  await actAndSign()
  await job().run()
  const mailed = join(folder, 'mailed.jsonl')
  writeFileSync(mailed, taken[0]?.mail.attachments[0]?.content ?? '')
  expect((await verify(mailed)).code).toBe(0)

  // With every right in the database: another story, with hashes that fit, and the checkpoint file emptied.
  await house.owner.query('alter table audit_entry disable trigger user; alter table audit_head disable trigger user')
  await house.owner.query(`do $$ declare one record; link bytea := decode(repeat('00', 32), 'hex'); begin
    for one in select * from audit_entry where committee_id = '${house.world.strathlorne}' order by seq loop
      update audit_entry e set kind = case when e.seq = 1 then 'account' else e.kind end, prev = link,
        hash = audit_hash(link, e.committee_id, e.seq, e.id, e.at, e.actor_kind, e.person_id, e.verb,
          case when e.seq = 1 then 'account' else e.kind end, e.discussion_id, e.shown, e.sealed_at, e.about_person, e.given, e.taken)
        where e.committee_id = one.committee_id and e.seq = one.seq returning hash into link;
    end loop;
    update audit_head set hash = link where committee_id = '${house.world.strathlorne}'; end $$`)
  writeFileSync(file, '')

  expect((await verify(file)).code).toBe(0)
  const found = await verify(mailed)
  expect(found.code).toBe(1)
  expect(found.said).toContain(`WRONG  committee ${house.world.strathlorne}`)
})
