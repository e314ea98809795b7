import { expect, test } from 'vitest'
import { namesOf } from '#content'
import type { HistoryLine } from './desk.rows.ts'
import { historyLines } from './history-line.ts'

const line = (event: string, at: string, facts: HistoryLine['facts'] = {}): HistoryLine => ({
  event,
  at: new Date(at),
  facts,
  name: null,
  agency: null,
})
const now = new Date('2027-03-17T10:00:00Z')
const said = (...lines: HistoryLine[]) => historyLines(lines, namesOf(), now).map(({ when, what }) => `${when} ${what}`)

test('what one act did to several people is one line, also where something else stands in between', () => {
  const at = '2027-03-10T10:00:00Z'
  const told = said(
    line('team-told', at, { member: 'a' }),
    line('member-not-told', at),
    line('team-told', at, { member: 'b' }),
  )
  expect(told.filter((one) => one.includes('Team around the Child told') || one.includes('team-told'))).toHaveLength(1)
})

test('a reply that was changed is one line, the newest; replies of others are their own', () => {
  const replies = said(
    line('reply-given', '2027-03-12T10:00:00Z', { invitation: 'one' }),
    line('reply-given', '2027-03-11T10:00:00Z', { invitation: 'two' }),
    line('reply-given', '2027-03-10T10:00:00Z', { invitation: 'one' }),
  )
  expect(replies.map((one) => one.slice(0, 10))).toEqual(['Fri 12 Mar', 'Thu 11 Mar'])
})

test('a day of another year says its year', () => {
  expect(said(line('request-sent', '2026-03-10T10:00:00Z'))[0]).toMatch(/^Tue 10 Mar 2026/)
})

test('a meeting that is set or moved says for when', () => {
  expect(said(line('meeting-moved', '2027-03-10T10:00:00Z', { starts: '2027-04-15T10:00:00Z' }))).toEqual([
    'Wed 10 Mar The meeting was moved: Thu 15 Apr 2027, 11:00',
  ])
})

test('who read the record, and who took it back, is not said to everybody (P22)', () => {
  const named = { name: 'Tom Lawrie', agency: 'Education' }
  const lines = ['read-back-answered', 'record-taken-back', 'request-sent'].map((event) => ({
    ...line(event, '2027-03-10T10:00:00Z'),
    ...named,
  }))
  const by = historyLines(lines, namesOf(), now).map((one) => one.by)
  expect(by).toEqual(['Someone who was there', 'Someone who was there', 'Tom Lawrie, Education'])
})
