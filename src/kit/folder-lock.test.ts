import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder, runningHolder } from './folder-lock.ts'
import { startedAt } from './pid.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'common-ground-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const lockedBy = (holder: object) => writeFileSync(join(folder, 'running.json'), JSON.stringify(holder))

test('a lock of a living program is refused, and named', () => {
  lockedBy({ pid: process.ppid, started: startedAt(process.ppid), host: hostname() })
  expect(() => lockFolder(folder)).toThrow(`(process ${process.ppid})`)
  expect(runningHolder(folder)).toBe(process.ppid)
})

test('a lock of a program that is gone is taken over, and released', () => {
  lockedBy({ pid: 2 ** 30, started: '1', host: hostname() })
  const lock = lockFolder(folder)
  lock.release()
  expect(existsSync(join(folder, 'running.json'))).toBe(false)
})

test('the number of a dead program that another one has now does not count', () => {
  lockedBy({ pid: process.ppid, started: 'long ago', host: hostname() })
  lockFolder(folder).release()
})

test('a lock of another machine counts while its heart beats', () => {
  lockedBy({ pid: 1, started: '1', host: 'elsewhere.example' })
  expect(() => lockFolder(folder)).toThrow('elsewhere.example')
  const minuteAgo = new Date(Date.now() - 60_000)
  utimesSync(join(folder, 'running.json'), minuteAgo, minuteAgo)
  lockFolder(folder).release()
})

test('a lock nobody can read is taken over', () => {
  writeFileSync(join(folder, 'running.json'), '')
  lockFolder(folder).release()
})
