import { expect, test } from 'vitest'
import { byId, entriesOf, findById, gate, isKeyOf, letterIds, letterText, meeting, statements } from './content.ts'

test('an entry is found by its id, with its own type', () => {
  const heading: 'Speak to someone now' = byId(gate.destinations, 'child-protection-now').heading
  expect(heading).toBe('Speak to someone now')
  // @ts-expect-error there is no such destination
  expect(() => byId(gate.destinations, 'nowhere')).toThrow('nowhere')
})

test('an id from outside may be unknown', () => {
  expect(findById(meeting.places, 'knowledge')?.block).toBe('reflection')
  expect(findById(meeting.places, 'constructor')).toBeNull()
  expect(isKeyOf(statements.formats.choices, 'gaelic')).toBe(true)
  expect(isKeyOf(statements.formats.choices, 'toString')).toBe(false)
})

test('entries keep the order of the YAML', () => {
  expect(
    entriesOf(statements.formats.choices)
      .map(([key]) => key)
      .slice(0, 2),
  ).toEqual(['large-print', 'easy-read'])
})

test('letters of all four files are found', () => {
  expect(letterIds.length).toBe(new Set(letterIds).size)
  expect(letterText('account-invitation').button).toBe('Set up my sign-in')
  expect(() => letterText('nothing')).toThrow('nothing')
})
