/** Offering the record for reading (P23). Those who were there read it before it is shared. */

import { z } from 'zod'
import { addWorkingDays, record as words } from '#content'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { refuse, refuseUntil, step } from '../../kit/step.ts'
import { openTexts } from '../../trust/guarded.ts'
import { keptStandingIn, unread } from './kept-words.rows.ts'
import { isOpen, type ReadBack, readBacksIn } from './read-back.rows.ts'
import { tellOffered } from './record.letters.ts'
import { answersOf, copiesSoFar, sectionsIn, withdrawCopies, writeCopy } from './record.rows.ts'
import { textsToRead } from './record.texts.ts'
import { type CopySection, composeCopy } from './record-copy.ts'
import { factsOf } from './record-facts.ts'
import { missingSections, type RecordSection } from './record-form.ts'

const { errors } = words.pages

export interface OfferKnown {
  /** Texts in which something may still show who somebody is. */
  readonly marked: readonly string[]
  /** Kept words that no second person has agreed to. */
  readonly unread: number
  readonly missing: readonly RecordSection[]
  readonly readBacks: readonly ReadBack[]
  readonly content: readonly CopySection[]
  readonly lastCopy: number
}

export const offerForReading = step({
  name: 'offer-for-reading',
  p: ['P22', 'P23'],
  who: ['facilitator'],
  when: ['meeting-ended', 'record-recalled'],
  form: z.object({
    days: z.preprocess(
      (value) => (typeof value === 'string' ? Number(value.trim() || Number.NaN) : value),
      z.number({ error: errors.days }).int(errors.days).min(1, errors.days).max(20, errors.days),
    ),
  }),
  know: offerKnown,
  decide(_discussion, _form, _by, _now, { missing, marked, unread, readBacks, lastCopy }) {
    if (missing.length > 0) return refuse('record-empty')
    if (marked.length > 0) return refuse('identifiers-left')
    if (unread > 0) return refuseUntil('kept-words-unread')
    if (readBacks.some(isOpen)) return refuse('someone-known-open')
    return [{ type: 'record-offered-for-reading', facts: { copy: lastCopy + 1 } }]
  },
  leadsTo: { 'record-offered-for-reading': 'record-being-read' },
  tell: ({ discussion, form, now }) => tellOffered(discussion, addWorkingDays(now, form.days)),
  async store(tx, { discussion, form, now, known }) {
    await withdrawCopies(tx, discussion, now)
    await writeCopy(tx, discussion, {
      number: known.lastCopy + 1,
      content: known.content,
      offeredAt: now,
      readUntil: addWorkingDays(now, form.days),
      sharedAt: null,
    })
  },
})

async function offerKnown(tx: Tx, discussion: Discussion): Promise<OfferKnown> {
  const written = answersOf(await sectionsIn(tx, discussion))
  return {
    missing: missingSections(written),
    marked: await openTexts(tx, discussion, textsToRead(written)),
    unread: unread(await keptStandingIn(tx, discussion)),
    readBacks: await readBacksIn(tx, discussion),
    content: composeCopy(discussion, written, await factsOf(tx, discussion)),
    lastCopy: (await copiesSoFar(tx, discussion)).last,
  }
}
