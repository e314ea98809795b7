import fc from 'fast-check'
import { expect, test } from 'vitest'
import { familyOf } from '../../../bench/families.ts'
import { anyFamily } from './family.arbitrary.ts'
import { readFamily } from './family-file.ts'
import { readGedcom, writeGedcom } from './gedcom-file.ts'
import { layoutOf } from './layout.ts'

const label = (number: number) => `Person ${number}`
const file = `0 HEAD
1 GEDC
2 VERS 7.0
0 @A@ INDI
1 NAME Morag /Geddes/
1 SEX F
1 BIRT
2 DATE 1 MAY 1980
2 PLAC Elgin
0 @B@ INDI
1 SEX M
1 DEAT Y
0 @C@ INDI
1 SEX X
1 FAMC @F@
2 PEDI ADOPTED
0 @F@ FAM
1 HUSB @B@
1 WIFE @A@
1 CHIL @C@
1 DIV Y
0 TRLR
`

test('structure is read; names, dates and places are not', () => {
  const { family, faults } = readGedcom(file, label)
  expect(faults).toEqual([])
  expect(family.unions).toMatchObject([{ partners: ['p2', 'p1'], status: 'divorced' }])
  expect(family.children).toEqual([{ union: 'u1', person: 'p3', link: 'adopted' }])
  expect(family.persons.map(({ sex, deceased }) => [sex, deceased])).toEqual([
    ['F', false],
    ['M', true],
    ['X', false],
  ])
  expect(JSON.stringify(family)).not.toMatch(/Morag|Geddes|1980|Elgin/)
})

test('what is wrong is told with its line', () => {
  const { faults } = readGedcom('0 INDI\nrubbish\n0 @F@ FAM\n1 HUSB @NOBODY@\n3 DATE\n', label)
  expect(faults).toEqual([
    { line: 1, wrong: 'no-header' },
    { line: 2, wrong: 'no-level' },
    { line: 4, wrong: 'leads-nowhere' },
    { line: 5, wrong: 'level-jumps' },
    { line: 5, wrong: 'cut-off' },
  ])
})

test('a family without partners whose child is not there, a child of a family that is not there, a last line that is missing', () => {
  const { faults } = readGedcom('0 HEAD\n0 @A@ INDI\n1 FAMC @G@\n1 FAMS @VOID@\n0 @F@ FAM\n1 CHIL @B@\n\n', label)
  expect(faults).toEqual([
    { line: 3, wrong: 'no-family' },
    { line: 6, wrong: 'cut-off' },
    { line: 6, wrong: 'leads-nowhere' },
  ])
})

test('what is not read is counted', () => {
  const { leftOut } = readGedcom(`${file.replace('0 TRLR\n', '')}1 OCCU Baker\n0 @N@ SNOTE Seen\n0 TRLR\n`, label)
  expect(leftOut).toEqual({ names: 1, dates: 1, places: 1, other: 3, couples: 0 })
})

test('whatever the text, it is read to the end and can be drawn', () => {
  const word = fc.constantFrom(
    '0',
    '1',
    '2',
    '99',
    '@A@',
    '@B@',
    '@F@',
    'INDI',
    'FAM',
    'HUSB',
    'CHIL',
    'FAMC',
    'PEDI',
    'SEX',
    'M',
    '\n',
    '\r\n',
    '\uFEFF',
    '',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 60 }).map((words) => words.join(' ').replaceAll(' \n ', '\n')),
  )
  fc.assert(
    fc.property(text, (given) => {
      const { family } = readGedcom(given, label)
      expect(readFamily(family)).toEqual({ family })
      layoutOf(family)
    }),
    { numRuns: 300 },
  )
})

test('what is written is read again: same people, couples and children', () => {
  fc.assert(
    fc.property(anyFamily, (family) => {
      const once = readGedcom(writeGedcom(family), label)
      expect(once.faults).toEqual([])
      expect(writeGedcom(once.family)).toBe(writeGedcom(readGedcom(writeGedcom(once.family), label).family))
    }),
    { numRuns: 60 },
  )
  const family = familyOf({ seed: 5, people: 40, again: 0.2, within: 0.05, fostered: 0.1 })
  const text = writeGedcom(family)
  expect(text).not.toContain('Person ')
  expect(readGedcom(text, label).family.unions).toHaveLength(family.unions.length)
})
