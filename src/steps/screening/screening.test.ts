import { expect, test } from 'vitest'
import { letterText, screening as words } from '#content'
import type { Discussion, Involved, Relation } from '../../discussion.ts'
import { tellOutcome } from './screening.letters.ts'
import {
  firstOpen,
  type KeptAnswers,
  type OutcomeId,
  pointsTo,
  screeningQuestions,
  whyNotOutcome,
} from './screening.question.ts'
import { needsOf, outcomeForm } from './screening.ts'

const answered = (answers: Readonly<Record<string, string>>): KeptAnswers =>
  Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, { answer, reason: 'Seen in the request.' }]))
const noToAll = {
  'harm-now': 'no',
  'learning-review': 'no',
  'clear-issue': 'no',
  'plan-work': 'no',
  supervision: 'no',
  'other-process': 'no',
}
const fits = answered({ ...noToAll, complex: 'yes', stuck: 'yes' })

test('the questions come in order: the first without an answer is next', () => {
  expect(firstOpen({})?.id).toBe('harm-now')
  expect(firstOpen(answered({ 'harm-now': 'no', stuck: 'yes' }))?.id).toBe('learning-review')
  expect(firstOpen(fits)).toBeNull()
})

test.each([
  ['harm-now', 'yes', 'child-protection'],
  ['harm-now', 'not-sure', 'child-protection'],
  ['learning-review', 'not-sure', 'learning-review'],
  ['clear-issue', 'yes', 'escalation'],
  ['clear-issue', 'partly', null],
  ['plan-work', 'yes', 'planning-meeting'],
  ['supervision', 'yes', 'supervision-first'],
  ['other-process', 'yes', 'wait'],
  ['complex', 'no', null],
] as const)('%s answered %s points to %s', (question, answer, route) => {
  expect(pointsTo(answered({ [question]: answer }))).toBe(route)
})

test('a call about harm and a question to the practitioner wait for no other answer (P4)', () => {
  expect(whyNotOutcome('child-protection', {})).toBeNull()
  expect(whyNotOutcome('more-needed', {})).toBeNull()
})

test('suitable needs every answer, and never stands against the answer about harm', () => {
  expect(whyNotOutcome('suitable', answered(noToAll))).toBe('questions-open')
  expect(whyNotOutcome('suitable', fits)).toBeNull()
  expect(whyNotOutcome('suitable', { ...fits, ...answered({ 'harm-now': 'not-sure' }) })).toBe(
    'outcome-does-not-follow',
  )
})

test('the aid never decides: with the same answers every route stays open to the screener', () => {
  const others = words.outcomes
    .map(({ id }) => id)
    .filter((id) => id !== 'suitable' && id !== 'suitable-with-conditions')
  for (const outcome of others) expect(whyNotOutcome(outcome, fits)).toBeNull()
  const pointing = answered({ 'harm-now': 'no', 'learning-review': 'no', 'clear-issue': 'yes' })
  expect(whyNotOutcome('not-this-time', pointing)).toBeNull()
  expect(whyNotOutcome('escalation', answered({ 'harm-now': 'no' }))).toBe('questions-open')
})

test('each outcome asks for what it needs, and for nothing else', () => {
  for (const { id, needs } of words.outcomes) {
    const empty = outcomeForm.safeParse({ outcome: id })
    const missing = empty.error?.issues.map(({ path }) => path[0]) ?? []
    expect(new Set(missing)).toEqual(new Set(needs))
    expect(needsOf(id)).toEqual(needs)
  }
})

test('nobody is ever only told no: every route away names a helper, a call or a day', () => {
  for (const { id, needs } of words.outcomes) {
    if (id === 'suitable') continue
    expect(needs.some((need) => ['helper', 'called', 'look-again', 'due', 'next-step'].includes(need))).toBe(true)
  }
})

test('no question can be answered into nowhere', () => {
  const known = ['next', 'note', 'talk', ...words.outcomes.map(({ id }) => id as string)]
  for (const { then } of screeningQuestions) for (const lead of Object.values(then)) expect(known).toContain(lead)
})

const involved = (relation: Relation): Involved => ({
  personId: relation,
  relation,
  since: new Date(0),
  name: relation,
  job: '',
  agency: '',
  sector: 'health',
})
const discussion = {
  id: 'd',
  reference: 'RCD-26-001',
  people: (['requester', 'first-manager', 'second-manager', 'team-member', 'screener'] as const).map(involved),
} as unknown as Discussion // letters look at nothing else

test.each(words.outcomes.map(({ id, letter }) => [id, letter] as const))(
  '%s is told by the letter %s to whom the letter names',
  (outcome: OutcomeId, letter) => {
    const orders = tellOutcome(discussion, outcome, '2026-12-01', { kind: 'system', committeeId: 'c' })
    expect(orders.map((order) => ('person' in order.to ? order.to.person : ''))).toEqual(letterText(letter).to)
    expect(new Set(orders.map((order) => order.letter))).toEqual(new Set([letter]))
    expect(JSON.stringify(orders)).not.toContain('reason')
  },
)
