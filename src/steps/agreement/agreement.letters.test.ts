import { expect, test } from 'vitest'
import type { Discussion, Involved, Person, Relation, Status } from '../../discussion.ts'
import { tellTakenBack } from './agreement.letters.ts'

const then = new Date('2026-11-24T12:00:00Z')

const involved = (personId: string, relation: Relation): Involved => ({
  personId,
  relation,
  since: then,
  name: personId,
  job: '',
  agency: '',
  sector: 'health',
})

const discussionIn = (status: Status, people: readonly Involved[]): Discussion => ({
  id: 'd1',
  committeeId: 'c1',
  reference: 'RCD-T-1',
  pseudonym: 'Quiet Harbour',
  status,
  statusSince: then,
  version: 1,
  begunAt: then,
  begunBy: 'isla',
  requesterId: 'isla',
  people,
})

const managers = [
  involved('isla', 'requester'),
  involved('gregor', 'first-manager'),
  involved('helen', 'second-manager'),
]
const helen: Person = {
  kind: 'person',
  committeeId: 'c1',
  personId: 'helen',
  name: 'helen',
  email: 'helen@board.example',
  job: '',
  agency: '',
  agencyId: '',
  sector: 'health',
  duties: [],
}
const toldOf = (status: Status, people: readonly Involved[]) =>
  tellTakenBack(discussionIn(status, people), helen).map(({ to }) => to)

test('the other manager hears of an agreement that was taken back, whoever took it back does not', () => {
  expect(toldOf('agreed', managers)).toEqual([{ person: 'isla' }, { person: 'gregor' }])
})

test('a request nobody screens yet is told of to the Reviewing Team’s mailbox, afterwards to its screener', () => {
  expect(toldOf('sent', managers)).toContainEqual({ mailbox: 'reviewing-team' })
  const screened = toldOf('being-screened', [...managers, involved('ruth', 'screener')])
  expect(screened).toEqual([{ person: 'isla' }, { person: 'gregor' }, { person: 'ruth' }])
})
