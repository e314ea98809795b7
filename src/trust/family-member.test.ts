import { expect, test } from 'vitest'
import { interfaceWords } from '#content'
import { faultOfFamily } from './family-member.ts'

const { family_member: ofFamily, family_name: lookAgain } = interfaceWords.forms

test.each([
  ['Jean Docherty', 'Mother'],
  ['Kayleigh Smith', 'Mother of the child'],
  ['Jean', "Child's granny"],
  ['Jim', 'foster carer'],
  ['Nan Reid', 'aunt to the younger child'],
  ['Kelly Ross', 'Sister'],
])('%s, %s is of the family', (name, role) => {
  expect(faultOfFamily({ name, role })).toBe(ofFamily)
})

test.each([
  ['Kayleigh Smith, Mum', 'Knows them well'],
  ['Gran Jean', 'Lives nearby'],
  ['Mum', ''],
  ['Nan Reid', 'Helps out'],
  ['Nana Owusu', ''],
])('%s, %s may be a relative or a colleague: the job is asked for', (name, role) => {
  expect(faultOfFamily({ name, role })).toBe(lookAgain)
})

test.each([
  ['Donna Reid', 'Community nurse'],
  ['Donna Reid', 'Parent support worker'],
  ['Donna Reid', 'Key worker to mother'],
  ['Donna Reid', 'Works with the father'],
  ['Donna Reid', 'Carers’ link worker'],
  ['Donna Reid', 'Advocate for the child'],
  ['Donna Reid', 'Ward sister'],
  ['Donna Reid', 'Theatre sister'],
  ['Donna Reid', 'Home carer'],
  ['Donna Reid', ''],
  ['Grant Muir', 'Named person'],
  ['Nancy Papadakis', 'Children’s reporter'],
  ['Ann Parent', 'Health visitor'],
  ['Calum Brotherston', 'Youth team'],
  ['Nan Reid', 'Health visitor'],
  ['Nana Owusu', 'Social worker'],
  ['Sister Kelly', 'Teacher'],
  ['Sister Kelly', 'Ward sister'],
])('%s, %s works with the family', (name, role) => {
  expect(faultOfFamily({ name, role })).toBeNull()
})
