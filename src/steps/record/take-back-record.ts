/** Taking the record back (P22). First it is gone for everyone, then it is looked at. */

import { z } from 'zod'
import { record as words } from '#content'
import { personIdOf } from '../../discussion.ts'
import { choice, text } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { leads } from '../../room/leads.ts'
import { guestsWithTheRecord } from '../../room/people-here.rows.ts'
import { withoutFindings } from '../../trust/guarded.ts'
import { writeReadBack } from './read-back.rows.ts'
import { tellTakenBack } from './record.letters.ts'
import { newestCopy } from './record.rows.ts'

const { errors } = words.pages
const takeBackReasons = ['identifier', 'decision', 'mistake', 'other'] as const

export const takeBackRecord = step({
  name: 'take-back-record',
  p: ['P2', 'P22', 'P23'],
  who: ['facilitator', 'participant'],
  when: ['record-being-read', 'record-shared', 'themes-sent', 'three-months-on', 'finished'],
  form: z.object({
    reason: choice(takeBackReasons, errors.reason),
    comment: text({ max: 300, required: false, empty: '', long: errors.long }),
  }),
  know: async (tx, discussion, _actor, form) => ({
    copy: await newestCopy(tx, discussion),
    comment: await withoutFindings(tx, discussion, form.comment, words.put_right.left_out),
    guests: discussion.status === 'record-being-read' ? [] : await guestsWithTheRecord(tx, discussion),
  }),
  decide(discussion, { reason }, by, _now, { copy }) {
    // Anyone who was there takes it back where somebody could be recognised; other reasons are talked over with the facilitator.
    if (reason !== 'identifier' && !leads(discussion, by)) return refuse('facilitator-takes-back')
    return [{ type: 'record-taken-back', facts: { copy: copy?.number ?? 0 } }]
  },
  leadsTo: { 'record-taken-back': 'record-recalled' },
  tell: ({ discussion, form, known }) => tellTakenBack(discussion, form.reason === 'identifier', known.guests),
  async store(tx, { discussion, form, by, now, known }) {
    const answer = form.reason === 'identifier' ? 'someone-known' : 'change'
    await writeReadBack(
      tx,
      discussion,
      {
        personId: personIdOf(by) ?? '',
        copy: known.copy?.number ?? 0,
        answer,
        reason: form.reason,
        comment: known.comment,
      },
      now,
    )
  },
})
