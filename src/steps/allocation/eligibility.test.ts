import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Discussion, Person } from '../../discussion.ts'
import type { Listed } from './allocation.rows.ts'
import { askFacilitator } from './allocation.ts'
import { bestFirst, type Candidate, eligibility, involvements } from './eligibility.ts'
import { acceptOffer, declarationLines } from './facilitator-answer.ts'
import type { OpenOffer } from './offers.rows.ts'

const asking = { today: '2026-11-24', agencyId: 'asking' }
const free: Candidate = {
  personId: 'marion',
  agencyId: 'other',
  state: 'active',
  supervisionYears: 'over-3',
  capacity: 2,
  led: 0,
  lastLed: null,
  trainedUntil: '2027-03-01',
  involved: [],
  topic: null,
  language: null,
  place: null,
  passed: false,
}

test('somebody skilled, trained and free without any part in the work may be asked', () => {
  expect(eligibility(free, asking)).toEqual({ may: true, reasons: [] })
})

test.each([
  [{ involved: ['in-team'] }, 'not-in-team'],
  [{ involved: ['manages-team'] }, 'not-manager-of-team'],
  [{ involved: ['asking'] }, 'not-asking'],
  [{ involved: ['screened'] }, 'not-screener'],
  [{ involved: ['left-out'] }, 'not-named'],
  [{ involved: ['said-so'] }, 'declared'],
  [{ supervisionYears: 'under-1' }, 'skilled'],
  [{ trainedUntil: null }, 'trained'],
  [{ trainedUntil: '2026-11-23' }, 'trained'],
  [{ state: 'paused' }, 'available'],
  [{ led: 2 }, 'available'],
  [{ capacity: 0 }, 'available'],
] as const)('given %j, the rule that leaves them out is %s', (change, rule) => {
  expect(eligibility({ ...free, ...change }, asking)).toEqual({ may: false, reasons: [rule] })
})

test('on the very day the training ends they may still be asked', () => {
  expect(eligibility({ ...free, trainedUntil: asking.today }, asking).may).toBe(true)
})

const candidates = fc.record({
  personId: fc.constant('marion'),
  agencyId: fc.constantFrom('asking', 'other'),
  state: fc.constantFrom('active', 'paused', 'left'),
  supervisionYears: fc.constantFrom('under-1', '1-to-3', 'over-3'),
  capacity: fc.integer({ min: 0, max: 3 }),
  led: fc.integer({ min: 0, max: 3 }),
  lastLed: fc.constantFrom(null, '2026-01-01'),
  trainedUntil: fc.constantFrom(null, '2026-11-23', '2026-11-24', '2030-01-01'),
  involved: fc.subarray([...involvements]),
  topic: fc.constantFrom(true, false, null),
  language: fc.constantFrom(true, false, null),
  place: fc.constantFrom(true, false, null),
  passed: fc.boolean(),
}) satisfies fc.Arbitrary<Candidate>

test('nobody involved can ever be asked or accept, whatever else is true of them; and only those whom every rule lets through can (P15)', () => {
  const now = new Date('2026-11-24T10:00:00Z')
  const discussion = { status: 'finding-facilitator', people: [] } as unknown as Discussion // the rule looks at nothing of it
  const ruth = { kind: 'person', personId: 'ruth' } as Person
  const marion = { kind: 'person', personId: 'marion' } as Person
  fc.assert(
    fc.property(candidates, (candidate) => {
      const listed = {
        ...candidate,
        name: '',
        job: '',
        agency: '',
        sector: 'health',
        groupExperience: true,
      } as const satisfies Listed
      const offer = { person_id: 'marion' } as OpenOffer
      const asked = askFacilitator.decide(discussion, { facilitator: 'marion' }, ruth, now, listed)
      const accepted = acceptOffer.decide(discussion, { lines: declarationLines }, marion, now, {
        candidate: listed,
        offer,
        isHeld: false,
      })
      if (candidate.involved.length > 0) {
        expect(asked).toHaveProperty('refused', 'person-is-involved')
        expect(accepted).toHaveProperty('refused', 'you-are-involved')
      }
      const { may } = eligibility(candidate, asking)
      expect(!('refused' in asked)).toBe(may)
      expect(!('refused' in accepted)).toBe(may)
    }),
  )
})

test('an offer to somebody else cannot be accepted', () => {
  const now = new Date('2026-11-24T10:00:00Z')
  const listed = {
    ...free,
    name: '',
    job: '',
    agency: '',
    sector: 'health',
    groupExperience: true,
  } as const satisfies Listed
  const offer = { person_id: 'andrew' } as OpenOffer
  const by = { kind: 'person', personId: 'marion' } as Person
  const accepted = acceptOffer.decide({} as Discussion, { lines: declarationLines }, by, now, {
    candidate: listed,
    offer,
    isHeld: false,
  })
  expect(accepted).toEqual({ refused: 'offer-ended' })
})

test('the list is sorted: fewest recent discussions, then another agency, and those who passed on this one last', () => {
  const people: Candidate[] = [
    { ...free, personId: 'passed', passed: true },
    { ...free, personId: 'busy', led: 1 },
    { ...free, personId: 'same-agency', agencyId: 'asking' },
    { ...free, personId: 'recent', lastLed: '2026-06-01' },
    { ...free, personId: 'rested' },
  ]
  expect(people.toSorted(bestFirst(asking)).map(({ personId }) => personId)).toEqual([
    'rested',
    'recent',
    'same-agency',
    'busy',
    'passed',
  ])
})
