import { expect, test } from 'vitest'
import { findIdentifiers } from './find-identifiers.ts'

const found = (text: string, options = {}) =>
  findIdentifiers(text, options).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)

test('names, a school, a date, an address and a number are found where they stand', () => {
  expect(found('Jamie Kerr moved from Linkwood Primary to 14 Birch Road on 14/03/2015.')).toEqual([
    'PERSON Jamie Kerr',
    'SCHOOL Linkwood Primary',
    'ADDRESS 14 Birch Road',
    'DATE 14/03/2015',
  ])
  expect(found('her chi is 1904851231')).toEqual(['CHI 1904851231'])
})

test('care prose without identifiers is quiet', () => {
  expect(found('We wondered what a good day looks like for the child, and the Health Visitor agreed.')).toEqual([])
})
