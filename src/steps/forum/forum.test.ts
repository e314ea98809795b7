import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gate } from '#content'
import { answersIn, answersText, changed, waysOf, whereTo } from './forum.ts'

const ids = [...new Set(gate.questions.flatMap((question) => waysOf(question).map(([id]) => id)))]
const anyAnswers = fc.array(fc.oneof(fc.constantFrom(...ids), fc.string()), { maxLength: 12 })
const end = (...answers: string[]) => {
  const place = whereTo(answers)
  return place.at === 'destination' ? place.destination.id : place.question.id
}

describe('safety comes first (P4)', () => {
  test('nothing is asked before it', () => expect(end()).toBe('safety'))
  test('yes and not sure stop the check at once', () => {
    expect(end('yes')).toBe('child-protection-now')
    expect(end('not-sure')).toBe('child-protection-now')
    expect(whereTo(['yes', 'no', 'no']).given).toHaveLength(1)
  })
})

describe('each forum is reached by its own answers', () => {
  test.each([
    ['learning-review', ['no', 'yes']],
    ['learning-review', ['no', 'not-sure']],
    ['escalation', ['no', 'no', 'yes']],
    ['planning-meeting', ['no', 'no', 'no', 'yes']],
    ['ask-first', ['no', 'no', 'no', 'no', 'yes']],
    ['supervision-first', ['no', 'no', 'no', 'no', 'no', 'no']],
    ['other-help', ['no', 'no', 'no', 'no', 'no', 'yes', 'no']],
    ['other-help', ['no', 'no', 'no', 'no', 'no', 'yes', 'yes', 'moving']],
    ['escalation', ['no', 'no', 'no', 'no', 'no', 'yes', 'yes', 'why-known']],
    ['reflective-case-discussion', ['no', 'no', 'no', 'no', 'no', 'yes', 'yes', 'yes']],
  ] as const)('%s: %j', (destination, answers) => expect(end(...answers)).toBe(destination))

  test('only when it is complex and stuck for unknown reasons is it a reflective discussion (P3)', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const place = whereTo(answers)
        if (place.at !== 'destination' || place.destination.id !== 'reflective-case-discussion') return
        const said = Object.fromEntries(place.given.map(({ question, answer }) => [question.id, answer]))
        expect(said).toMatchObject({ safety: 'no', supervision: 'yes', complex: 'yes', stuck: 'yes' })
      }),
    )
  })
})

test('notes are carried to the end', () => {
  expect(whereTo(['no', 'known', 'partly', 'no', 'no', 'yes', 'yes', 'yes']).notes).toEqual([
    'review-known',
    'part-escalation',
  ])
})

test('whatever is sent, the check ends, asks no question twice and never asks after the end', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const place = whereTo(answers)
      const asked = place.given.map(({ question }) => question.id)
      expect(new Set(asked).size).toBe(asked.length)
      if (place.at === 'question') expect(asked).not.toContain(place.question.id)
      expect(whereTo(place.given.map(({ answer }) => answer))).toEqual(place)
      expect(whereTo(answersIn(answersText(place)))).toEqual(place)
    }),
  )
})

test('every path of real answers comes to an end', () => {
  const ends = new Set<string>()
  const follow = (answers: readonly string[]): void => {
    expect(answers.length).toBeLessThanOrEqual(gate.questions.length)
    const place = whereTo(answers)
    if (place.at === 'destination') ends.add(place.destination.id)
    else for (const [id] of waysOf(place.question)) follow([...answers, id])
  }
  follow([])
  expect([...ends].sort()).toEqual(gate.destinations.map(({ id }) => id).sort())
})

describe('an answer may be changed', () => {
  test('those after it stay where they still follow', () => {
    expect(changed(['no', 'no', 'no', 'no'], 2, 'partly')).toEqual(['no', 'no', 'partly', 'no'])
    expect(changed(['no', 'no', 'no', 'no'], 2, 'yes')).toEqual(['no', 'no', 'yes'])
    expect(changed(['no', 'no'], 0, 'yes')).toEqual(['yes'])
  })
  test('a change of nothing changes nothing', () => {
    expect(changed(['yes'], 3, 'no')).toEqual(['yes'])
    fc.assert(
      fc.property(
        anyAnswers,
        fc.nat(12),
        (answers, at) => whereTo(changed(answers, at, answers[at] ?? '')).given.length <= 8,
      ),
    )
  })
})
