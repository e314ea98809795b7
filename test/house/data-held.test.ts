import { expect, test } from 'vitest'
import { privacy } from '#content'
import { kinds } from '../../src/trust/policy.ts'
import { everyFile, readText } from './tree.ts'

/** docs/data-held.md names every table, and says about keeping what privacy.yaml says. */
const page = readText('docs/data-held.md')
const rows = page.split('\n').filter((line) => /^\| `\w+` \|/.test(line))
const cellsOf = (row: string): string[] => row.split('|').map((cell) => cell.trim())

test('every table of the migrations has a row, and no row is about a table that is not there', () => {
  const named = (words: RegExp) =>
    everyFile('db').flatMap((path) => [...readText(path).matchAll(words)].map((match) => match[1] ?? ''))
  const dropped = named(/drop table common_ground\.(\w+)/g)
  const tables = named(/create table (?:if not exists )?common_ground\.(\w+)/g).filter(
    (name) => !dropped.includes(name),
  )
  expect(tables.length).toBeGreaterThan(30)
  expect(rows.map((row) => (cellsOf(row)[1] ?? '').replaceAll('`', '')).sort()).toEqual([...tables].sort())
})

test('every kind of content in it is a kind of the policy', () => {
  const named = rows.flatMap((row) =>
    /\bkinds? /.test(cellsOf(row)[4] ?? '')
      ? [...(cellsOf(row)[4] ?? '').matchAll(/`([a-z-]+)`/g)].map((match) => match[1])
      : [],
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((kind) => !kinds.some((one) => one === kind))).toEqual([])
})

test('every period is the one of its class in privacy.yaml', () => {
  const wrong = rows.flatMap((row) => {
    const kept = cellsOf(row)[5] ?? ''
    return [...kept.matchAll(/\(`([a-z-]+)`\)/g)].flatMap(([, id]) => {
      const found = privacy.classes.find((one) => one.id === id)
      if (!found) return [`${cellsOf(row)[1]}: no class ${id}`]
      const period = `${found.kept.for} after ${found.kept.after} (\`${id}\`)`
      return kept.includes(period) ? [] : [`${cellsOf(row)[1]}: should say ${period}`]
    })
  })
  expect(wrong).toEqual([])
})
