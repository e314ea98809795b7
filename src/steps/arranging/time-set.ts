/** Setting the time, and moving the meeting (P16, P22): chosen from what people answered, or typed. Each person gets one letter with an entry for their calendar. */

import { z } from 'zod'
import { arranging as words } from '#content'
import type { Actor, Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { meetingLink, meetingPlace } from '../../kit/guarding.ts'
import { newId } from '../../kit/id.ts'
import { refuse, step } from '../../kit/step.ts'
import { type Meeting, meetingIn } from '../../room/meeting.rows.ts'
import { askGuard } from '../../trust/guarded.ts'
import { inviteEach, type MeetingDetails, tellFacilitator } from './arranging.letters.ts'
import { tellSteppedOut } from './invitation-list.letters.ts'
import { type Invitee, inviteesOf } from './invitees.rows.ts'
import { storeMeeting } from './meeting-set.rows.ts'
import { openPoll, type TimeOption } from './poll.rows.ts'
import { howField, lengthField, linkField, placeErrors, placeField, readTime, typedTime } from './time-form.ts'
import { endOf } from './wall-clock.ts'

/** `option`: the id of a time that was offered; anything else where one is typed. */
export const meetingForm = typedTime
  .extend({
    option: z
      .union([z.uuid(), z.literal('')])
      .catch('')
      .default(''),
    length: z.unknown(),
    how: howField,
    place: placeField,
    link: linkField,
  })
  .transform(({ option, length, how, place, link, ...typed }, context) => {
    const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    for (const [field, message] of Object.entries(placeErrors({ how, place, link }))) wrong(field, message)
    const where = { how, place: how === 'online' ? '' : place, link: how === 'in-person' ? '' : link }
    if (option !== '') return { option, starts: null, minutes: 0, ...where }
    const minutes = lengthField.safeParse(length)
    if (!minutes.success) wrong('length', words.errors.length)
    const read = readTime(typed)
    if ('errors' in read) for (const [field, message] of Object.entries(read.errors)) wrong(field, message)
    return { option, starts: 'at' in read ? read.at : null, minutes: minutes.data ?? 0, ...where }
  })
export type MeetingForm = z.infer<typeof meetingForm>

/** What setting and moving need to know. */
export interface SettingKnown {
  readonly meeting: Meeting | null
  readonly meetingId: string
  /** The chosen or typed time; null when the chosen one is no longer offered. */
  readonly details: MeetingDetails | null
  readonly invitees: readonly Invitee[]
  /** Those who said that they are no part of it: they are taken off the list now. */
  readonly steppedOut: readonly Invitee[]
}

async function knowSetting(tx: Tx, discussion: Discussion, _actor: Actor, form: MeetingForm): Promise<SettingKnown> {
  const meeting = await meetingIn(tx, discussion)
  const poll = form.option === '' ? null : await openPoll(tx, discussion)
  const everybody = await inviteesOf(tx, discussion)
  return {
    meeting,
    meetingId: meeting && meeting.state !== 'cancelled' ? meeting.id : newId(),
    details: detailsOf(form, poll?.options ?? []),
    invitees: everybody.filter((one) => !isSteppedOut(one)),
    steppedOut: everybody.filter(isSteppedOut),
  }
}

export const isSteppedOut = ({ reply }: Pick<Invitee, 'reply'>): boolean =>
  reply === 'conflict' || reply === 'not-in-team'

function detailsOf(
  { option, starts, minutes, how, place, link }: MeetingForm,
  options: readonly TimeOption[],
): MeetingDetails | null {
  if (starts) return { startsAt: starts, endsAt: endOf(starts, minutes), how, place, link }
  const chosen = options.find((one) => one.id === option)
  return chosen ? { startsAt: chosen.startsAt, endsAt: chosen.endsAt, how, place, link } : null
}

const aYear = 366 * 86_400_000

function whyNotThen({ details, invitees }: SettingKnown, now: Date) {
  if (!details) return refuse('times-changed')
  if (details.startsAt <= now) return refuse('time-passed')
  if (details.startsAt.getTime() - now.getTime() > aYear) return refuse('time-too-far')
  if (invitees.length < 2) return refuse('nobody-to-invite')
  return null
}

/** The number that the facilitator's own entry has next; each invitation counts for itself. */
const nextSequence = ({ meeting, meetingId }: SettingKnown): number =>
  meeting?.id === meetingId ? meeting.sequence + 1 : 0
const meetingUid = (meetingId: string): string => `meeting-${meetingId}@common-ground`

/** Everybody invited reads the place and the address, also in their calendar. */
const wordsOfMeeting = ({ place, link }: { readonly place: string; readonly link: string }) => ({
  place: meetingPlace(place),
  link: meetingLink(link),
})

export const setTime = step({
  name: 'set-time',
  p: ['P16', 'P22'],
  who: ['facilitator'],
  when: ['facilitator-confirmed', 'finding-time', 'postponed'],
  form: meetingForm,
  guard: { ask: askGuard, texts: wordsOfMeeting },
  know: knowSetting,
  decide(_discussion, _form, _by, now, known: SettingKnown) {
    const { details } = known
    const why = whyNotThen(known, now)
    if (why || !details) return why ?? refuse('times-changed')
    return [{ type: 'time-set', facts: { starts: details.startsAt.toISOString(), how: details.how } }]
  },
  leadsTo: { 'time-set': 'time-set' },
  tell: ({ discussion, known }) => tellMeeting(discussion, known, 'meeting-invitation'),
  store: (tx, { discussion, known, now }) => storeMeeting(tx, discussion, known, nextSequence(known), now),
})

/** Another time, place or way of meeting: everybody is asked again, and the same calendar entry changes. */
export const moveMeeting = step({
  name: 'move-meeting',
  p: ['P16', 'P22'],
  who: ['facilitator'],
  when: ['time-set'],
  form: meetingForm,
  guard: { ask: askGuard, texts: wordsOfMeeting },
  know: knowSetting,
  decide(_discussion, _form, _by, now, known: SettingKnown) {
    const { details, meeting } = known
    const why = whyNotThen(known, now)
    if (why || !details) return why ?? refuse('times-changed')
    if (meeting && isSame(meeting, details)) return refuse('nothing-changed')
    return [{ type: 'meeting-moved', facts: { starts: details.startsAt.toISOString(), how: details.how } }]
  },
  leadsTo: { 'meeting-moved': 'time-set' },
  tell: ({ discussion, known }) => tellMeeting(discussion, known, 'meeting-changed'),
  store: (tx, { discussion, known, now }) => storeMeeting(tx, discussion, known, nextSequence(known), now),
})

const isSame = (meeting: Meeting, details: MeetingDetails): boolean =>
  meeting.startsAt.getTime() === details.startsAt.getTime() &&
  meeting.endsAt.getTime() === details.endsAt.getTime() &&
  meeting.how === details.how &&
  meeting.place === details.place &&
  meeting.link === details.link

function tellMeeting(discussion: Discussion, known: SettingKnown, letter: 'meeting-invitation' | 'meeting-changed') {
  const { details, invitees, steppedOut, meeting, meetingId } = known
  if (!details) return []
  return [
    ...inviteEach(discussion, details, invitees, (one) => letterFor(one, letter)),
    ...tellSteppedOut(discussion, meeting, steppedOut),
    ...tellFacilitator(discussion, details, meetingUid(meetingId), nextSequence(known)),
  ]
}

/** A topic expert's letter asks for one topic and names no team; somebody who joins a list late gets a first invitation. */
function letterFor(one: Invitee, letter: 'meeting-invitation' | 'meeting-changed'): string {
  if (one.sequence < 0) return 'meeting-invitation'
  return letter === 'meeting-invitation' && one.invitedAs === 'topic-expert' ? 'expert-invitation' : letter
}
