/** Answering the times that were offered (P16): signed in, or by the link in a letter, which can only answer. */

import { z } from 'zod'
import { arranging as words } from '#content'
import { peopleAs } from '../../discussion.ts'
import { choice, text } from '../../kit/form.ts'
import { daysOf } from '../../kit/guarding.ts'
import { pageOf, toEach } from '../../kit/letters.ts'
import { refuse, step } from '../../kit/step.ts'
import type { Invitation } from '../../room/meeting.rows.ts'
import { askGuard } from '../../trust/guarded.ts'
import { namesIn } from './arranging.letters.ts'
import { ownInvitation } from './own-invitation.rows.ts'
import { openPoll, type Poll, progressOf, storeAnswers } from './poll.rows.ts'

const timeAnswers = ['yes', 'maybe', 'no'] as const

/** `none`: no time suits, and none was chosen. Otherwise an answer for each time that the page showed. */
export const answersForm = z
  .object({
    options: z.array(z.uuid()).max(20),
    answers: z.record(z.string(), z.unknown()),
    none: z.boolean(),
    better: text({ max: words.poll.none.max, required: false, empty: '', long: words.errors.better_long }),
  })
  .transform(({ options, answers, none, better }, context) => {
    if (none && options.some((option) => ['yes', 'maybe'].includes(String(answers[option]))))
      context.addIssue({ code: 'custom', path: ['none'], message: words.poll.both })
    const read: Record<string, (typeof timeAnswers)[number]> = {}
    for (const option of options) {
      const answer = none
        ? { success: true as const, data: 'no' as const }
        : choice(timeAnswers, words.poll.error).safeParse(answers[option])
      if (answer.success) read[option] = answer.data
      else context.addIssue({ code: 'custom', path: ['answer', option], message: words.poll.error })
    }
    return { answers: read, better }
  })

interface Known {
  readonly invitation: Invitation | null
  readonly poll: Poll | null
  /** How many had answered before, this one not counted. */
  readonly others: { readonly invited: number; readonly answered: number }
}

export const answerTimes = step({
  name: 'answer-times',
  p: ['P16'],
  who: ['ticket', 'requester', 'team-member', 'topic-expert'],
  when: ['finding-time'],
  form: answersForm,
  guard: { ask: askGuard, texts: ({ better }) => ({ better: daysOf(better) }) },
  know: async (tx, discussion, actor): Promise<Known> => {
    const poll = await openPoll(tx, discussion)
    return {
      poll,
      invitation: await ownInvitation(tx, discussion, actor),
      others: poll ? await progressOf(tx, poll) : { invited: 0, answered: 0 },
    }
  },
  decide(_discussion, { answers }, _by, _now, { invitation, poll }) {
    if (!invitation || !poll) return refuse('no-invitation')
    const asked = new Set(poll.options.map((option) => option.id))
    if (Object.keys(answers).length !== asked.size || Object.keys(answers).some((option) => !asked.has(option)))
      return refuse('times-changed')
    return []
  },
  leadsTo: {},
  tell: ({ discussion, known: { poll, others } }) =>
    poll && others.answered + 1 >= others.invited
      ? toEach(peopleAs(discussion, 'facilitator'), {
          letter: 'poll-ready',
          values: { ...namesIn(discussion), count: String(others.invited) },
          link: pageOf(discussion, '/arranging'),
          once: `poll-ready:${poll.id}`,
        })
      : [],
  async store(tx, { discussion, form, known: { invitation, poll }, now }) {
    if (invitation && poll) await storeAnswers(tx, discussion, poll, invitation.id, form.answers, form.better, now)
  },
})
