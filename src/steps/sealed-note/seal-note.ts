/** The sealed note (P22): who the discussion is about, in the one place that may say it. Written by whoever asked, beside the line. */
import { z } from 'zod'
import { sealedNote } from '#content'
import type { Status } from '../../discussion.ts'
import { text } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { writeSealedNote } from '../../trust/sealed-note.ts'

/** Letters of a few lines. */
export const mostLetters = 600

/** Until the meeting is over; afterwards nobody needs a new one. */
export const mayBeSealed = [
  'draft',
  'with-first-manager',
  'with-second-manager',
  'manager-question',
  'not-agreed-now',
  'agreed',
  'sent',
  'being-screened',
  'more-needed',
  'waiting-elsewhere',
  'suitable-with-conditions',
  'finding-facilitator',
  'facilitator-asked',
  'facilitator-confirmed',
  'finding-time',
  'time-set',
  'postponed',
  'meeting-open',
] as const satisfies readonly Status[]

export const sealNote = step({
  name: 'seal-note',
  p: ['P22'],
  who: ['requester'],
  when: mayBeSealed,
  form: z.object({
    note: text({ max: mostLetters, required: true, empty: sealedNote.errors.empty, long: sealedNote.errors.long }),
  }),
  decide: (_discussion, _form, by) => (by.kind === 'person' ? [] : refuse('not-your-turn')),
  leadsTo: {},
  async store(tx, { discussion, form, by, now }) {
    if (by.kind === 'person') await writeSealedNote(tx, by, discussion, form.note, now)
  },
})
