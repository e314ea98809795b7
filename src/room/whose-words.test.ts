import { expect, test } from 'vitest'
import type { Body } from './operation.ts'
import { emptyRoom, replay } from './room-state.ts'
import { asDecided, wordsRead, writesOverUnread } from './whose-words.ts'

const at = (number: number, body: Body) => ({
  number,
  id: String(number),
  board: 'matrix',
  body: { card: 'c', ...body },
  by: 'pat',
  sector: 'health' as const,
  at: 'then',
  held: null,
})
const added = at(4, { type: 'add', box: 'evidence', text: 'First.' })
const reworded = at(9, { type: 'edit', text: 'Theirs.' })
const room = replay([added, reworded], emptyRoom)
const mine = { type: 'edit', card: 'c', text: 'Mine.' }

test('whoever has not read the newest words does not write over them; whoever has does', () => {
  expect([4, 8, 9, 20].map((read) => writesOverUnread(room, 'matrix', mine, read))).toEqual([true, true, false, false])
  expect(wordsRead(room.cards.cards.c ?? { fields: {} })).toBe(9)
})

test('the same words, another field, another kind of change, or a sender who says nothing: nobody is asked', () => {
  const over = (body: Body, read?: number) => writesOverUnread(room, 'matrix', body, read)
  expect([
    over({ ...mine, text: 'Theirs.' }, 4),
    over({ type: 'edit', card: 'c', wouldMove: 'A visit.' }, 4),
    over({ type: 'edit', card: 'c', sure: 'high' }, 4),
    over({ type: 'move', card: 'c', box: 'missing' }, 4),
    over({ ...mine, card: 'other' }, 4),
    over(mine),
  ]).toEqual([false, false, false, false, false, false])
})

test('mine, theirs or both', () => {
  const seen = { text: 'Theirs.', wouldMove: 'A visit.', sure: 'low' }
  expect(asDecided(mine, seen, 'mine')).toEqual(mine)
  expect(asDecided(mine, seen, 'theirs')).toBeNull()
  expect(asDecided({ ...mine, wouldMove: 'Two.', sure: 'high' }, seen, 'both')).toEqual({
    ...mine,
    text: 'Theirs.\nMine.',
    wouldMove: 'A visit. Two.',
    sure: 'high',
  })
  expect(asDecided(mine, {}, 'both')).toEqual(mine)
})
