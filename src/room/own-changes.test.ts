import { expect, test } from 'vitest'
import { cardsIn } from './cards-read.ts'
import { ecomapOfState } from './ecomap/ecomap-operations.ts'
import { ecomapKind } from './ecomap.kind.ts'
import { familyOfState } from './genogram/family-of-state.ts'
import type { Body } from './operation.ts'
import { OwnChanges } from './own-changes.ts'
import { applyTo, emptyRoom, type RoomState } from './room-state.ts'

let number = 0
/** Somebody at work: every change is noted, numbered and applied. */
function somebody() {
  const own = new OwnChanges()
  let state: RoomState = emptyRoom
  const apply = (board: string, body: Body, id: string) => {
    number += 1
    state = applyTo(state, { number, id, board, body, by: 'me', sector: 'health', at: '', held: null })
  }
  let last: Body = { type: '' }
  const turn = (step: ReturnType<OwnChanges['undo']>) => {
    if (step === null || typeof step === 'string') return step ?? false
    apply(step.board, step.body, step.id)
    last = step.body
    return true
  }
  const id = () => `id ${number}`
  return {
    own,
    labels: () => familyOfState(state.genogram).persons.map(({ label }) => label),
    box: (name: string) => cardsIn(state.cards, 'matrix', name).map(({ fields }) => fields.text?.value),
    ecomap: () => ecomapOfState(state.ecomap),
    fields: (card: string) =>
      Object.fromEntries(
        Object.entries(state.cards.cards[card]?.fields ?? {}).map(([name, { value }]) => [name, value]),
      ),
    last: () => last,
    do(board: string, body: Body) {
      own.note(state, { id: id(), board, body })
      apply(board, body, id())
    },
    others(board: string, body: Body) {
      own.families.saw({ board, body }, state)
      apply(board, body, id())
    },
    /** A family from a file: it came in another way, and its operations come on the stream. */
    bring(...bodies: readonly Body[]) {
      for (const body of bodies) apply('genogram', { ...body, family: 'f' }, id())
      own.note(state, { id: id(), board: 'genogram', body: { type: 'restore-family', family: 'f' } })
    },
    comesBack(change: () => void) {
      const before = state
      change()
      own.families.sawWhole(before, state)
    },
    silently: (board: string, body: Body) => apply(board, body, id()),
    undo: () => turn(own.undo(state, id)),
    redo: () => turn(own.redo(state, id)),
  }
}

test('given a person added and renamed, when both are taken back and made again, then the drawing is as it was', () => {
  const me = somebody()
  me.do('genogram', { type: 'add-person', person: 'a', label: 'Child A' })
  me.do('genogram', { type: 'edit-person', person: 'a', label: 'Child B' })
  expect([me.undo(), me.labels()]).toEqual([true, ['Child A']])
  expect([me.undo(), me.labels()]).toEqual([true, []])
  expect(me.own.mayUndo).toBe(false)
  expect([me.redo(), me.labels()]).toEqual([true, ['Child A']])
  expect([me.redo(), me.labels()]).toEqual([true, ['Child B']])
  expect(me.own.mayRedo).toBe(false)
  expect([me.undo(), me.labels()]).toEqual([true, ['Child A']])
})

test('a card that was written, moved and removed goes back and forth with its words', () => {
  const me = somebody()
  me.do('matrix', { type: 'add', card: 'c', box: 'evidence', text: 'A thought.' })
  me.do('matrix', { type: 'move', card: 'c', box: 'missing' })
  me.do('matrix', { type: 'remove', card: 'c' })
  expect([me.undo(), me.box('missing')]).toEqual([true, ['A thought.']])
  expect([me.undo(), me.box('evidence')]).toEqual([true, ['A thought.']])
  expect([me.redo(), me.box('missing')]).toEqual([true, ['A thought.']])
  expect([me.redo(), me.box('missing')]).toEqual([true, []])
})

test('a new change ends what could be made again; what somebody else changed since stays', () => {
  const me = somebody()
  me.do('matrix', { type: 'add', card: 'c', box: 'evidence', text: 'A thought.' })
  me.do('matrix', { type: 'move', card: 'c', box: 'missing' })
  me.undo()
  me.others('matrix', { type: 'move', card: 'c', box: 'ambiguous' })
  expect([me.redo(), me.box('ambiguous')]).toEqual(['stale', ['A thought.']])
  me.do('matrix', { type: 'move', card: 'c', box: 'assumption' })
  me.undo()
  me.do('genogram', { type: 'add-person', person: 'a' })
  expect([me.own.mayRedo, me.redo()]).toEqual([false, false])
})

test('on both drawings, what somebody else changed since is not taken back', () => {
  const me = somebody()
  me.do('genogram', { type: 'add-person', person: 'a', label: 'Child A', age: 'under-5' })
  me.do('genogram', { type: 'edit-person', person: 'a', label: 'Child B' })
  me.others('genogram', { type: 'edit-person', person: 'a', label: 'Twin 1' })
  expect([me.undo(), me.labels()]).toEqual(['stale', ['Twin 1']])
  expect([me.undo(), me.labels()]).toEqual(['stale', ['Twin 1']]) // nor is the person
  me.do('genogram', { type: 'edit-person', person: 'a', age: '5-to-11' })
  me.others('genogram', { type: 'edit-person', person: 'a', label: 'Twin 2' })
  expect([me.undo(), me.labels()]).toEqual([true, ['Twin 2']]) // another field

  me.do('ecomap', { type: 'household', label: 'Child A' })
  me.others('ecomap', { type: 'household', label: 'Child A and parent A' })
  expect(me.undo()).toBe('stale')
  me.do('ecomap', { type: 'add-system', system: 's', label: 'Nursery', kind: 'school' })
  me.do('ecomap', { type: 'edit-system', system: 's', line: 'weak' })
  me.others('ecomap', { type: 'edit-system', system: 's', line: 'strong', note: 'Every day' })
  expect([me.undo(), me.undo()]).toEqual(['stale', 'stale'])
  expect(me.ecomap()).toMatchObject({
    household: 'Child A and parent A',
    systems: [{ line: 'strong', label: 'Nursery' }],
  })
})

test('couples, households and who lives there: what others added to them or took from them stays', () => {
  const me = somebody()
  for (const person of ['a', 'b', 'c']) me.others('genogram', { type: 'add-person', person })
  me.do('genogram', { type: 'add-union', union: 'u', a: 'a' })
  me.others('genogram', { type: 'edit-union', union: 'u', b: 'b' })
  me.do('genogram', { type: 'add-household', household: 'h', person: 'a' })
  me.others('genogram', { type: 'lives', household: 'h', person: 'b', on: 'yes' })
  me.do('genogram', { type: 'lives', household: 'h', person: 'c', on: 'yes' })
  me.others('genogram', { type: 'lives', household: 'h', person: 'c', on: 'no' })
  expect([me.undo(), me.undo(), me.undo()]).toEqual(['stale', 'stale', 'stale'])
})

test('a removal that somebody took back already is not taken back again', () => {
  const me = somebody()
  me.others('ecomap', { type: 'add-system', system: 's', label: 'Nursery' })
  me.do('ecomap', { type: 'remove-system', system: 's' })
  me.others('ecomap', { type: 'restore-system', system: 's', label: 'School' })
  expect([me.undo(), me.ecomap().systems.map(({ label }) => label)]).toEqual(['stale', ['School']])
})

test('a change that gave a card something it did not have is taken back whole', () => {
  const me = somebody()
  me.do('matrix', { type: 'add', card: 'c', box: 'evidence', text: 'A thought.' })
  me.do('matrix', { type: 'edit', card: 'c', sure: 'high', wouldMove: 'A visit.' })
  expect([me.undo(), me.fields('c')]).toEqual([true, { text: 'A thought.', sure: '', wouldMove: '' }])
  const system = crypto.randomUUID()
  me.do('ecomap', { type: 'add-system', system, label: 'Nursery' })
  me.do('ecomap', { type: 'edit-system', system, kind: 'school' })
  me.undo()
  expect(ecomapKind.schema('ecomap').safeParse(me.last()).success).toBe(true) // the server takes it
})

const twoAndAChild: readonly Body[] = [
  { type: 'add-person', person: 'p', label: 'Somebody 1' },
  { type: 'add-person', person: 'q', label: 'Somebody 2' },
  { type: 'add-union', union: 'u', a: 'p' },
  { type: 'add-child', union: 'u', person: 'q' },
]

test('a family that was brought in goes with one undo, also when other people are changed beside it', () => {
  const me = somebody()
  me.others('genogram', { type: 'add-person', person: 'a', label: 'Child A' })
  me.bring(...twoAndAChild)
  me.others('genogram', { type: 'edit-person', person: 'a', label: 'Child B' })
  expect([me.undo(), me.labels()]).toEqual([true, ['Child B']])
})

test('my own changes of it are taken back first, then all of it', () => {
  const me = somebody()
  me.bring(...twoAndAChild)
  me.do('genogram', { type: 'edit-person', person: 'q', label: 'Child A', age: '5-to-11' })
  expect([me.undo(), me.labels()]).toEqual([true, ['Somebody 1', 'Somebody 2']])
  expect([me.undo(), me.labels()]).toEqual([true, []])
})

test.each<Body>([
  { type: 'edit-person', person: 'q', label: 'Child A' },
  { type: 'add-person', person: 'n', childOf: 'u' },
  { type: 'edit-union', union: 'u', status: 'separated' },
  { type: 'edit-child', union: 'u', person: 'q', link: 'adopted' },
  { type: 'lives', household: 'h', person: 'q', on: 'yes' },
  { type: 'add-relation', relation: 'r', a: 'p', b: 'a', kind: 'close' },
])('a family somebody else has worked on stays, and it says why: $type', (theirs) => {
  const me = somebody()
  me.bring(...twoAndAChild)
  me.others('genogram', theirs)
  expect(me.undo()).toBe('family-changed')
  expect(me.labels()).toContain('Somebody 1')
})

test('whoever was away and gets the room anew: what changed meanwhile counts as somebody else’s', () => {
  const unchanged = somebody()
  unchanged.comesBack(() => unchanged.bring(...twoAndAChild))
  unchanged.comesBack(() => unchanged.silently('genogram', { type: 'add-person', person: 'a' }))
  expect(unchanged.undo()).toBe(true)
  const changed = somebody()
  changed.bring(...twoAndAChild)
  changed.comesBack(() => changed.silently('genogram', { type: 'edit-person', person: 'p', label: 'Parent A' }))
  expect(changed.undo()).toBe('family-changed')
})

test('a row of a table that was changed in several fields is taken back whole, with one undo', () => {
  const me = somebody()
  me.do('genogram', { type: 'add-person', person: 'a', label: 'Child A', age: 'under-5', sex: 'U' })
  me.do('genogram', { type: 'edit-person', person: 'a', label: 'Child B', age: '5-to-11', sex: 'F' })
  expect(me.undo()).toBe(true)
  expect(me.last()).toMatchObject({ label: 'Child A', age: 'under-5', sex: 'U' })
  expect(me.labels()).toEqual(['Child A'])
})
