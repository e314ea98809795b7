/** Every number R1 to R62 is answered: with a test that exists, or with what is missing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readText } from './tree.ts'

const root = join(import.meta.dirname, '../..')
const rows = readText('docs/security/answers.md')
  .split('\n')
  .filter((line) => /^\| R\d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('each number once, in order', () => {
  expect(rows.map(([, number]) => number)).toEqual(Array.from({ length: 62 }, (_, at) => `R${at + 1}`))
})

test('a yes names a test that is there, anything less says what is missing', () => {
  for (const [, number, answer = '', shown = '', left = ''] of rows) {
    const named = /^`(.+)`$/.exec(shown)?.[1]
    if (named) expect(existsSync(join(root, named)), `${number}: ${named}`).toBe(true)
    if (!answer.startsWith('Yes')) expect(left, String(number)).not.toBe('–')
    if (!named) expect(left, String(number)).not.toBe('–')
  }
})
