/** `keys rotate` under a new master key, killed with -9 in its middle, again and again: run once more it ends, and everything opens (R29). */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { newId } from '../kit/id.ts'
import { forgetKeys } from './key-ring.ts'
import { keyState } from './key-rotation.ts'
import { holdMaster, masterFrom } from './master-key.ts'
import { type Place, seal, unseal } from './sealing.ts'

let house: TestHouse
let folder: string
beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'cg-rotation-'))
  // Each batch takes a moment, so that there is a middle to be killed in.
  await house.owner.query(`create function common_ground_keys.dawdle() returns trigger language plpgsql as $$
    begin perform pg_sleep(0.3); return null; end $$;
    create trigger dawdle before update on common_ground_keys.data_key for each statement execute function common_ground_keys.dawdle()`)
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

const [old, present] = [randomBytes(32), randomBytes(32)]
const now = new Date('2026-11-20T10:00:00Z')
const committee = () => house.world.strathlorne
const system = () => ({ kind: 'system', committeeId: committee() }) as const
const placeOf = (row: string): Place => ({ committeeId: committee(), table: 'test', row, column: 'text' })

/** The command in a process of its own, as an operator runs it. */
async function rotating(): Promise<ReturnType<typeof spawn>> {
  for (const [name, key] of [
    ['present', present],
    ['earlier', old],
  ] as const)
    await writeFile(join(folder, name), `${key.toString('base64')}\n`)
  return spawn(process.execPath, [join(import.meta.dirname, '../../dist/command.js'), 'keys', 'rotate'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      MODE: 'demonstration',
      DATABASE_URL: house.applicationUrl,
      DATABASE_OWNER_URL: house.world.ownerUrl,
      DATA_DIR: folder,
      MASTER_KEY_FILE: join(folder, 'present'),
      EARLIER_MASTER_KEY_FILE: join(folder, 'earlier'),
    },
  })
}

const ended = (child: ReturnType<typeof spawn>) =>
  new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  )

/** Keys that have been wrapped anew so far. */
const wrapped = async (): Promise<number> => {
  const { keys, keysWaiting, monthsWaiting } = await keyState(house.database, committee())
  return monthsWaiting === 0 ? 0 : keys - keysWaiting
}

test('killed with -9 between its batches it ends when run again, and every word opens', async () => {
  const kept = Array.from({ length: 4_000 }, () => newId())
  const samples = new Map<string, Buffer>()
  holdMaster(masterFrom(old))
  forgetKeys()
  await house.database.withActor(system(), async (tx) => {
    for (const row of kept)
      samples.set(row, await seal(tx, { purpose: 'request', subject: row }, placeOf(row), `about ${row}`, now))
  })
  holdMaster(masterFrom(present, [old]))
  let inTheMiddle = 0
  for (let round = 0; round < 3; round += 1) {
    const before = await wrapped()
    const child = await rotating()
    const end = ended(child)
    while (child.exitCode === null && (await wrapped()) <= before) await new Promise((next) => setTimeout(next, 2))
    child.kill('SIGKILL')
    if ((await end) === 'SIGKILL' && (await keyState(house.database, committee())).keysWaiting > 0) inTheMiddle += 1
  }
  expect(inTheMiddle).toBe(3)
  expect(await ended(await rotating())).toBe(0)
  expect(await keyState(house.database, committee())).toMatchObject({
    monthsWaiting: 0,
    keysWaiting: 0,
    otherMaster: 0,
  })
  // The earlier master key is not needed any more.
  holdMaster(masterFrom(present))
  forgetKeys()
  await house.database.withActor(system(), async (tx) => {
    for (const [row, sealed] of samples) expect(await unseal(tx, placeOf(row), sealed)).toBe(`about ${row}`)
  })
}, 120_000)
