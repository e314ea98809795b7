import { expect, test } from 'vitest'
import { everyFile, linesWith } from './tree.ts'

/**
 * What day it is comes from the clock that is handed in, so that rules are pure and the demonstration can move forward. A rule that
 * looks at the machine's own clock would be right in every test and wrong there.
 */
const rooms = [
  'steps',
  'desks',
  'registers',
  'reports',
  'room',
  'trust',
  'design',
  'documents',
  'post',
  'chase',
  'content',
]

test('no rule, page or query looks at the clock of the machine', () => {
  const own = /new Date\(\)|\bDate\.now\(\)|(?<!clock\.)\bnow\(\)|\bcurrent_(date|timestamp)\b/
  const found = rooms
    .flatMap((room) => everyFile(`src/${room}`))
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|island)\./.test(path)) // an island runs in a browser, and is told how far its clock is off
    .flatMap((path) => linesWith(path, own))
  expect(found).toEqual([])
})

test('nor does the database, but for the list of migrations', () => {
  expect(
    everyFile('db').flatMap((path) => linesWith(path, /^(?!\s*--).*\b(now\(\)|current_(date|timestamp)\b)/i)),
  ).toEqual([])
})
