import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { actions, interfaceWords, words } from '#content'
import { endings, type Status, statuses } from '../../src/discussion.ts'
import { procedure } from '../../src/procedure.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

test('every step declared in a folder of steps/ stands in the procedure', () => {
  const declared = stepFiles().flatMap((file) =>
    [...read(file).matchAll(/export const (\w+) = step\(\{\s*name: '([^']+)'/g)].map((match) => match[2]),
  )
  const listed = procedure.map(({ step }) => step.name)
  expect(declared.filter((name) => name !== undefined && !listed.includes(name))).toEqual([])
  expect(new Set(listed).size).toBe(listed.length)
})

test('no dead end: every status but the endings leads on, and every status is reached from a draft', () => {
  const ways = new Map<Status, Set<Status>>(statuses.map((status) => [status, new Set()]))
  for (const { step } of procedure)
    for (const from of step.when)
      for (const to of Object.values(step.leadsTo) as (Status | 'stays')[])
        if (to !== 'stays' && to !== from) ways.get(from)?.add(to)
  const stuck = statuses.filter(
    (status) => ways.get(status)?.size === 0 && !endings.some((ending) => ending === status),
  )
  expect(stuck).toEqual([])
  const reached = new Set<Status>(['draft'])
  for (const status of reached) for (const next of ways.get(status) ?? []) reached.add(next)
  expect(statuses.filter((status) => !reached.has(status))).toEqual([])
})

test('every status has its words', () => {
  expect(statuses.filter((status) => !(status in words.statuses))).toEqual([])
})

test('every event has its sentence for the history, and every offered act its words', () => {
  const events = procedure.flatMap(({ step }) => Object.keys(step.leadsTo))
  expect([...new Set(events)].filter((event) => !(event in interfaceWords.events))).toEqual([])
  const offered = procedure.filter(({ part }) => part !== null).map(({ step }) => step.name)
  expect(offered.filter((name) => !(name in actions.acts))).toEqual([])
})

test('every refusal in code has its words', () => {
  const keys = stepFiles().flatMap((file) =>
    [...read(file).matchAll(/refuse\('([^']+)'\)/g)].map((match) => match[1] ?? ''),
  )
  expect(
    [...new Set([...keys, 'not-now', 'not-your-turn'])].filter((key) => !(key in interfaceWords.refusals)),
  ).toEqual([])
})

test('every obligation P1 to P33 has its row in docs/procedure.md: where, tested where, and how far', () => {
  const rows = read('docs/procedure.md')
    .split('\n')
    .filter((line) => /^\| P\d+ \|/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  expect(rows.map((cells) => cells[1])).toEqual(Array.from({ length: 33 }, (_, index) => `P${index + 1}`))
  const filesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
  expect(rows.flatMap((cells) => [...filesIn(cells[3]), ...filesIn(cells[4])]).filter((path) => !exists(path))).toEqual(
    [],
  )
  expect(rows.filter((cells) => filesIn(cells[3]).length === 0).map((cells) => cells[1])).toEqual([])
  const untested = rows.filter((cells) => !filesIn(cells[4]).some((path) => path.includes('.test.ts')))
  expect(untested.filter((cells) => !cells[5]?.startsWith('not yet')).map((cells) => cells[1])).toEqual([])
  expect(rows.filter((cells) => !/^(done|thin|not yet)\b/.test(cells[5] ?? '')).map((cells) => cells[1])).toEqual([])
})

test('a clause that a step serves has no row that says nothing is there', () => {
  const missing = [...read('docs/procedure.md').matchAll(/^\| (P\d+) \|.*\| not yet/gm)].map((match) => match[1])
  const served = new Set<string>(procedure.flatMap(({ step }) => step.p))
  expect(missing.filter((id) => id !== undefined && served.has(id))).toEqual([])
})

function stepFiles(): string[] {
  return readdirSync(join(root, 'src/steps'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}

function exists(path: string): boolean {
  try {
    read(path)
    return true
  } catch {
    return false
  }
}
