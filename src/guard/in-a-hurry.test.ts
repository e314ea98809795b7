/** What somebody with fresh eyes typed into a live room, and what the guard let through. */
import { expect, test } from 'vitest'
import { findIdentifiers } from './find-identifiers.ts'

const found = (text: string) =>
  findIdentifiers(text).map(({ start, end, kind, severity }) => `${severity} ${kind} ${text.slice(start, end)}`)

test.each([
  ['Kieran Galbraith said so.', 'must PERSON Kieran Galbraith'],
  ['from Jamie Kerr at school', 'must PERSON Jamie Kerr'],
  ['Grace Hill was upset.', 'must PERSON Grace Hill'],
  ['Zofia Nowak is late', 'must PERSON Zofia Nowak'],
  ['Kayleigh McBride has gone', 'must PERSON Kayleigh McBride'],
  ['The Galbraiths said no', 'must PERSON Galbraiths'],
  ["The taxi firm is Ali's Cabs.", "must ORGANISATION_LOCAL Ali's Cabs"],
  ['Open Doors gave them a voucher.', 'check ORGANISATION_LOCAL Open Doors'],
  ['they stay at KY 7 5DW now', 'must POSTCODE KY 7 5DW'],
  ['ky7 5 dw', 'must POSTCODE ky7 5 dw'],
  ['moved to g 4 1 2 qt last week', 'must POSTCODE g 4 1 2 qt'],
  ['birthday 3 5 2019', 'must DATE_OF_BIRTH 3 5 2019'],
  ['3 5 2019 birthday', 'must DATE_OF_BIRTH 3 5 2019'],
  ['3 5 19 is his birthday', 'must DATE_OF_BIRTH 3 5 19'],
  ['he is 7 yrs 3 mths 12 days old', 'check DATE 7 yrs 3 mths 12 days'],
  ['KM and her mum', 'check PERSON KM'],
  ['jm and km fight', 'check PERSON jm'],
  ['jm and km fight', 'check PERSON km'],
  ['bb and her da', 'check PERSON bb'],
  ['k.m. was late again', 'check PERSON k.m.'],
])('%s', (text, finding) => {
  expect(found(text)).toContain(finding)
})

test.each([
  'only family wi triplets in the village, and dad is blind',
  'the only somali family in the village, with a blind father',
])('one of a kind, with another detail: %s', (text) => {
  expect(findIdentifiers(text).filter(({ kind }) => kind === 'combination')).toHaveLength(1)
})

test.each([
  'It is 5 km and we go on foot. The HV and her colleague came. Ok and so on.',
  'Between 3 and 5 of us, 4 5 or 6 times, at 7 5 at most. Give me 2 3 as a start.',
  'The only family in the group who spoke. One child in the class asked a question.',
  'e.g. was written there; the a.m. was busy. We go up and on, in and at, he and we.',
])('quiet: %s', (text) => {
  expect(found(text)).toEqual([])
})
