import { expect, test } from 'vitest'
import { decisionWording } from './decisions.ts'

/** Decisions as they are said in a hurry, and what comes near them in a reflective record (P2). */
const deciding = [
  'So the glasses are sorted, the optician has her on Monday.',
  'Auntie has the girls every other weekend from now on.',
  "We won't be funding the taxi.",
  'Right, health does the weighing.',
  'They were told that the baby would not be coming home.',
  'CAMHS declined, so the GP holds it.',
  "It's down to the school to fix the timetable.",
  'In our view the threshold has been crossed.',
  'Owner: health. ',
  'Ask the GP for a letter.',
  "I'll ring the dentist.",
]
const reflecting = [
  "I'll remember the sound of that door.",
  'Right at the end she smiled.',
  'He believes he has to be perfect before anybody stays.',
  'It is up to nobody, and that is how things get lost.',
  'Three visits a week felt like an army.',
  'Asking for a letter is easier than asking how she is.',
  'The decision came as a letter, on a Saturday.',
  'I said I would ring and then I did not.',
]

test.each(deciding)('%s', (sentence) => {
  expect(decisionWording(sentence)).toHaveLength(1)
})

test.each(reflecting)('reflects: %s', (sentence) => {
  expect(decisionWording(sentence)).toEqual([])
})
