import { expect, test } from 'vitest'
import { findIdentifiers } from './find-identifiers.ts'

/** Houses, initials and days as they stand in notes without capitals. One line a form; the second list says what looks like it. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['14, the avenue. blinds down', ['14, the avenue']],
  ['top flat number 6, the close', ['flat number 6, the close']],
  ['report to 8 the sheilings', ['8 the sheilings']],
  ['bides 12 the paddock with his gran', ['12 the paddock']],
  ['address: 3 the old dairy', ['3 the old dairy']],
  ['flat 2/1, 37 shorehead, no bell', ['flat 2/1', '37 shorehead']],
  ['childminder has room (birchbank rd, mornings)', ['birchbank rd']],
  ['g. farquharson rang about it', ['g. farquharson']],
  ['there were s. begum, l. duthie and me', ['s. begum', 'l. duthie']],
  ['linda f, hv, sent it on', ['linda f']],
  ['callum m went to bed', ['callum m']],
  ["o'rourke, d. did not come", ["o'rourke", 'd']],
  ['asked fraser t leask twice', ['fraser t leask']],
  ['asked fraser t wood twice', ['fraser t wood']],
  ['nguyen van duc was found', ['nguyen van duc']],
  ['up at cluny hill after school', ['cluny hill']],
  ['met at elgin station', ['elgin station']],
  ['The bus from Reading was late.', ['Reading']],
  ['placed in wick, far away', ['wick']],
  ['works at Walkers Shortbread in Aberlour', ['Walkers Shortbread', 'Aberlour']],
  ['mum cleans at the station hotel', ['station hotel']],
  ['on the tills in the co-op', ['co-op']],
  ['he has a job at walkers', ['walkers']],
  ['plays for forres thistle under 12s', ['forres thistle under 12s']],
  ['she told kj about it', ['kj']],
  ['seen sat 6/12 and fri 14/11', ['sat 6/12', 'fri 14/11']],
]

const quiet: readonly string[] = [
  '5, the others were late',
  'at 3, the house was empty',
  'there were 2 the week before',
  '7, the youngest at the table',
  'at 4 the court rang back',
  'the bus at 9, the road was wet',
  'a t/c and a d/w',
  'she works at a care home and he works in a shop',
  'mum works in the local pub and dad for the council',
  'spoke with hv and sw',
  'The class read it in Reading Recovery.',
]

const found = (text: string): string[] =>
  findIdentifiers(text)
    .filter(({ kind }) => kind !== 'combination')
    .map(({ start, end }) => text.slice(start, end))

test.each(cases)('%s', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test.each(quiet)('quiet: %s', (text) => {
  expect(found(text)).toEqual([])
})

test.each(['fraser leask', 'marta zielinska', 'Ama Boateng', 'Kieran Galbraith', 'fraser t leask', 'hamish mcdonald'])(
  'a given name and a surname are surely somebody: %s',
  (name) => {
    expect(findIdentifiers(`${name} said so.`)).toMatchObject([
      { start: 0, end: name.length, kind: 'PERSON', severity: 'must' },
    ])
  },
)
