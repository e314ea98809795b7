import { expect, test } from 'vitest'
import { decisionWording } from './decisions.ts'

/** Somebody and a day, what needs done, what goes ahead, whose job it is; and what only sounds so. */
test.each([
  'The lady from the hub will pop round with vouchers on Tuesday.',
  'The social worker will refer to CAMHS by Friday.',
  'School nurse to liaise with the dentist.',
  'The wee one needs seen this week.',
  'We need to ensure that the house is warm.',
  'The plan is for the twins to start at the nursery.',
  'We strongly recommend a parenting assessment.',
  'The boy is to be moved to his aunt.',
  'The move goes ahead in the new year.',
  'That is a job for housing.',
  'Over to education for the timetable.',
  'It is time to escalate.',
])('settles something: %s', (sentence) => {
  expect(decisionWording(sentence)).toHaveLength(1)
})

test.each([
  'We need to listen longer than is comfortable.',
  'The plan is only as good as what it knows of the child.',
  'Our aim is to understand, and it is slow.',
  'The nurse to our left spoke first.',
  'That is a question for us all.',
  'The move from talking to listening goes slowly.',
  'It is time that families lack, and so do we.',
])('learns: %s', (sentence) => {
  expect(decisionWording(sentence)).toEqual([])
})
