import { expect, test } from 'vitest'
import { bornTogether } from './born-together.ts'
import type { ChildOf } from './family.ts'
import { familyOfState } from './family-of-state.ts'
import { applyGenogram } from './genogram-operations.ts'
import { emptyGenogram } from './genogram-state.ts'
import { refuseGenogram } from './refuse-genogram.ts'

const child = (person: string, twin?: string, zyg?: 'MZ' | 'DZ'): ChildOf => ({
  union: 'u',
  person,
  link: 'biological',
  ...(twin === undefined ? {} : { twin }),
  ...(zyg === undefined ? {} : { zyg }),
})
const births = (children: readonly ChildOf[]) => bornTogether(children).map(({ twin, zyg }) => [twin, zyg])

test('a twin names the other; a third who names the second makes triplets; all say what one says', () => {
  expect(births([child('a'), child('b', 'a', 'DZ'), child('c')])).toEqual([
    ['a', 'DZ'],
    ['a', 'DZ'],
    [undefined, undefined],
  ])
  expect(births([child('a'), child('b', 'a', 'DZ'), child('c', 'b', 'MZ')]).every(([twin]) => twin === 'a')).toBe(true)
  expect(births([child('a', 'x'), child('b', 'x')])).toEqual([
    ['x', undefined],
    ['x', undefined],
  ])
})

test('who names somebody who is gone, or each other in a ring, is no fault', () => {
  expect(births([child('a', 'gone')])).toEqual([[undefined, undefined]])
  expect(births([child('a', 'b'), child('b', 'a')]).map(([twin]) => twin)).toEqual(['b', 'b'])
})

/** Who stands on the drawing already. */
const drawn = [
  { type: 'add-person', person: 'gran' },
  { type: 'add-person', person: 'mother' },
  { type: 'add-person', person: 'father' },
  { type: 'add-union', union: 'parents', a: 'mother', status: 'unknown' },
  { type: 'add-child', union: 'parents', person: 'mother' },
  { type: 'add-person', person: 'child', childOf: 'parents' },
]
const after = (...more: { type: string; [field: string]: string }[]) =>
  [...drawn, ...more].reduce((state, body, at) => applyGenogram(state, { number: at + 1, body }), emptyGenogram)

test('a grandmother who is drawn looks after a child who is drawn, in one act; undoing it leaves both', () => {
  const state = after({ type: 'add-union', union: 'care', a: 'gran', person: 'child', link: 'kinship' })
  const family = familyOfState(state)
  expect(family.children).toContainEqual({ union: 'care', person: 'child', link: 'kinship' })
  expect(family.unions.find(({ id }) => id === 'care')?.partners).toEqual(['gran'])
  const undone = familyOfState(applyGenogram(state, { number: 99, body: { type: 'remove-union', union: 'care' } }))
  expect(undone.children.map(({ union }) => union)).toEqual(['parents'])
  expect(undone.persons).toHaveLength(4)
})

test('two who are drawn become a couple, and a child of theirs one who is drawn; nobody is their own child', () => {
  const family = familyOfState(
    after(
      { type: 'add-union', union: 'pair', a: 'gran', b: 'father', status: 'married' },
      { type: 'add-child', union: 'pair', person: 'mother' },
    ),
  )
  expect(family.children).toContainEqual({ union: 'pair', person: 'mother', link: 'biological' })
  expect(refuseGenogram(after(), { type: 'add-union', union: 'x', a: 'gran', person: 'gran' })).toBe('line-to-self')
  expect(refuseGenogram(after(), { type: 'add-union', union: 'x', a: 'child', person: 'mother' })).toBe('own-ancestor')
})
