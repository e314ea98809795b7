/** Writing the record (P23). Section by section, saved as often as one likes; nothing is required until it is offered for reading. */

import { z } from 'zod'
import { record as words } from '#content'
import { personIdOf } from '../../discussion.ts'
import { choice } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { askGuard } from '../../trust/guarded.ts'
import { forgetGone } from './kept-words.rows.ts'
import { sectionsIn, type WrittenSection, writeSection } from './record.rows.ts'
import { textsOf } from './record.texts.ts'
import { type Answers, answersSchema, sectionIds, sectionWith } from './record-form.ts'

/** `seen` is the version of the section the form was made from; 0 before it was first written. */
export const writeRecordForm = z
  .looseObject({
    section: choice(sectionIds, words.pages.errors.section),
    seen: z.preprocess(Number, z.number().int().min(0)),
  })
  .transform((posted, context) => {
    const section = sectionWith(posted.section)
    const parsed = section ? answersSchema(section).safeParse(posted) : null
    if (!parsed?.success) {
      for (const issue of parsed?.error.issues ?? [])
        context.addIssue({ code: 'custom', path: issue.path, message: issue.message })
      return z.NEVER
    }
    // The one place every text of the record passes before it is stored.
    return { section: posted.section, seen: posted.seen, answers: parsed.data }
  })

export const writeRecord = step({
  name: 'write-record',
  p: ['P2', 'P5', 'P22', 'P23'],
  who: ['facilitator'],
  when: ['meeting-ended', 'record-being-read', 'record-recalled'],
  form: writeRecordForm,
  guard: { ask: askGuard, texts: textsOf, place: ({ section }) => section },
  know: async (tx, discussion, _actor, { section }): Promise<WrittenSection | null> =>
    (await sectionsIn(tx, discussion)).get(section) ?? null,
  decide(_discussion, { seen, answers }, _by, _now, stored) {
    const isChanged = (stored?.version ?? 0) !== seen && !areSame(stored?.answers ?? {}, answers)
    return isChanged ? refuse('section-changed') : []
  },
  leadsTo: {},
  async store(tx, { discussion, form, by, now, known }) {
    if (known && areSame(known.answers, form.answers)) return
    await writeSection(tx, discussion, form.section, form.answers, personIdOf(by) ?? '', now)
    await forgetGone(tx, discussion)
  },
})

/** Whether two answers say the same; the database does not keep the order of fields. */
function areSame(one: Answers, other: Answers): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => JSON.stringify(one[name] ?? '') === JSON.stringify(other[name] ?? ''))
}
