/** Finding a time (P16): the facilitator offers three to six times, and each person says which they can make. */

import { z } from 'zod'
import { dayOf, arranging as words } from '#content'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { newId } from '../../kit/id.ts'
import { refuse, step } from '../../kit/step.ts'
import { isCalendarDay } from '../../kit/typed-date.ts'
import { askForTimes } from './arranging.letters.ts'
import { type Invitee, inviteesOf, storeInvitees } from './invitees.rows.ts'
import { type NewPoll, startPoll } from './poll.rows.ts'
import { howField, lengthField, readTime, typedTime } from './time-form.ts'
import { isSteppedOut } from './time-set.ts'
import { endOf } from './wall-clock.ts'

const { errors } = words
export const mostTimes = 6
export const fewestTimes = 3

export const timesForm = z
  .object({
    times: z.array(typedTime).max(mostTimes),
    length: lengthField,
    how: howField,
    closes: z.string().default(''),
  })
  .transform(({ times, length, how, closes }, context) => {
    const wrong = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    const starts: Date[] = []
    times.forEach((typed, index) => {
      if (typed.date === '' && typed.time.trim() === '') return
      const read = readTime(typed)
      if ('at' in read) {
        if (starts.some((other) => other.getTime() === read.at.getTime()))
          wrong(['times', index, 'time'], errors.time_twice)
        starts.push(read.at)
      } else for (const [field, message] of Object.entries(read.errors)) wrong(['times', index, field], message)
    })
    if (context.issues.length > 0) return z.NEVER
    if (starts.length < fewestTimes) wrong(['times', starts.length, 'date'], errors.times_few)
    starts.sort((one, other) => one.getTime() - other.getTime())
    const [first] = starts
    if (!isCalendarDay(closes)) wrong(['closes'], errors.closes)
    else if (first && closes >= dayOf(first)) wrong(['closes'], errors.closes_late)
    return { starts, minutes: length, how, closes }
  })

interface Known {
  readonly poll: NewPoll
  readonly invitees: readonly Invitee[]
}

export const offerTimes = step({
  name: 'offer-times',
  p: ['P16', 'P22'],
  who: ['facilitator'],
  when: ['facilitator-confirmed', 'finding-time', 'postponed'],
  form: timesForm,
  know: async (tx: Tx, discussion: Discussion, _actor, { starts, minutes }): Promise<Known> => ({
    poll: { id: newId(), options: starts.map((at) => ({ id: newId(), startsAt: at, endsAt: endOf(at, minutes) })) },
    invitees: (await inviteesOf(tx, discussion)).filter((one) => !isSteppedOut(one)),
  }),
  decide(_discussion, { starts, closes }, _by, now, { invitees }) {
    if (starts.some((at) => at <= now)) return refuse('time-passed')
    if (closes < dayOf(now)) return refuse('closing-day-passed')
    if (invitees.length < 2) return refuse('nobody-to-invite')
    return [{ type: 'times-offered', facts: { times: starts.length, closes } }]
  },
  leadsTo: { 'times-offered': 'finding-time' },
  tell: ({ discussion, form, known }) => askForTimes(discussion, known.invitees, form.closes, form.minutes),
  async store(tx, { discussion, form, known, now }) {
    await storeInvitees(tx, discussion, known.invitees, now)
    await startPoll(tx, discussion, known.poll, form, now)
  },
})
