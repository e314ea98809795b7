import { expect, test } from 'vitest'
import { cardsIn } from './cards.model.ts'
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
  const turn = (step: ReturnType<OwnChanges['undo']>) => {
    if (step && step !== 'stale') apply(step.board, step.body, step.id)
    return step === 'stale' ? 'stale' : step !== null
  }
  const id = () => `id ${number}`
  return {
    own,
    labels: () => familyOfState(state.genogram).persons.map(({ label }) => label),
    box: (name: string) => cardsIn(state.cards, 'matrix', name).map(({ fields }) => fields.text?.value),
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
