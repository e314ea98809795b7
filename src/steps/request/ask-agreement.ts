/**
 * The managers are asked whether they agree (P8, P10). The first is asked first; the second directly where the first has agreed
 * already and what to explore is still the same. Where the first line manager wrote the request, the practitioner says first that
 * it is right.
 */
import { z } from 'zod'
import { type Actor, type Discussion, personIdOf } from '../../discussion.ts'
import { type LetterOrder, pageOf } from '../../kit/letters.ts'
import { refuse, step } from '../../kit/step.ts'
import { openTexts } from '../../trust/guarded.ts'
import { relateManagers, tellAsked } from './managers.ts'
import { stopIn, unfinished } from './request.check.ts'
import { knowRequest, mayWrite, type RequestKnowledge } from './request.knowledge.ts'
import { textsToRead } from './request.texts.ts'

/** With the texts in which something may still show who somebody is: saved while they were written, and not looked at yet. */
type Known = RequestKnowledge & { readonly marked: readonly string[] }

export const askAgreement = step({
  name: 'ask-agreement',
  p: ['P8', 'P9', 'P10', 'P12'],
  who: ['requester', 'first-manager'],
  when: ['draft', 'not-agreed-now'],
  form: z.object({}),
  know: async (tx, discussion, _actor, _form, now): Promise<Known> => {
    const known = await knowRequest(tx, discussion, now)
    return { ...known, marked: await openTexts(tx, discussion, textsToRead(known.answers, known.team)) }
  },
  decide(discussion, _form, by, _now, known) {
    if (!mayWrite(discussion, by)) return refuse('not-your-turn')
    const missing = unfinished(known)
    if (missing.some((part) => stopIn(part, known.answers))) return refuse('supervision-first')
    if (missing.length > 0) return refuse('request-incomplete')
    if (known.marked.length > 0) return refuse('identifiers-left')
    if (personIdOf(by) !== discussion.requesterId) return [{ type: 'confirmation-asked' }]
    return [{ type: known.firstStillAgrees ? 'second-manager-asked' : 'agreement-asked' }]
  },
  leadsTo: {
    'agreement-asked': 'with-first-manager',
    'second-manager-asked': 'with-second-manager',
    'confirmation-asked': 'stays',
  },
  tell: ({ discussion, events, by, known, now }) =>
    events.flatMap(({ type }) =>
      type === 'confirmation-asked' ? tellToConfirm(discussion, by) : tellAsked(discussion, known.answers, type, now),
    ),
  async store(tx, { discussion, events, known, now }) {
    if (events.some(({ type }) => type !== 'confirmation-asked'))
      await relateManagers(tx, discussion, known.answers, now)
  },
})

const tellToConfirm = (discussion: Discussion, by: Actor): LetterOrder[] =>
  by.kind === 'person'
    ? [
        {
          letter: 'request-to-confirm',
          to: { person: discussion.requesterId },
          values: { manager_name: by.name },
          link: pageOf(discussion, '/request'),
        },
      ]
    : []
