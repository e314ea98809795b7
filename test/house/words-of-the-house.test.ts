import { expect, test } from 'vitest'
import { words } from '#content'
import { duties, relations, stages, statuses } from '../../src/discussion.ts'
import { readText } from './tree.ts'

const page = readText('docs/words.md')

test('docs/words.md names every relation, duty and stage of the code', () => {
  const named = [...relations, ...duties, ...stages.map(({ stage }) => stage)]
  const spoken = { themes: 'theme' } as const
  expect(named.filter((name) => !page.includes(name in spoken ? spoken.themes : name))).toEqual([])
})

test('a word has one row', () => {
  const rows = [...page.matchAll(/^\| ([a-z][a-z, -]*) \|/gm)]
    .map((match) => match[1])
    .filter((word) => word !== 'word')
  expect(rows.length).toBeGreaterThan(40)
  expect(rows.filter((word, index) => rows.indexOf(word) !== index)).toEqual([])
})

test('a status stands in a stage of the flowchart, and a screen has a word for both', () => {
  const known: readonly string[] = [...stages.map(({ stage }) => stage), 'closed']
  expect(statuses.filter((status) => !known.includes(words.statuses[status].stage))).toEqual([])
  expect(known.filter((stage) => !(stage in words.stages))).toEqual([])
})
