import { expect, test } from 'vitest'
import { entriesIn, readWords } from './guard-words.form.ts'
import { listFrom, mostBytes } from './list-file.ts'

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

test('everyday words are refused where they would stop text after text, and may be harmless', () => {
  for (const word of ['the', 'and', 'School', 'The school'])
    expect(entriesIn(word).wrong.join(), word).toMatch(/everyday word/)
  for (const name of ['Larchbank School', 'Bridge End', 'Skerray', 'Kirk Wynd'])
    expect(entriesIn(name).wrong).toEqual([])
  const read = readWords({ schools: '', places: 'and', organisations: 'School', 'safe-words': 'school' })
  expect('errors' in read && Object.keys(read.errors)).toEqual(['places', 'organisations'])
})

test('a file as Excel saves it: any of its ways to write letters, without its heading row', () => {
  const text = 'School name;Town\r\nCaf\u00e9 Primary;Skerray\r\n'
  const list = 'Caf\u00e9 Primary;Skerray'
  const utf16 = Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])])
  const ansi = Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))
  const bigEnd = Uint8Array.from([0xfe, 0xff, ...[...text].flatMap((letter) => [0, letter.charCodeAt(0)])])
  for (const bytes of [new TextEncoder().encode(text), new TextEncoder().encode(`\uFEFF${text}`), utf16, bigEnd, ansi])
    expect(listFrom(bytes)).toEqual({ list })
  expect(listFrom(new TextEncoder().encode('Schoolhill Nursery\nLarchbank'))).toEqual({
    list: 'Schoolhill Nursery\nLarchbank',
  })
})

test('a picture is no list; a file too large says so', () => {
  expect(listFrom(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]))).toEqual({
    refused: 'not-text',
  })
  expect(listFrom(new Uint8Array(mostBytes + 1).fill(65))).toEqual({ refused: 'large' })
})
