/** What an address or a form says is read in one way: kit/parameters.ts and kit/posted-form.ts. */
import { expect, test } from 'vitest'
import { everyFile, readText } from './tree.ts'

const sources = everyFile('src').filter((path) => /\.tsx?$/.test(path) && !/\.test\./.test(path))
const saying = (words: RegExp): string[] => sources.filter((path) => words.test(readText(path)))

test('parts of the path are read by paramOf and idParam alone', () => {
  expect(saying(/\bparams\b.*\bFastifyRequest\b|\brequest\.params\b|\{ params \} = request/)).toEqual([
    'src/kit/parameters.ts',
  ])
})

test('the version of a form is a whole number, whoever reads it', () => {
  expect(saying(/Number\(field\(\w+, '_version'/)).toEqual([])
})

test('what is wrong with a form is said by readForm, errorsIn or errorsWithin, not from the issues by hand', () => {
  expect(saying(/fromEntries\(\w+\.error\.issues/)).toEqual([])
})
