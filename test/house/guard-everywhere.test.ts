/** Deny by default (P22): words of a form that others may read pass the guard, or stand here with the reason why not. */
import { expect, test } from 'vitest'
import { procedure } from '../../src/procedure.ts'
import { textsOf } from '../set-up/step-texts.ts'

/** `step field` → why the guard is not asked. */
const notAsked: Readonly<Record<string, string>> = {
  'seal-note note': 'says who it is about, on purpose, and is sealed: the guard learns its names here',
  'save-screening answer': 'one of the answers of its question',
  'reply-to-invitation name': 'a colleague to invite, named on purpose',
  'reply-to-invitation email': 'the work address of that colleague',
  'invite-expert name': 'who is invited',
  'invite-colleague name': 'who is invited',
  'add-person name': 'who is in the room',
  'answer-read-back someone-known-comment': 'says who could be recognised, to the facilitator alone',
  'take-back-record comment': 'says who could be recognised, to the facilitator alone',
}

test('every step asks the guard about the words others may read', () => {
  const texts = procedure.flatMap(({ step }) => textsOf(step).map((field) => `${step.name} ${field}`))
  expect(texts.length).toBeGreaterThan(10)
  const unasked = texts.filter((text) => !isAsked(text) && !Object.hasOwn(notAsked, text))
  expect(unasked).toEqual([])
  expect(Object.keys(notAsked).filter((text) => isAsked(text) || !texts.includes(text))).toEqual([])
})

/** The source of `texts` names its fields. */
function isAsked(text: string): boolean {
  const [name = '', field = ''] = text.split(' ')
  const guard = procedure.find(({ step }) => step.name === name)?.step.guard
  return (
    guard !== undefined &&
    String(guard.texts).includes(
      field.replace(/^(agree|question|not-now|not-me)-comment$/, '-comment').replace(/^themes-/, ''),
    )
  )
}
