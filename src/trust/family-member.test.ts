import { expect, test } from 'vitest'
import { isFamilyMember } from './family-member.ts'

test.each([
  ['Jean Docherty', 'Mother'],
  ['Kayleigh Smith, Mum', 'Support'],
  ['Kayleigh Smith', 'Mother of the child'],
  ['Gran Jean', 'Lives nearby'],
  ['Mum', ''],
  ['Jean', "Child's granny"],
  ['Jim', 'foster carer'],
  ['Ann', 'aunt to the younger child'],
])('%s, %s is of the family', (name, role) => {
  expect(isFamilyMember({ name, role })).toBe(true)
})

test.each([
  ['Donna Reid', 'Community nurse'],
  ['Donna Reid', 'Parent support worker'],
  ['Donna Reid', 'Key worker to mother'],
  ['Donna Reid', 'Works with the father'],
  ['Donna Reid', 'Carers’ link worker'],
  ['Donna Reid', 'Advocate for the child'],
  ['Grant Muir', 'Named person'],
  ['Nancy Papadakis', 'Children’s reporter'],
  ['Ann Parent', 'Health visitor'],
  ['Calum Brotherston', 'Youth team'],
  ['Donna Reid', ''],
])('%s, %s works with the family', (name, role) => {
  expect(isFamilyMember({ name, role })).toBe(false)
})
