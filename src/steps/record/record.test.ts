import { expect, test } from 'vitest'
import type { Discussion, Person, Relation, Status } from '../../discussion.ts'
import { decisionHints } from '../../room/decision-wording.ts'
import { nobodyCouldTell } from './careful-reader.ts'
import { offerForReading } from './offer-record.ts'
import type { ReadBack } from './read-back.rows.ts'
import { answerReadBack } from './read-back.ts'
import type { RecordCopy } from './record.rows.ts'
import { composeCopy } from './record-copy.ts'
import { missingSections, recordSections } from './record-form.ts'
import { type ShareKnown, shareRecord } from './share-record.ts'
import { takeBackRecord } from './take-back-record.ts'
import { writeRecord, writeRecordForm } from './write-record.ts'

const now = new Date('2026-11-24T13:00:00Z')
const later = new Date('2026-12-01T13:00:00Z')

test('nothing is required while writing; four parts are before it is offered', () => {
  expect(writeRecordForm.parse({ section: 'views', seen: '0', text: '' })).toEqual({
    section: 'views',
    seen: 0,
    answers: { text: '' },
  })
  expect(missingSections(new Map()).map((section) => section.id)).toEqual([
    'explored',
    'views',
    'learning',
    'wellbeing',
  ])
  expect(missingSections(new Map([['learning', { together: 'Ask when.' }]])).map((section) => section.id)).toEqual([
    'explored',
    'views',
    'wellbeing',
  ])
})

test('a part that is too long says so at its own field', () => {
  const parsed = writeRecordForm.safeParse({ section: 'explored', seen: '0', text: 'x'.repeat(801) })
  expect(parsed.error?.issues.map((issue) => issue.path)).toEqual([['text']])
})

test('given the part was saved elsewhere since, then the writer sees both; with the same words there is nothing to see', () => {
  const stored = { answers: { text: 'Written at the desk.' }, version: 2, writtenAt: now }
  const decide = (seen: number, text: string) =>
    writeRecord.decide(discussion('meeting-ended'), { section: 'views', seen, answers: { text } }, marion, now, stored)
  expect(decide(1, 'Written on the phone.')).toEqual({ refused: 'section-changed' })
  expect(decide(1, 'Written at the desk.')).toEqual([])
  expect(decide(2, 'Written on the phone.')).toEqual([])
})

test('a record is offered when it is written and nobody could be recognised in it', () => {
  const decide = (known: Partial<Parameters<typeof offerForReading.decide>[4]>) =>
    offerForReading.decide(discussion('meeting-ended'), { days: 5 }, marion, now, {
      missing: [],
      marked: [],
      unread: 0,
      readBacks: [],
      content: [],
      lastCopy: 0,
      ...known,
    })
  expect(decide({ missing: recordSections.slice(1, 2) })).toEqual({ refused: 'record-empty' })
  expect(decide({ readBacks: [said('someone-known')] })).toEqual({ refused: 'someone-known-open' })
  expect(decide({ unread: 1 })).toEqual({ refused: 'kept-words-unread', lacks: true })
  expect(decide({ readBacks: [{ ...said('someone-known'), settledAt: now }], lastCopy: 1 })).toEqual([
    { type: 'record-offered-for-reading', facts: { copy: 2 } },
  ])
})

test('reading back: fine and a suggestion leave it; somebody known takes it back at once', () => {
  const decide = (answer: 'fine' | 'change' | 'someone-known') =>
    answerReadBack.decide(
      discussion('record-being-read'),
      { answer, 'change-comment': '', 'someone-known-comment': '' },
      isla,
      now,
      { copy, where: '' },
    )
  expect(decide('fine')).toEqual([{ type: 'read-back-answered' }])
  expect(decide('change')).toEqual([{ type: 'read-back-answered' }]) // history does not say who suggested a change
  expect(decide('someone-known')).toEqual([
    { type: 'read-back-answered' },
    { type: 'record-taken-back', facts: { copy: 1 } },
  ])
})

const shared = [
  { type: 'record-read-carefully', facts: { copy: 1 } },
  { type: 'record-shared', facts: { copy: 1 } },
]

test('sharing waits for the days or for everybody, and for what is open', () => {
  const decide = (known: Partial<ShareKnown>, at = now) =>
    shareRecord.decide(discussion('record-being-read'), { read: true, ...nobodyCouldTell }, marion, at, {
      ...shareable,
      ...known,
    })
  expect(decide({})).toEqual({ refused: 'record-not-read' })
  expect(decide({}, later)).toEqual(shared)
  expect(decide({ readBacks: [said('fine')] })).toEqual(shared)
  expect(decide({ readBacks: [{ ...said('fine'), copy: 0 }] })).toEqual({ refused: 'record-not-read' }) // of an earlier copy
  expect(decide({ readBacks: [said('fine'), said('someone-known')] }, later)).toEqual({ refused: 'someone-known-open' })
  expect(decide({ copy: null }, later)).toEqual({ refused: 'record-empty' })
})

test('a corrected record goes back to where the discussion was', () => {
  const leads = (cameTo: ShareKnown['cameTo']) => {
    const decided = shareRecord.decide(
      discussion('record-being-read'),
      { read: true, ...nobodyCouldTell },
      marion,
      later,
      {
        ...shareable,
        cameTo,
      },
    )
    return 'refused' in decided ? decided.refused : shareRecord.leadsTo[decided.at(-1)?.type ?? 'record-shared']
  }
  expect([leads('record'), leads('themes'), leads('three-months'), leads('finished')]).toEqual([
    'record-shared',
    'themes-sent',
    'three-months-on',
    'finished',
  ])
})

test('anyone who was there takes it back when somebody could be recognised; other reasons are the facilitator’s', () => {
  const decide = (by: Person, reason: 'identifier' | 'mistake') =>
    takeBackRecord.decide(discussion('record-shared'), { reason, comment: '' }, by, now, {
      copy,
      comment: '',
      guests: [],
    })
  expect(decide(isla, 'identifier')).toEqual([{ type: 'record-taken-back', facts: { copy: 1 } }])
  expect(decide(isla, 'mistake')).toEqual({ refused: 'facilitator-takes-back' })
  expect(decide(marion, 'mistake')).toEqual([{ type: 'record-taken-back', facts: { copy: 1 } }])
})

test('the copy holds the month and never the day, kinds of agency and never people who took part, and no note for the expert', () => {
  const written = new Map([
    ['learning', { 'for-me': 'Ask when.', together: 'Say it earlier.' }],
    ['topic-note', { text: 'For the expert only.' }],
    ['facts', { tools: ['matrix'], 'purpose-read': 'yes' }],
  ])
  const content = composeCopy(discussion('meeting-ended'), written, {
    heldAt: now,
    how: 'online',
    minutes: 85,
    sectors: ['health', 'police'],
    expertTopics: [],
  })
  const text = JSON.stringify(content)
  expect(text).toContain('November 2026')
  expect(text).not.toMatch(/24|Tuesday|isla|For the expert only/)
  expect(text).toContain('Discrepancy matrix')
  expect(content.map((section) => section.section)).toEqual(['facts', 'learning'])
})

test('sentences that sound like a decision are pointed at, each once, with a reflective way; wondering is left alone (P2)', () => {
  const found = (text: string) => decisionHints(text).map((hint) => hint.found)
  expect(found('We agreed that it helps. Then: health visitor will refer to a clinic.')).toEqual([
    'agreed that',
    'will refer',
  ])
  const shown = (text: string) => decisionHints(text)[0]?.example
  expect(shown('They AGREED that the child moves.')?.try).toContain('wondered')
  expect(shown('Police are responsible for the updates.')?.said).toBe('Police are responsible for sharing updates.')
  expect(found('We wondered if the parents should attend. Nothing was decided.')).toEqual([])
  expect(found('What should school do next?')).toEqual([])
  expect(found('It belongs in the action\nplan.')).toEqual(['action\nplan'])
  expect(found('We wondered about mustard and the removed fence, undecided.')).toEqual([])
})

const person = (personId: string): Person => ({
  kind: 'person',
  personId,
  committeeId: 'committee',
  name: personId,
  email: `${personId}@health.example`,
  job: '',
  agencyId: '',
  agency: '',
  sector: 'health',
  duties: [],
})
const marion = person('marion')
const isla = person('isla')
const copy: RecordCopy = { number: 1, content: [], offeredAt: now, readUntil: later, sharedAt: null }
const said = (answer: ReadBack['answer']): ReadBack => ({
  id: answer,
  personId: 'isla',
  name: 'isla',
  copy: 1,
  answer,
  reason: null,
  comment: '',
  at: now,
  settledAt: null,
})
const shareable: ShareKnown = {
  missing: [],
  marked: [],
  unread: 0,
  readBacks: [],
  copy,
  content: [],
  topicNote: '',
  wasShared: false,
  guests: [],
  cameTo: 'record',
}

function discussion(status: Status): Discussion {
  const involved = (one: Person, relation: Relation) => ({
    personId: one.personId,
    relation,
    since: now,
    name: one.name,
    job: '',
    agency: '',
    sector: one.sector,
  })
  return {
    id: 'discussion',
    committeeId: 'committee',
    reference: 'RCD-X',
    pseudonym: 'Quiet Harbour',
    status,
    statusSince: now,
    version: 1,
    begunAt: now,
    begunBy: 'isla',
    requesterId: 'isla',
    people: [involved(marion, 'facilitator'), involved(isla, 'participant')],
  }
}

test('a phrase of the committee is found as it is written: its signs are signs', () => {
  const found = (text: string, phrase: string) => decisionHints(text, [phrase]).map((hint) => hint.found)
  expect(found('Is this (de)registration?', '(de)registration?')).toEqual(['(de)registration?'])
  expect(found('registration', '(de)registration?')).toEqual([])
  expect(found('an a.b plan and an aXb plan', 'a.b plan')).toEqual(['a.b plan'])
  expect(found('It costs $5 + time.', '$5 +')).toEqual(['$5 +'])
  expect(found('Action\nplans are none, the action  plan is', 'action plan')).toEqual(['action  plan'])
})
