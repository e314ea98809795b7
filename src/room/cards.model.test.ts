import { expect, test } from 'vitest'
import { boxOf, cardsIn, cardsOn, fieldOf, movedFrom, movesOf } from './cards-read.ts'
import { type Body, type Operation, seenOperation } from './operation.ts'
import { replay, seenBy } from './room-state.ts'

const police = { personId: 'pat', sector: 'police' } as const
const health = { personId: 'hamish', sector: 'health' } as const

function log(...done: (readonly [board: string, body: Body, by?: Pick<Operation, 'by' | 'sector' | 'held'>])[]) {
  return done.map(
    ([board, body, by], index): Operation => ({
      number: index + 1,
      id: `operation-${index + 1}`,
      board,
      body,
      by: 'pat',
      sector: 'police',
      held: null,
      ...by,
      at: '2026-11-24T13:00:00.000Z',
    }),
  )
}
const add = (card: string, box: string, text: string, more: object = {}): Body => ({
  type: 'add',
  card,
  box,
  text,
  ...more,
})

test('given a card that moved twice, then it lies in the last box, says where it came from, and both moves count (P21)', () => {
  const { cards } = replay(
    log(
      ['matrix', add('a', 'assumption', 'They will not come.')],
      ['matrix', { type: 'move', card: 'a', box: 'ambiguous' }],
      ['matrix', { type: 'move', card: 'a', box: 'missing' }],
      ['matrix', { type: 'move', card: 'a', box: 'missing' }],
    ),
  )
  const [card] = cardsIn(cards, 'matrix', 'missing')
  expect(card && [boxOf(card), movedFrom(card), movesOf(cards)]).toEqual(['missing', 'ambiguous', 2])
})

test('given two people change two fields of a card, then neither is lost; of one field the later stays', () => {
  const done = log(
    ['matrix', add('a', 'evidence', 'one', { known: 'seen' })],
    ['matrix', { type: 'edit', card: 'a', text: 'two' }],
    ['matrix', { type: 'edit', card: 'a', known: 'told' }],
    ['matrix', { type: 'edit', card: 'a', text: 'three' }],
  )
  for (const order of [done, done.toReversed(), [...done, ...done]]) {
    const [card] = cardsOn(replay(order).cards, 'matrix')
    expect(card && [fieldOf(card, 'text'), fieldOf(card, 'known')]).toEqual(['three', 'told'])
  }
})

test('given a move was a slip and taken back, then it counts for nothing and leaves no mark; made again it counts (P21)', () => {
  const slip: Parameters<typeof log> = [
    ['matrix', add('a', 'evidence', 'We saw it twice.')],
    ['matrix', { type: 'move', card: 'a', box: 'missing' }],
    ['matrix', { type: 'move', card: 'a', box: 'evidence', back: 'yes' }],
  ]
  const told = (...more: Parameters<typeof log>) => {
    const { cards } = replay(log(...slip, ...more))
    const { a } = cards.cards
    return a && [boxOf(a), movedFrom(a), movesOf(cards)]
  }
  expect(told()).toEqual(['evidence', null, 0])
  expect(told(['matrix', { type: 'move', card: 'a', box: 'missing' }])).toEqual(['missing', 'evidence', 1])
})

test('given a card was removed, then its words are gone, and an earlier change that arrives late does not bring it back (P22)', () => {
  const done = log(
    ['notes', add('a', 'notes', 'A name slipped in.')],
    ['notes', { type: 'edit', card: 'a', text: 'Another name.' }],
    ['notes', { type: 'remove', card: 'a' }],
  )
  const inOrder = replay(done)
  expect(cardsOn(inOrder.cards, 'notes')).toEqual([])
  expect(JSON.stringify(inOrder)).not.toContain('name')
  expect(replay(done.toReversed())).toEqual(inOrder)
})

test('while a board is silent others see nothing; then everything is shown at the same moment', () => {
  const held = { by: 'pat', sector: 'police', held: 'police' } as const
  const done = log(
    ['matrix', add('open', 'evidence', 'Known to all.')],
    ['matrix', { type: 'silent', on: 'yes' }],
    ['matrix', add('quiet', 'missing', 'Only us so far.'), held],
    ['matrix', { type: 'sort', card: 'open', box: 'assumption' }, held],
  )
  const silent = replay(done)
  const texts = (viewer: typeof police | typeof health, state = silent) =>
    cardsOn(seenBy(state, viewer).cards, 'matrix').map((card) => fieldOf(card, 'text'))
  expect(texts(police)).toEqual(['Known to all.', 'Only us so far.'])
  expect(texts(health)).toEqual(['Known to all.'])
  expect(done.map((one) => seenOperation(one, health)?.number ?? null)).toEqual([1, 2, null, null])
  expect(seenBy(silent, health).cards.cards.open?.sorts).toEqual({})
  const shown = replay(
    log(['matrix', { type: 'silent', on: 'no' }]).map((one) => ({ ...one, number: 5 })),
    silent,
  )
  expect(texts(health, shown)).toEqual(['Known to all.', 'Only us so far.'])
  expect(seenBy(shown, health).cards.cards.open?.sorts).toEqual({ police: { value: 'assumption', number: 4 } })
})

test('a card that does not show who wrote it shows neither person nor kind of agency; whoever wrote it knows it as theirs', () => {
  const [done] = log(['notes', add('a', 'notes', 'I was afraid.', { unsigned: 'yes' })])
  if (!done) throw new Error('no operation')
  expect(seenOperation(done, health)).toMatchObject({ by: null, sector: null })
  expect(seenOperation(done, police)).toMatchObject({ by: 'me', sector: null })
  expect(seenBy(replay([done]), health).cards.cards.a).toMatchObject({ by: null, sector: null })
})
