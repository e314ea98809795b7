import { expect, test } from 'vitest'
import { cardsKind } from './cards.kind.ts'
import type { Body } from './operation.ts'
import { emptyRoom, replay } from './room-state.ts'

const by = {
  personId: 'isla',
  sector: 'social-work',
  leading: false,
  facilitator: false,
  scribing: false,
  visiting: false,
  agreed: true,
} as const
const add = (at: number): Body => ({ type: 'add', card: `c${at}`, box: 'notes', text: 'A thought.' })
const after = (bodies: readonly Body[]) =>
  replay(
    bodies.map((body, at) => ({
      number: at + 1,
      id: `${at}`,
      board: 'notes',
      body,
      by: 'isla',
      sector: 'social-work',
      at: '',
      held: null,
    })),
    emptyRoom,
  )

test('a board takes three hundred cards; a removed one makes room, and the other boards are not full', () => {
  const full = Array.from({ length: 300 }, (_, at) => add(at))
  const more = { ...add(300) }
  expect(cardsKind.refuse(after(full.slice(1)), more, by, 'notes')).toBe(null)
  expect(cardsKind.refuse(after(full), more, by, 'notes')).toBe('board-full')
  expect(cardsKind.refuse(after(full), { ...more, box: 'evidence' }, by, 'matrix')).toBe(null)
  expect(cardsKind.refuse(after([...full, { type: 'remove', card: 'c0' }]), more, by, 'notes')).toBe(null)
})
