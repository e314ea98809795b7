import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFamily } from './family-file.ts'
import { familyOfState } from './family-of-state.ts'
import { applyGenogram } from './genogram-operations.ts'
import { coupleOf, emptyGenogram, type GenogramOperation, type GenogramState, profileOf } from './genogram-state.ts'
import { inverseGenogram } from './inverse-genogram.ts'
import { layoutOf } from './layout.ts'
import { ownAncestor, refuseFamily, refuseGenogram } from './refuse-genogram.ts'

const after = (bodies: readonly GenogramOperation[], from: GenogramState = emptyGenogram): GenogramState =>
  bodies.reduce((state, body, place) => applyGenogram(state, { number: place + 1, body: { ...body } }), from)

const family: readonly GenogramOperation[] = [
  { type: 'add-person', person: 'a', label: 'Child A', sex: 'F', age: '5-to-11' },
  { type: 'add-person', person: 'm', label: 'Mother', sex: 'F', age: 'adult', parentOf: 'a' },
  { type: 'add-person', person: 'f', label: 'Father', sex: 'M', parentOf: 'a', with: coupleOf('m') },
  { type: 'add-person', person: 'b', label: 'Child B', childOf: coupleOf('m') },
  { type: 'add-household', household: 'h', person: 'm' },
  { type: 'lives', household: 'h', person: 'a', on: 'yes' },
  { type: 'add-relation', relation: 'r', a: 'm', b: 'a', kind: 'close' },
  { type: 'index', person: 'a' },
]

test('a parent, a second parent and a sibling are one operation each', () => {
  const { persons, unions, children, households, relations, index } = familyOfState(after(family))
  expect(persons.map(({ label }) => label)).toEqual(['Child A', 'Mother', 'Father', 'Child B'])
  expect(unions).toMatchObject([{ partners: ['m', 'f'] }])
  expect(children.map(({ person }) => person)).toEqual(['a', 'b'])
  expect(households).toEqual([{ id: 'h', members: ['a', 'm'] }])
  expect(relations).toEqual([{ a: 'm', b: 'a', type: 'close' }])
  expect(index).toBe('a')
})

test('a second parent who is named as partner and as parent makes one couple with one line to the child', () => {
  const both = [
    ...family.slice(0, 2),
    { type: 'add-person', person: 'p', label: 'Parent B', partnerOf: 'm', parentOf: 'a' },
  ] as const
  const { unions, children } = familyOfState(after(both))
  expect(unions).toMatchObject([{ partners: ['m', 'p'] }])
  expect(children).toMatchObject([{ union: coupleOf('p'), person: 'a' }])
  // Another child of the first parent alone stays theirs.
  const more = familyOfState(
    after([...both, { type: 'add-person', person: 'b', label: 'Child B', childOf: coupleOf('m') }]),
  )
  expect(more.unions.map(({ partners }) => partners)).toEqual([['m'], ['m', 'p']])
})

test('the way of drawing is the board’s: the last choice holds, and is taken back to the one before', () => {
  expect(profileOf(emptyGenogram)).toBe('uk')
  const chosen = after([...family, { type: 'profile', profile: 'mcgoldrick' }])
  expect(profileOf(chosen)).toBe('mcgoldrick')
  expect(profileOf(applyGenogram(chosen, { number: 1, body: { type: 'profile', profile: 'uk' } }))).toBe('mcgoldrick')
  expect(inverseGenogram(after(family), { type: 'profile', profile: 'mcgoldrick' })).toEqual({
    type: 'profile',
    profile: 'uk',
  })
})

const ids = fc.constantFrom('a', 'b', 'c', 'm', 'f', 'x1')
const body = fc.oneof(
  fc.record({
    type: fc.constantFrom('add-person', 'edit-person', 'remove-person', 'restore-person', 'index'),
    person: ids,
    label: fc.constantFrom('One', 'Two'),
    sex: fc.constantFrom('F', 'M'),
  }),
  fc.record({ type: fc.constantFrom('add-union', 'edit-union', 'remove-union'), union: ids, a: ids, b: ids }),
  fc.record({
    type: fc.constantFrom('add-child', 'edit-child', 'remove-child'),
    union: ids,
    person: ids,
    place: fc.constantFrom('1', '2'),
  }),
  fc.record({ type: fc.constant('lives'), household: ids, person: ids, on: fc.constantFrom('yes', 'no') }),
  fc.record({
    type: fc.constantFrom('add-relation', 'remove-relation'),
    relation: ids,
    a: ids,
    b: ids,
    kind: fc.constantFrom('close', 'x'),
  }),
  // Whoever is brought in with a family is brought in with that one.
  fc.record({
    type: fc.constant('add-person'),
    person: fc.constantFrom('x1', 'x2'),
    family: fc.constant('x'),
    label: fc.constantFrom('One', 'Two'),
  }),
  fc.record({ type: fc.constantFrom('remove-family', 'restore-family'), family: fc.constant('x') }),
  fc.record({ type: fc.string() }),
)

test('any order and any number of times give the same genogram', () => {
  fc.assert(
    fc.property(fc.array(body, { maxLength: 25 }), fc.nat(), (bodies, seed) => {
      const numbered = bodies.map((one, place) => ({ number: place + 1, body: one }))
      const mixed = [...numbered, ...numbered.slice(0, 5)].sort(
        (one, other) => Math.sin(one.number + seed) - Math.sin(other.number + seed),
      )
      const straight = familyOfState(numbered.reduce(applyGenogram, emptyGenogram))
      expect(familyOfState(mixed.reduce(applyGenogram, emptyGenogram))).toEqual(straight)
      expect(readFamily(straight)).toEqual({ family: straight })
      layoutOf(straight)
    }),
    { numRuns: 200 },
  )
})

test('what is taken back is as before: a person comes back with couple, children and lines', () => {
  const before = after(family)
  for (const undone of [
    { type: 'remove-person', person: 'm' },
    { type: 'edit-person', person: 'a', label: 'Child one', age: '12-to-15' },
    { type: 'add-person', person: 'x', label: 'Aunt' },
    { type: 'remove-relation', relation: 'r' },
    { type: 'lives', household: 'h', person: 'a', on: 'no' },
    { type: 'edit-union', union: coupleOf('m'), status: 'separated' },
    { type: 'edit-child', union: coupleOf('m'), person: 'b', link: 'adopted' },
  ]) {
    const changed = applyGenogram(before, { number: 50, body: undone })
    const back = inverseGenogram(before, undone)
    expect(familyOfState(changed)).not.toEqual(familyOfState(before))
    expect(familyOfState(applyGenogram(changed, { number: 51, body: back ?? { type: '' } }))).toEqual(
      familyOfState(before),
    )
  }
})

test('words of somebody who was removed are gone from the state', () => {
  const state = applyGenogram(after(family), { number: 50, body: { type: 'remove-person', person: 'm' } })
  expect(JSON.stringify(state)).not.toContain('Mother')
})

test('a family that was brought in goes as one change, its words for good, and comes back without them', () => {
  const brought = after([
    ...family,
    { type: 'add-person', person: 'x1', label: 'Somebody 1', family: 'x' },
    { type: 'add-union', union: 'u', a: 'x1', b: 'm', family: 'x' },
    { type: 'edit-person', person: 'x1', label: 'Carer 7' },
  ])
  const undone = { type: 'restore-family', family: 'x' }
  const back = inverseGenogram(brought, undone) ?? { type: '' }
  expect(refuseGenogram(brought, back)).toBeNull()
  const gone = applyGenogram(brought, { number: 20, body: back })
  expect(familyOfState(gone)).toEqual(familyOfState(after(family)))
  expect(JSON.stringify(gone)).not.toContain('Carer 7')
  expect(familyOfState(applyGenogram(gone, { number: 21, body: undone })).persons).toHaveLength(5)
  expect(refuseGenogram(brought, { type: 'remove-family', family: 'y' })).toBe('person-gone')
})

test('nobody becomes their own ancestor, and nothing leads to somebody who is not there', () => {
  const state = after(family)
  expect(refuseGenogram(state, { type: 'add-union', union: 'u', a: 'a' })).toBeNull()
  const withUnion = applyGenogram(state, { number: 20, body: { type: 'add-union', union: 'u', a: 'a' } })
  expect(refuseGenogram(withUnion, { type: 'add-child', union: 'u', person: 'm' })).toBe('own-ancestor')
  expect(refuseGenogram(state, { type: 'add-child', union: coupleOf('m'), person: 'nobody' })).toBe('person-gone')
  expect(refuseGenogram(state, { type: 'add-relation', relation: 'q', a: 'a', b: 'a', kind: 'close' })).toBe(
    'line-to-self',
  )
  expect(ownAncestor(familyOfState(state))).toBe(false)
})

test('what would be accepted and seen by nobody is refused: a second parent twice, a child of a couple that went, a home or a line that is not there', () => {
  const after = (bodies: readonly { readonly type: string; readonly [field: string]: unknown }[]) =>
    bodies.reduce((state, body, at) => applyGenogram(state, { number: at + 1, body }), emptyGenogram)
  const half = [
    { type: 'add-person', person: 'a' },
    { type: 'add-person', person: 'c', bornTo: 'a' },
  ]
  const second = (person: string) => ({ type: 'add-person', person, parentOf: 'c', with: 'c+' })
  expect(refuseGenogram(after(half), second('b'))).toBe(null)
  expect(refuseGenogram(after([...half, second('b')]), second('d'))).toBe('couple-full')
  const without = after([...half, { type: 'remove-union', union: 'c+' }])
  expect(refuseGenogram(without, { type: 'add-person', person: 'e', childOf: 'c+' })).toBe('person-gone')
  expect(refuseGenogram(without, { type: 'restore-union', union: 'c+' })).toBe(null)
  for (const body of [
    { type: 'lives', household: 'h', person: 'a', on: 'yes' },
    { type: 'edit-relation', relation: 'r', kind: 'close' },
    { type: 'restore-relation', relation: 'r' },
    { type: 'restore-person', person: 'nobody' },
    { type: 'edit-union', union: 'c+', status: 'married' },
  ])
    expect([body.type, refuseGenogram(without, body)]).toEqual([body.type, 'person-gone'])
})

test('the limit counts who stands: nobody comes back above it, and families that were taken back take no place', () => {
  const people = (from: number, count: number, more = {}) =>
    Array.from({ length: count }, (_, at) => ({ type: 'add-person', person: `p${from + at}`, ...more }))
  const fold = (bodies: readonly { readonly type: string }[], state = emptyGenogram, number = 1) =>
    bodies.reduce((so, body, at) => applyGenogram(so, { number: number + at, body }), state)
  const gone = fold([...people(0, 2), { type: 'remove-person', person: 'p0' } as never, ...people(2, 299)])
  expect(refuseGenogram(gone, { type: 'restore-person', person: 'p0' })).toBe('family-too-large')
  let state = emptyGenogram
  for (let time = 0; time < 6; time += 1) {
    const family = `f${time}`
    expect(refuseFamily(state, people(time * 290, 290, { family }))).toBe(null)
    state = fold(people(time * 290, 290, { family }), state, time * 1000 + 1)
    state = fold([{ type: 'remove-family', family } as never], state, time * 1000 + 999)
  }
  expect(refuseGenogram(state, { type: 'add-person', person: 'one more' })).toBe(null)
})
