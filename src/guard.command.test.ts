import { expect, test } from 'vitest'
import { lastLine } from './guard.command.ts'

test('the last line is a sentence, also where nothing was found', () => {
  expect(lastLine(0)).toMatch(/^The identifier check found nothing\. .+\.$/)
  expect([lastLine(1), lastLine(3)]).toEqual(['1 thing to look at', '3 things to look at'])
})
