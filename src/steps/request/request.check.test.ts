import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namesOf, request } from '#content'
import { kinds } from '../../trust/policy.ts'
import { teamField } from '../../trust/request-words.ts'
import { randomWordPair, referenceOf } from './naming.rows.ts'
import { faultsOf, type RequestAsIs, stateOf, unfinished } from './request.check.ts'
import { copyOf } from './request.copy.ts'
import { type Answers, choicesOf, isAsked, kindOf, parts, questions, safetyMarker } from './request.question.ts'
import { isEmail, isFreeMail, type TeamEntry } from './team.check.ts'
import { typedAnswers } from './typed-answers.ts'
import { whoReads, whoReadsElse, whoReadsMost } from './who-reads.ts'

const [isla, gregor, helen] = ['isla', 'gregor', 'helen']
const equivalent = { equivalent: 'second', 'equivalent-reason': 'There is one manager in this charity.' }
const listed = (id: string, lineManagerId: string | null) => ({ id, agencyId: 'council', lineManagerId })
const member = (agency: string, email: string): TeamEntry => ({
  id: '',
  name: 'A colleague',
  role: 'Nurse',
  agency,
  email,
})
const complete: RequestAsIs = {
  requesterId: isla,
  today: '2026-11-24',
  people: [
    listed(isla, gregor),
    listed(gregor, helen),
    listed(helen, null),
    listed('tom', null),
    listed('andrew', null),
    { ...listed('morven', null), agencyId: 'health' },
    listed('junior', isla),
  ],
  asked: new Set(),
  closedTo: new Set(['tom']),
  team: [member('health', 'one@health.example'), member('police', 'two@police.example')],
  answers: {
    [safetyMarker]: 'no',
    role: 'Social worker',
    agency: 'social-work',
    'first-manager': gregor,
    'second-manager': helen,
    'talked-first': 'yes',
    equivalent: 'no',
    'supervision-held': 'yes',
    'supervision-dates': ['2026-11-10'],
    'supervision-with': ['line-manager'],
    areas: 'We each see the strengths of this family differently.',
    complex: 'yes',
    'complex-why': 'Several needs that affect each other.',
    stuck: 'yes',
    'stuck-why': 'The same plan is made each time.',
    'tried-what': ['supervision'],
    'tried-happened': 'It helped for a while.',
    'other-processes': ['none'],
    'age-band': '5-to-11',
    'children-band': 'few',
    support: 'childs-plan',
    'family-told': 'yes',
    'how-to-meet': 'mixed',
  },
}
const withAnswers = (answers: Answers): RequestAsIs => ({ ...complete, answers: { ...complete.answers, ...answers } })
const faults = (asIs: RequestAsIs): Record<string, string> =>
  Object.assign({}, ...parts.map((part) => faultsOf(part, asIs)))

test('a complete request has no fault and nothing left to do', () => {
  expect(faults(complete)).toEqual({})
  expect(unfinished(complete)).toEqual([])
})

test('every required question that is left empty is named, each in its own words', () => {
  for (const question of questions.filter(({ id, answer }) => answer.required && id in complete.answers)) {
    const missing = faults(withAnswers({ [question.id]: '' }))
    expect([question.id, Object.keys(missing).some((field) => field.startsWith(question.id))]).toEqual([
      question.id,
      true,
    ])
  }
})

test.each([
  ['the practitioner as first line manager', { 'first-manager': isla }, 'first-manager'],
  ['one person as both managers', { 'second-manager': gregor }, 'second-manager'],
  ['the practitioner as second line manager', { 'second-manager': isla }, 'second-manager'],
  ['somebody who does not work here', { 'first-manager': 'stranger' }, 'first-manager'],
  ['a colleague who manages nobody, as first line manager', { 'first-manager': 'andrew' }, 'first-manager'],
  ['a manager of another agency, without a word', { 'second-manager': 'morven' }, 'second-manager'],
  ['the other one said to be an equivalent', { 'second-manager': 'morven', equivalent: 'first' }, 'second-manager'],
  ['their own junior', { 'first-manager': 'junior' }, 'first-manager'],
  ['their own junior as an equivalent', { 'second-manager': 'junior', ...equivalent }, 'second-manager'],
  ['the managers the wrong way round', { 'first-manager': helen, 'second-manager': gregor }, 'second-manager'],
  ['a manager with a conflict of interest', { 'second-manager': 'tom' }, 'second-manager'],
  ['supervision tomorrow', { 'supervision-dates': ['2026-11-25'] }, 'supervision-dates-1'],
  ['supervision long ago', { 'supervision-dates': ['1990-01-01'] }, 'supervision-dates-1'],
  ['an earlier date after the latest', { 'supervision-dates': ['2026-11-10', '2026-11-20'] }, 'supervision-dates-1'],
  ['a day that does not exist', { 'supervision-dates': ['2026-02-31'] }, 'supervision-dates-1'],
  ['an area to explore that is too short', { areas: 'Stuck' }, 'areas'],
  ['an area to explore that is too long', { areas: 'x'.repeat(2001) }, 'areas'],
  ['four themes', { 'nearest-themes': ['trust', 'roles', 'curiosity', 'hope-and-habit'] }, 'nearest-themes'],
  ['none together with another', { 'other-processes': ['none', 'complaint'] }, 'other-processes'],
  ['a choice that is not on the list', { 'age-band': 'seven' }, 'age-band'],
  ['an equivalent manager without a reason', { equivalent: 'second' }, 'equivalent-reason'],
  ['not telling the family without a reason', { 'family-told': 'not-right' }, 'family-told-reason'],
])('refused: %s', (_, answers, field) => {
  expect(Object.keys(faults(withAnswers(answers as Answers)))).toContain(field)
})

test('"or equivalent" with a reason: a manager of another agency, a colleague, or both (P8)', () => {
  expect(faults(withAnswers({ 'second-manager': 'morven', ...equivalent }))).toEqual({})
  const both = { 'first-manager': 'andrew', 'second-manager': 'morven', ...equivalent, equivalent: 'both' }
  expect(faults(withAnswers(both))).toEqual({})
})

test('a manager who has been asked stays one, whatever the register says since', () => {
  const people = complete.people.map((one) => ({ ...one, lineManagerId: null }))
  expect(Object.keys(faults({ ...complete, people }))).toEqual(['first-manager', 'second-manager'])
  expect(faults({ ...complete, people, asked: new Set([gregor, helen]) })).toEqual({})
})

test('an answer that is not asked for any more is kept but neither checked nor copied', () => {
  const asIs = withAnswers({ equivalent: 'no', 'equivalent-reason': 'x'.repeat(900) })
  expect(faults(asIs)).toEqual({})
  expect(copyOf({ ...asIs, people: [] }).map(({ question }) => question)).not.toContain('equivalent-reason')
})

test('the team is 2 to 30 people of more than one agency, each address once', () => {
  const team = (...entries: TeamEntry[]) => Object.keys(faults({ ...complete, team: entries }))
  const [one, two] = complete.team
  if (!one || !two) throw new Error('the example has two people')
  expect(team(one)).toEqual(['team-members'])
  expect(team({ ...one, agency: 'social-work' }, { ...two, agency: 'social-work' })).toEqual(['team-members'])
  expect(team(one, { ...two, email: one.email })).toEqual([teamField(1, 'email')])
  expect(team(one, { ...two, email: 'no address' })).toEqual([teamField(1, 'email')])
  expect(team(one, { ...two, name: '', role: '', agency: '' })).toEqual(
    ['name', 'role', 'agency'].map((part) => teamField(1, part)),
  )
  expect(team(...Array.from({ length: 31 }, (_, index) => member('health', `nurse${index}@health.example`)))).toEqual([
    'team-members',
  ])
})

test('work addresses are told from private ones, and from what is none', () => {
  expect(['a.b@nhs.example', "o'neil@council.example", 'a+b@sub.domain.example'].map(isEmail)).toEqual([
    true,
    true,
    true,
  ])
  expect(['a', 'a@b', 'a b@c.example', '@c.example', 'a@c..example', 'a@c.example,b@c.example'].some(isEmail)).toBe(
    false,
  )
  expect([
    isFreeMail('someone@gmail.com'),
    isFreeMail('someone@hotmail.co.uk'),
    isFreeMail('someone@nhs.example'),
  ]).toEqual([true, true, false])
})

test('supervision that has not been held stops the part, and keeps it from being done (P7, P9)', () => {
  const part = parts.find(({ id }) => id === 'supervision')
  if (!part) throw new Error('no supervision part')
  expect(stateOf(part, withAnswers({ 'supervision-held': 'no' }))).toBe('to-check')
})

test('every question says who reads it, and is kept under a kind of the policy', () => {
  const names = namesOf({})
  for (const question of questions) {
    expect(kinds).toContain(kindOf(question))
    expect(whoReads(question, names)).toMatch(/\.$/)
  }
  expect(questions.filter(({ id }) => id === 'access').map(kindOf)).toEqual(['request-wishes'])
  expect(questions.filter(({ id }) => id === 'not-facilitator').map(kindOf)).toEqual(['request-independence'])
})

test('who reads stands once on a page, and beside a question only where it differs', () => {
  const names = namesOf({})
  for (const part of parts.filter(({ id }) => id !== 'safety')) {
    const page = whoReadsMost(part, names)
    const beside = part.questions.map((question) => whoReadsElse(question, part, names))
    for (const [index, question] of part.questions.entries()) {
      const said = whoReads(question, names)
      expect(beside[index] === '' ? page.toLowerCase() : beside[index]?.toLowerCase()).toContain(said.toLowerCase())
    }
    expect(new Set([page, ...beside]).size, part.id).toBeLessThan(1 + part.questions.length)
  }
  const wishes = parts.filter(({ id }) => id === 'wishes')
  expect(wishes.map((part) => whoReadsMost(part, names))).toEqual([
    expect.stringMatching(/^Where nothing else is said: read by you/),
  ])
})

test('no question asks for a name, a date of birth, a school, an address or a number of a child (P22)', () => {
  const forbidden =
    /\b(child|family|young person).{0,20}(name|initials|address|school|number|birth)|date of birth|postcode|chi\b/i
  expect(questions.filter(({ id, label }) => forbidden.test(`${id} ${label}`)).map(({ id }) => id)).toEqual([])
  const allowed = ['text', 'choice', 'choices', 'yes-no', 'date', 'people']
  expect(questions.filter(({ answer }) => !allowed.includes(answer.kind))).toEqual([])
  expect(questions.filter(({ answer }) => answer.kind === 'date').map(({ id }) => id)).toEqual(['supervision-dates'])
})

test('every question can be reached: some answers to the others make it one to answer', () => {
  for (const question of questions.filter(({ show_if }) => show_if !== undefined)) {
    const answers = Object.fromEntries(
      Object.entries(question.show_if ?? {}).map(([id, wanted]) => {
        const other = questions.find((one) => one.id === id)
        const first = other && Object.keys(choicesOf(other))[0]
        return [id, wanted === 'any' ? [first ?? ''] : (wanted[0] ?? '')]
      }),
    )
    expect([question.id, isAsked(question, answers)]).toEqual([question.id, true])
    expect(isAsked(question, {})).toBe(false)
  }
})

test('whatever is posted, nothing crashes, and what is wrong is never taken as done', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom('yes', 'no', 'none', 'any', gregor, '2026-13-41', '\0', '\ud800'),
    fc.array(fc.string(), { maxLength: 4 }),
  )
  const names = fc.constantFrom(
    ...questions.map(({ id }) => id),
    ...[0, 1, 999].flatMap((index) => ['id', 'name', 'role', 'agency', 'email'].map((part) => teamField(index, part))),
    'supervision-dates-1-day',
    'supervision-dates-1-month',
    '__proto__',
    'constructor',
  )
  fc.assert(
    fc.property(fc.constantFrom(...parts), fc.dictionary(names, value, { noNullPrototype: false }), (part, fields) => {
      const typed = typedAnswers(part, fields)
      const json = JSON.stringify(typed)
      expect(json).not.toMatch(/\\u0000|\\ud[89ab]/)
      const asIs = {
        ...complete,
        answers: { ...complete.answers, ...typed.answers },
        team: typed.team ?? complete.team,
      }
      const done = stateOf(part, asIs) === 'done'
      expect(done && Object.keys(faultsOf(part, asIs)).length > 0).toBe(false)
      for (const { answer, kind } of copyOf({ ...asIs, people: [] }))
        expect(Array.isArray(answer) && kinds.includes(kind)).toBe(true)
      if (done)
        for (const question of part.questions.filter(
          (one) => ['choice', 'yes-no'].includes(one.answer.kind) && asIs.answers[one.id],
        ))
          expect(Object.keys(choicesOf(question))).toContain(asIs.answers[question.id])
    }),
    { numRuns: 500 },
  )
})

test('numbers and word pairs say nothing', () => {
  expect([referenceOf(2026, 4018), referenceOf(2009, 1234)]).toEqual(['RCD-26-4018', 'RCD-09-1234'])
  expect(randomWordPair()).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
  expect(request.form.who_reads.author).not.toBe('')
})
