import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { everyFile, readText } from './tree.ts'

const decisions = everyFile('docs/decisions')

test('decisions are numbered from 0001 without a gap', () => {
  const numbers = decisions.map((path) => Number(basename(path).slice(0, 4)))
  expect(numbers).toEqual(decisions.map((_, index) => index + 1))
})

test.each(decisions)('%s is a page with its number, a date, context, decision and consequences', (path) => {
  const text = readText(path)
  expect(text).toMatch(new RegExp(`^# ${basename(path).slice(0, 4)} \\S`))
  expect(text.split('\n')[1]).toMatch(/^\d{1,2} [A-Z][a-z]+ 20\d\d$/)
  for (const part of ['Context', 'Decision', 'Consequences']) expect(text).toContain(`**${part}.**`)
  expect(text.split(/\s+/).length).toBeLessThan(600)
})
