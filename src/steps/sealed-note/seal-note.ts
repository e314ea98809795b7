/** The sealed note (P22): who the discussion is about, in the one place that may say it. Written by whoever asked, beside the line. */
import { z } from 'zod'
import { sealedNote } from '#content'
import { findIdentifiers } from '#guard'
import type { Status } from '../../discussion.ts'
import type { Kind } from '../../guard/finding.ts'
import { text } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { writeSealedNote } from '../../trust/sealed-note.ts'

/** Letters of a few lines. */
export const mostLetters = 600

/** Until the meeting is over; afterwards nobody needs a new one. */
const mayBeSealed = [
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

/** Names are what the note is for. A date of birth, a number or an address tells nobody apart at a meeting. */
const ofNames: readonly Kind[] = ['PERSON', 'PLACE', 'SCHOOL', 'ORGANISATION_LOCAL', 'combination']
const saysNamesOnly = (note: string): boolean => findIdentifiers(note).every(({ kind }) => ofNames.includes(kind))

export const sealNote = step({
  name: 'seal-note',
  p: ['P22'],
  who: ['requester'],
  when: mayBeSealed,
  form: z.object({
    note: text({
      max: mostLetters,
      required: true,
      empty: sealedNote.errors.empty,
      long: sealedNote.errors.long,
      fits: { holds: saysNamesOnly, otherwise: sealedNote.errors.more },
    }),
  }),
  decide: (_discussion, _form, by) => (by.kind === 'person' ? [] : refuse('not-your-turn')),
  leadsTo: {},
  async store(tx, { discussion, form, by, now }) {
    if (by.kind === 'person') await writeSealedNote(tx, by, discussion, form.note, now)
  },
})
