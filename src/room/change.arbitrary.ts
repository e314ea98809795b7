/** Any change of any board, as somebody in the room might send it: every kind of operation the server takes (board-kinds.ts). */
import fc from 'fast-check'
import type { Body } from './operation.ts'

const ids = ['a', 'b', 'c'].map((letter) => `01890000-0000-7000-8000-00000000000${letter}`)
const id = fc.constantFrom(...ids)
const couple = fc.constantFrom(...ids.flatMap((one) => [one, `${one}+`]))
const words = fc.constantFrom('One.', 'Two.', 'Three.')
const on = fc.constantFrom('yes', 'no')
const person = fc
  .constantFrom('pat', 'hamish', 'esme')
  .map((one) => ({ pat: ids[0], hamish: ids[1], esme: ids[2] })[one])

type Change = readonly [board: string, body: Body]
const type = (...types: string[]) => fc.constantFrom(...types)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 })
/** A field that is left out is not there at all, as in JSON. */
const bodies = (shape: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Body> =>
  fc.record(shape).map((body) => JSON.parse(JSON.stringify(body)))
const onBoard = (board: string, ...all: fc.Arbitrary<Body>[]): fc.Arbitrary<Change> =>
  fc.oneof(...all).map((body) => [board, body] as const)

const boxes = {
  four: ['experience', 'reflection', 'analysis', 'planning'],
  matrix: ['evidence', 'ambiguous', 'assumption', 'missing'],
  gibbs: ['description', 'feelings'],
  notes: ['notes'],
} as const

function cardsOn(board: keyof typeof boxes): fc.Arbitrary<Change> {
  const box = fc.constantFrom(...boxes[board])
  const place = Object.keys(boxes).indexOf(board)
  const card = id.map((one) => one.replace(/0(?=.$)/, `${place + 1}`)) // a card is on one board
  const extras = {
    function: maybe(type('support', 'mediation', '')),
    seat: maybe(type('practitioner', '')),
    known: maybe(type('seen', 'told', '')),
    sure: maybe(type('low', 'high')),
    wouldMove: maybe(words),
    takeBack: maybe(type('to-learn', '')),
  }
  return onBoard(
    board,
    bodies({ type: type('add'), card, box, text: words, unsigned: maybe(on), ...extras }),
    bodies({ type: type('edit'), card, text: maybe(words), ...extras }),
    bodies({ type: type('sort'), card, box }),
    bodies({ type: type('move'), card, box, back: maybe(fc.constant('yes')) }),
    bodies({ type: type('remove'), card }),
    bodies({ type: type('restore'), card, text: words, wouldMove: maybe(words) }),
    bodies({ type: type('silent'), on }),
    bodies({ type: type('keep'), card, kept: on }),
  )
}

const genogram = onBoard(
  'genogram',
  bodies({
    type: type('add-person'),
    person: id,
    label: maybe(words),
    sex: maybe(type('F', 'M')),
    age: maybe(type('adult')),
    parentOf: maybe(id),
    partnerOf: maybe(id),
    childOf: maybe(couple),
    household: maybe(id),
  }),
  bodies({ type: type('edit-person'), person: id, label: maybe(words), died: maybe(on), kind: maybe(type('pet')) }),
  bodies({ type: type('remove-person', 'index'), person: id }),
  bodies({ type: type('restore-person'), person: id, label: maybe(words) }),
  bodies({ type: type('profile'), profile: type('uk', 'mcgoldrick') }),
  bodies({ type: type('add-union'), union: id, a: id, b: maybe(id), status: maybe(type('married')) }),
  bodies({ type: type('edit-union'), union: couple, b: maybe(id), status: maybe(type('divorced')) }),
  bodies({ type: type('remove-union', 'restore-union'), union: couple }),
  bodies({ type: type('add-child', 'edit-child'), union: couple, person: id, link: maybe(type('adopted')) }),
  bodies({ type: type('remove-child', 'restore-child'), union: couple, person: id }),
  bodies({ type: type('add-household'), household: id, person: maybe(id) }),
  bodies({ type: type('remove-household', 'restore-household'), household: id }),
  bodies({ type: type('lives'), household: id, person: id, on }),
  bodies({ type: type('add-relation'), relation: id, a: id, b: id, kind: type('close', 'conflict') }),
  bodies({ type: type('edit-relation'), relation: id, kind: type('distant') }),
  bodies({ type: type('remove-relation', 'restore-relation'), relation: id }),
)

/** People who were brought in with a family have ids of their own. */
const brought = '01890000-0000-7000-8000-0000000000f1'
const family = fc.constant('01890000-0000-7000-8000-0000000000ff')
const families = onBoard(
  'genogram',
  bodies({ type: type('add-person'), person: fc.constant(brought), label: words, family }),
  bodies({ type: type('edit-person', 'restore-person'), person: fc.constant(brought), label: words }),
  bodies({ type: type('remove-person'), person: fc.constant(brought) }),
  bodies({ type: type('remove-family', 'restore-family'), family }),
)

const system = { label: maybe(words), kind: maybe(type('school')), line: maybe(type('strong')), note: maybe(words) }
const ecomap = onBoard(
  'ecomap',
  bodies({ type: type('household'), label: words }),
  bodies({ type: type('add-system', 'edit-system'), system: id, ...system, flow: maybe(type('both')) }),
  bodies({ type: type('remove-system'), system: id }),
  bodies({ type: type('restore-system'), system: id, label: maybe(words), note: maybe(words) }),
)

const sheet = onBoard(
  'sheet',
  bodies({ type: type('hand'), on }),
  bodies({ type: type('hand'), on: type('no'), person }),
  bodies({ type: type('minutes'), part: type('analysis', 'close'), minutes: type('20', '30') }),
  bodies({ type: type('look'), at: type('matrix', 'four?stage=analysis') }),
  bodies({ type: type('follow', 'pause', 'unsigned'), on }),
)

export const changes: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: cardsOn('matrix') },
  { weight: 1, arbitrary: cardsOn('four') },
  { weight: 1, arbitrary: cardsOn('gibbs') },
  { weight: 1, arbitrary: cardsOn('notes') },
  { weight: 4, arbitrary: genogram },
  { weight: 1, arbitrary: families },
  { weight: 2, arbitrary: ecomap },
  { weight: 2, arbitrary: sheet },
)
