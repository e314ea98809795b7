/** Sharing the record with those who were there (P22, P23), and sharing a corrected one after it was taken back. */

import { z } from 'zod'
import { record as words } from '#content'
import { type Discussion, peopleAs } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { tick } from '../../kit/form.ts'
import { refuse, refuseUntil, step } from '../../kit/step.ts'
import { guestsThere, type Invited } from '../../room/people-here.rows.ts'
import type { Access } from '../../trust/access.ts'
import { openTexts } from '../../trust/guarded.ts'
import { carefulAnswers } from './careful-reader.ts'
import { keptStandingIn, unread } from './kept-words.rows.ts'
import { isOpen, type ReadBack, readBacksIn } from './read-back.rows.ts'
import { tellShared } from './record.letters.ts'
import {
  answersOf,
  copiesSoFar,
  markShared,
  newestCopy,
  type RecordCopy,
  sectionsIn,
  withdrawCopies,
  writeCopy,
  writeTopicNote,
} from './record.rows.ts'
import { textsToRead } from './record.texts.ts'
import { type CopySection, composeCopy } from './record-copy.ts'
import { factsOf } from './record-facts.ts'
import { isEmpty, missingSections, type RecordSection } from './record-form.ts'

export interface ShareKnown {
  /** Texts in which something may still show who somebody is. */
  readonly marked: readonly string[]
  /** Kept words that no second person has agreed to. */
  readonly unread: number
  readonly missing: readonly RecordSection[]
  readonly readBacks: readonly ReadBack[]
  readonly copy: RecordCopy | null
  /** As it is written now; another text than the copy that was read when suggestions were taken up. */
  readonly content: readonly CopySection[]
  readonly topicNote: string
  readonly wasShared: boolean
  /** Who was there and has no account. */
  readonly guests: readonly Invited[]
  /** How far the discussion had come before the record was taken back. */
  readonly cameTo: CameTo
}
export type CameTo = 'record' | 'themes' | 'three-months' | 'finished'

export const shareRecord = step({
  name: 'share-record',
  p: ['P22', 'P23'],
  who: ['facilitator'],
  when: ['record-being-read'],
  form: z.object({ read: tick(words.clearing.error_read), ...carefulAnswers }),
  know: shareKnown,
  decide(discussion, _form, _by, now, known) {
    if (known.readBacks.some(isOpen)) return refuse('someone-known-open')
    if (known.missing.length > 0 || !known.copy) return refuse('record-empty')
    if (known.marked.length > 0) return refuse('identifiers-left')
    if (known.unread > 0) return refuseUntil('kept-words-unread')
    if (!isReadingOver(discussion, known.copy, known.readBacks, now)) return refuse('record-not-read')
    const facts = { copy: known.copy.number }
    return [
      { type: 'record-read-carefully', facts },
      { type: backTo[known.cameTo], facts },
    ]
  },
  leadsTo: {
    'record-read-carefully': 'stays',
    'record-shared': 'record-shared',
    'record-shared-after-themes': 'themes-sent',
    'record-shared-three-months-on': 'three-months-on',
    'record-shared-when-finished': 'finished',
  },
  tell: ({ discussion, known }) => tellShared(discussion, { ...known, hasTopicNote: known.topicNote !== '' }),
  async store(tx, { discussion, now, known }) {
    if (!known.copy) return
    if (known.topicNote !== '') await writeTopicNote(tx, discussion, known.topicNote, now)
    if (areSameCopies(known.copy.content, known.content)) return markShared(tx, discussion, known.copy.number, now)
    await withdrawCopies(tx, discussion, now)
    await writeCopy(tx, discussion, {
      ...known.copy,
      number: known.copy.number + 1,
      content: known.content,
      sharedAt: now,
    })
  },
})

/** A corrected record does not begin the steps after it anew. */
const backTo = {
  record: 'record-shared',
  themes: 'record-shared-after-themes',
  'three-months': 'record-shared-three-months-on',
  finished: 'record-shared-when-finished',
} as const satisfies Record<CameTo, string>

/** Everybody who can read it has answered, or the days for reading are over. Silence is no signature, only no suggestion. */
export function isReadingOver(
  discussion: Discussion,
  copy: RecordCopy,
  readBacks: readonly ReadBack[],
  now: Date,
): boolean {
  if (now >= copy.readUntil) return true
  const answered = readBacks.filter((one) => one.copy === copy.number).map((one) => one.personId)
  return peopleAs(discussion, 'participant').every((involved) => answered.includes(involved.personId))
}

async function shareKnown(tx: Tx, discussion: Discussion): Promise<ShareKnown> {
  const written = answersOf(await sectionsIn(tx, discussion))
  const note = written.get('topic-note')
  return {
    missing: missingSections(written),
    marked: await openTexts(tx, discussion, textsToRead(written)),
    unread: unread(await keptStandingIn(tx, discussion)),
    readBacks: await readBacksIn(tx, discussion),
    copy: await newestCopy(tx, discussion),
    content: composeCopy(discussion, written, await factsOf(tx, discussion)),
    topicNote: !note || isEmpty(note) ? '' : String(note.text ?? ''),
    wasShared: (await copiesSoFar(tx, discussion)).wasShared,
    guests: await guestsThere(tx, discussion),
    cameTo: await cameTo(tx, discussion),
  }
}

/** For the page. */
export const shareSeen = ({ tx, discussion }: Access<'record-draft'>): Promise<ShareKnown> => shareKnown(tx, discussion)

async function cameTo(tx: Tx, discussion: Discussion): Promise<CameTo> {
  const rows = await tx
    .selectFrom('history')
    .select('event')
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('event', 'in', ['themes-sent', 'no-themes', 'three-months-opened', 'discussion-finished'])
    .execute()
  const happened = (event: string) => rows.some((row) => row.event === event)
  if (happened('discussion-finished')) return 'finished'
  if (happened('three-months-opened')) return 'three-months'
  return happened('themes-sent') || happened('no-themes') ? 'themes' : 'record'
}

/** The database does not keep the order of keys, so each line is compared by its parts. */
export function areSameCopies(one: readonly CopySection[], other: readonly CopySection[]): boolean {
  const flat = (copy: readonly CopySection[]) =>
    JSON.stringify(
      copy.map(({ section, title, lines }) => [section, title, lines.map(({ label, text }) => [label, text])]),
    )
  return flat(one) === flat(other)
}
