import { expect, test } from 'vitest'
import { namesOf } from '#content'
import { firstVersion, imprintOf, inUseOn, labelOf, versionOf } from './procedure-version.ts'

const later = { ...firstVersion, number: 2, label: labelOf(2), effectiveOn: '2027-02-01', reviewOn: '2029-02-01' }
const versions = [firstVersion, later]

test.each([
  ['2019-01-01', 'V2'],
  ['2027-01-31', 'V2'],
  ['2027-02-01', 'V3'],
])('on %s %s is in use', (day, label) => expect(inUseOn(versions, day).label).toBe(label))

test('a discussion keeps the version of the day it began, as people there count days', () => {
  expect(versionOf(versions, { begunAt: new Date('2027-01-31T23:59:00Z') }).label).toBe('V2')
  expect(versionOf(versions, { begunAt: new Date('2027-02-01T00:01:00Z') }).label).toBe('V3')
})

test('a document says the version and its review in words', () => {
  expect(imprintOf(namesOf(), firstVersion)).toMatchObject({ version: 'V2', reviewDate: 'July 2023' })
  expect(imprintOf(namesOf(), later)).toMatchObject({ version: 'V3', reviewDate: '1 February 2029' })
})
