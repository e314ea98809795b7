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
    if (step && step !== 'stale') apply(step.board, step.body, step.id)
    if (step && step !== 'stale') last = step.body
    return step === 'stale' ? 'stale' : step !== null
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
    others: (board: string, body: Body) => apply(board, body, id()),
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
