/**
 * Agreement (P8, P10). The first and then the second line manager each say, in their own name and by their own act, whether there
 * is a need. Nobody agrees to their own request, nobody agrees twice, and silence is never a yes.
 */

import { z } from 'zod'
import { agreement as words } from '#content'
import { type Actor, type Discussion, peopleAs, personIdOf } from '../../discussion.ts'
import { choice, optionalChoice, text } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { isHeldAlready } from '../../room/meeting-held.rows.ts'
import { askGuard } from '../../trust/guarded.ts'
import { tellAnswer, tellAskedAgain, tellTakenBack } from './agreement.letters.ts'
import { type AgreementRole, rememberAnswer, whoAsked } from './agreement.rows.ts'
import { answersFor, endStandIns } from './standing-in.rows.ts'

const { answers, errors } = words

export const reasons = ['supervision-first', 'other-route', 'child-protection', 'time', 'more-to-know'] as const

const comment = (required: boolean, empty: string, max: number) =>
  text({ max, required, empty, long: words.errors.long })

/** The manager's answer. Each kind of answer has its own comment, so that changing one's mind loses nothing. */
const agreementForm = z
  .object({
    answer: choice(['agree', 'question', 'not-now', 'not-me'], errors.empty),
    reason: optionalChoice(reasons, errors.reason),
    'agree-comment': comment(false, '', 500),
    'question-comment': comment(false, '', 500),
    'not-now-comment': comment(false, '', 500),
    'not-me-comment': comment(false, '', 200),
  })
  .superRefine((form, context) => {
    const missing = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (form.answer === 'question' && form['question-comment'] === '')
      missing('question-comment', answers.question.comment.error)
    if (form.answer === 'not-now' && form.reason === null) missing('reason', errors.reason)
    if (form.answer === 'not-now' && form['not-now-comment'] === '')
      missing('not-now-comment', answers['not-now'].comment.error)
  })

export const agreement = step({
  name: 'agreement',
  p: ['P8', 'P10'],
  who: ['first-manager', 'second-manager'],
  when: ['with-first-manager', 'with-second-manager'],
  form: agreementForm,
  guard: { ask: askGuard, texts: (form) => ({ [`${form.answer}-comment`]: form[`${form.answer}-comment`] }) },
  know: (tx, discussion, by, _form, now) => answersFor(tx, discussion, roleNow(discussion), by, now),
  decide(discussion, { answer, reason }, by, _now, { cover, over }) {
    const role = roleNow(discussion)
    if (!holdsRole(discussion, by, role)) return refuse('not-your-turn')
    if (isOwnRequest(discussion, by)) return refuse('own-request')
    if (holdsRole(discussion, by, otherRole(role))) return refuse('same-person')
    if (over) return refuse('cover-over')
    if (answer === 'agree')
      return [{ type: role === 'first-manager' ? 'first-manager-agreed' : 'second-manager-agreed' }]
    if (answer === 'question') return [{ type: 'manager-question-asked', facts: { role } }]
    if (answer === 'not-me') return [{ type: cover ? 'cover-declined' : 'manager-not-me', facts: { role } }]
    return [{ type: 'agreement-declined', facts: { role, reason: reason ?? '' } }]
  },
  leadsTo: {
    'first-manager-agreed': 'with-second-manager',
    'second-manager-agreed': 'agreed',
    'manager-question-asked': 'manager-question',
    'manager-not-me': 'draft',
    'cover-declined': 'stays',
    'agreement-declined': 'not-agreed-now',
  },
  tell: ({ discussion, events, by, now }) => tellAnswer(discussion, events, by, now),
  async store(tx, { discussion, form, by, now, known: { cover } }) {
    const comment = form[`${form.answer}-comment`]
    const said = { answer: form.answer, reason: form.reason, comment, for_person: cover?.absentId ?? null }
    await rememberAnswer(tx, discussion, roleNow(discussion), by, said, now)
    if (form.answer === 'agree') await endStandIns(tx, discussion, roleNow(discussion), personIdOf(by), now)
  },
})

/** The practitioner has talked with the manager who had a question: the manager is asked again (P10). */
export const answerManager = step({
  name: 'answer-manager',
  p: ['P10'],
  who: ['requester', 'first-manager'],
  when: ['manager-question'],
  form: z.object({}),
  know: (tx, discussion) => whoAsked(tx, discussion),
  decide(discussion, _form, by, _now, asked: AgreementRole) {
    if (holdsRole(discussion, by, asked)) return refuse('not-your-turn')
    return [{ type: asked === 'first-manager' ? 'manager-question-answered' : 'second-manager-question-answered' }]
  },
  leadsTo: {
    'manager-question-answered': 'with-first-manager',
    'second-manager-question-answered': 'with-second-manager',
  },
  tell: ({ discussion, known, now }) => tellAskedAgain(discussion, known, now),
})

/** A manager may take the agreement back until a facilitator is asked, and says why (agreement.yaml, take-back). */
export const takeAgreementBack = step({
  name: 'take-agreement-back',
  p: ['P10'],
  who: ['first-manager', 'second-manager'],
  when: [
    'with-second-manager',
    'agreed',
    'sent',
    'being-screened',
    'more-needed',
    'suitable-with-conditions',
    'waiting-elsewhere',
    'finding-facilitator',
  ],
  form: z.object({ why: text({ max: 500, required: true, empty: words.take_back.error, long: words.errors.long }) }),
  guard: { ask: askGuard, texts: ({ why }) => ({ why }) },
  know: async (tx, discussion, by, _form, now) => ({
    ...(await answersFor(tx, discussion, ownRole(discussion, by), by, now)),
    isHeld: await isHeldAlready(tx, discussion),
  }),
  decide(discussion, _form, by, _now, { over, isHeld }) {
    if (isHeld) return refuse('meeting-was-held')
    if (discussion.status === 'with-second-manager' && !holdsRole(discussion, by, 'first-manager'))
      return refuse('not-your-turn')
    if (over) return refuse('cover-over')
    return [{ type: 'agreement-taken-back', facts: { role: ownRole(discussion, by) } }]
  },
  leadsTo: { 'agreement-taken-back': 'not-agreed-now' },
  tell: ({ discussion, by }) => tellTakenBack(discussion, by),
  async store(tx, { discussion, form, by, now, known: { cover } }) {
    const said = { answer: 'taken-back', reason: null, comment: form.why, for_person: cover?.absentId ?? null } as const
    await rememberAnswer(tx, discussion, ownRole(discussion, by), by, said, now)
  },
})

/** Whose turn it is. */
export const roleNow = (discussion: Discussion): AgreementRole =>
  discussion.status === 'with-first-manager' ? 'first-manager' : 'second-manager'

const otherRole = (role: AgreementRole): AgreementRole =>
  role === 'first-manager' ? 'second-manager' : 'first-manager'

export function holdsRole(discussion: Discussion, by: Actor, role: AgreementRole): boolean {
  return peopleAs(discussion, role).some((involved) => involved.personId === personIdOf(by))
}

export const ownRole = (discussion: Discussion, by: Actor): AgreementRole =>
  holdsRole(discussion, by, 'first-manager') ? 'first-manager' : 'second-manager'

/** Nobody agrees to their own request, whoever filled in the form. */
const isOwnRequest = (discussion: Discussion, by: Actor): boolean => discussion.requesterId === personIdOf(by)
