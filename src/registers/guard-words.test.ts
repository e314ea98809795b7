import { expect, test } from 'vitest'
import { entriesIn, readWords } from './guard-words.form.ts'

test('one entry a line; of a table the first column, quotes taken off; each once whatever its capitals', () => {
  const text =
    '\uFEFF"St Brendan\'s, Upper",8412345,Primary\r\nLarchbank Primary;8412346\n\nlarchbank primary\n  Kirk   Wynd \tx'
  expect(entriesIn(text)).toEqual({ entries: ["St Brendan's, Upper", 'Larchbank Primary', 'Kirk Wynd'], wrong: [] })
})

test('wrong lines are named by their number; five at most, and nothing of the list is lost', () => {
  const { entries, wrong } = entriesIn(`Larchbank\n12345\n${'x'.repeat(81)}\nab`)
  expect(entries).toEqual(['Larchbank'])
  expect(wrong.map((line) => /^Line (\d+)/.exec(line)?.[1])).toEqual(['2', '3', '4'])
  const read = readWords({ schools: '1\n2\n3\n4\n5\n6\n7', places: 'Skerray', organisations: '', 'safe-words': '' })
  expect('errors' in read && read.errors.schools?.match(/Line/g)).toHaveLength(5)
})

test('too many are refused', () => {
  const many = Array.from({ length: 501 }, (_, at) => `word ${'abc'.repeat(2)} ${at}`).join('\n')
  const read = readWords({ schools: '', places: '', organisations: '', 'safe-words': many })
  expect(read).toEqual({ errors: { 'safe-words': 'Please list at most 500' } })
})
