import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namesOf, say, sayAny, unsetNames } from './say.ts'

const names = namesOf({ reviewing_team: 'Independent Reviewing Team', mailbox: 'reviewing@strathlorne.example' })

describe('names a committee sets', () => {
  test('stand over the defaults', () => {
    expect(names.reviewing_team).toBe('Independent Reviewing Team')
    expect(names.lead_officer).toBe('Lead Officer')
  })

  test('an empty setting keeps the default, an unknown one is left out', () => {
    const own = namesOf({ service: '', colour: 'green', constructor: 'x' })
    expect(own.service).toBe('Common Ground')
    expect(Object.keys(own)).not.toContain('colour')
  })
})

test('a name that has to be set is known to be missing, and reads well meanwhile', () => {
  expect(unsetNames({ mailbox: 'a@strathlorne.example' })).toContain('child_protection_phone')
  expect(unsetNames({ child_protection_phone: '01632 960100' })).not.toContain('child_protection_phone')
  expect(unsetNames({})).not.toContain('service')
  expect(say('Call {child_protection_phone}.', namesOf())).toBe("Call your area's child protection number.")
})

describe('a text', () => {
  test('is filled with names and values', () => {
    expect(say('With the {reviewing_team} for {days} days', names, { days: 3 })).toBe(
      'With the Independent Reviewing Team for 3 days',
    )
    expect(say('Nothing to fill', names)).toBe('Nothing to fill')
  })

  test('does not compile without the values it asks for', () => {
    // @ts-expect-error days is missing
    expect(() => say('For {days} days', names)).toThrow('{days}')
    // @ts-expect-error days is missing, hours is too many
    expect(() => say('For {days} days', names, { hours: 3 })).toThrow('{days}')
    const chosenAtRunTime: string = 'For {days} days'
    // @ts-expect-error a text chosen at run time goes through sayAny
    expect(() => say(chosenAtRunTime, names)).toThrow('{days}')
  })

  test('chosen at run time throws rather than leaving half a sentence', () => {
    expect(sayAny('Hello {first_name}', names, { first_name: 'Isla' })).toBe('Hello Isla')
    expect(() => sayAny('Hello {first_name}', names)).toThrow('{first_name}')
    expect(() => sayAny('Hello {constructor}', names)).toThrow('{constructor}')
  })

  test('a value is never read as a text itself', () => {
    fc.assert(fc.property(fc.string(), (value) => sayAny('[{question}]', names, { question: value }) === `[${value}]`))
  })
})
