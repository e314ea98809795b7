/** Who is reminded of what, and when. Days are working days (agreement.yaml timing, screening.yaml targets, record.yaml timing). */
import { agreement, record, screening } from '#content'
import { alertBounced } from './alert.reminders.ts'
import { draftReminded } from './draft.reminders.ts'
import { ticketsReminded } from './evaluation.reminders.ts'
import {
  packSent,
  pollEnded,
  pollReminded,
  repliesReminded,
  repliesSoFar,
  whoComesReminded,
} from './meeting.reminders.ts'
import { meetingPassed } from './passed-meeting.reminders.ts'
import { afterDays, page, type Reminder } from './reminder.ts'
import { standsStill } from './standstill.reminders.ts'
import {
  lookAgainReminded,
  moreReminded,
  offerReminded,
  readersReminded,
  screenersReminded,
} from './waiting.reminders.ts'

const { answer_within, remind_after, offer_cover_after } = agreement.timing
const target = (id: 'screen-within' | 'facilitator-within' | 'remind-after'): number =>
  screening.targets.find((one) => one.id === id)?.default ?? 5

const managerReminded = {
  letter: 'agreement-reminder',
  days: remind_after.default,
  due: answer_within.default,
} as const

export const reminders: readonly Reminder[] = [
  draftReminded(),
  afterDays({ ...managerReminded, when: ['with-first-manager'], to: 'first-manager', link: page('/agreement') }),
  afterDays({ ...managerReminded, when: ['with-second-manager'], to: 'second-manager', link: page('/agreement') }),
  afterDays({
    letter: 'agreement-late',
    when: ['with-first-manager', 'with-second-manager'],
    days: offer_cover_after.default,
    to: 'requester',
    link: page(),
  }),
  afterDays({ letter: 'alert-waiting', when: ['agreed'], days: 2, to: 'requester', link: page('/alert') }),
  alertBounced(),
  screenersReminded(target('remind-after'), target('screen-within')),
  moreReminded(),
  lookAgainReminded(),
  afterDays({
    letter: 'facilitator-search-longer',
    when: ['finding-facilitator'],
    days: target('facilitator-within'),
    to: 'requester',
    link: page(),
  }),
  standsStill(),
  offerReminded(),
  pollReminded(),
  pollEnded(),
  repliesReminded(),
  repliesSoFar(),
  whoComesReminded(),
  packSent(),
  meetingPassed(),
  afterDays({
    letter: 'record-due',
    when: ['meeting-ended'],
    days: record.timing.write_within.default - 1,
    to: 'facilitator',
    link: page('/record/draft'),
  }),
  afterDays({ letter: 'self-review', when: ['meeting-ended'], days: 1, to: 'facilitator', link: page('/self-review') }),
  readersReminded(),
  afterDays({ letter: 'themes-due', when: ['record-shared'], days: 5, to: 'facilitator', link: page('/themes') }),
  afterDays({
    letter: 'learning-note-reminder',
    when: ['record-shared', 'themes-sent'],
    days: 10,
    to: 'participant',
    link: () => '/learning',
  }),
  ticketsReminded('after', 'evaluation-after-reminder', [
    'meeting-ended',
    'record-being-read',
    'record-shared',
    'record-recalled',
    'themes-sent',
  ]),
  ticketsReminded('three-months', 'evaluation-three-months-reminder', ['three-months-on']),
]
