/** The written sections of a record, the copies people read, and what they say after reading. */
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import type { Access } from '../../trust/access.ts'
import { type At, openWords, sealWords, wordsGone } from '../../trust/sealed-words.ts'
import type { CopySection } from './record-copy.ts'
import type { Answers } from './record-form.ts'
import './record.tables.ts'

export interface WrittenSection {
  readonly answers: Answers
  /** Grows with every save of this section: a form made for another version is stale. */
  readonly version: number
  readonly writtenAt: Date
}

/** For the facilitator's page. */
export const writtenSections = ({ tx, discussion }: Access<'record-draft'>) => sectionsIn(tx, discussion)

/** For a step's `know`; row-level security leaves it empty for everybody but the facilitator. */
export async function sectionsIn(tx: Tx, discussion: Discussion): Promise<ReadonlyMap<string, WrittenSection>> {
  const rows = await tx
    .selectFrom('record_section')
    .select(['section', 'answers', 'version', 'written_at'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .execute()
  const sections = new Map<string, WrittenSection>()
  for (const row of rows)
    sections.set(row.section, {
      answers: await openWords(tx, discussion, sectionAt(row.section), row.answers),
      version: row.version,
      writtenAt: row.written_at,
    })
  return sections
}

export const answersOf = (sections: ReadonlyMap<string, WrittenSection>): ReadonlyMap<string, Answers> =>
  new Map([...sections].map(([id, section]) => [id, section.answers]))

const sectionAt = (section: string): At => ({ table: 'record_section', row: section, column: 'answers' })
const copyAt: At = { table: 'record_copy', column: 'content' }
const topicNoteAt: At = { table: 'topic_note', column: 'text' }

export async function writeSection(
  tx: Tx,
  discussion: Discussion,
  section: string,
  answers: Answers,
  by: string,
  now: Date,
): Promise<void> {
  const sealed = await sealWords(tx, discussion, sectionAt(section), answers, now)
  const written = { answers: JSON.stringify(sealed), written_at: now, written_by: by }
  await tx
    .insertInto('record_section')
    .values({ committee_id: discussion.committeeId, discussion_id: discussion.id, section, ...written })
    .onConflict((conflict) =>
      conflict
        .columns(['committee_id', 'discussion_id', 'section'])
        .doUpdateSet((of) => ({ ...written, version: of('record_section.version', '+', 1) })),
    )
    .execute()
}

export interface RecordCopy {
  readonly number: number
  readonly content: readonly CopySection[]
  readonly offeredAt: Date
  readonly readUntil: Date
  readonly sharedAt: Date | null
}

/** What participants read now: the newest copy that was not taken back; null where there is none, or its words are no longer kept. */
export async function copyToRead({ tx, discussion }: Access<'record'>): Promise<RecordCopy | null> {
  const copy = await newestCopy(tx, discussion)
  return copy?.content.some(({ title }) => title === wordsGone) ? null : copy
}

/** For a step's `know`. */
export async function newestCopy(tx: Tx, discussion: Discussion): Promise<RecordCopy | null> {
  const row = await tx
    .selectFrom('record_copy')
    .selectAll()
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    number: row.number,
    content: await openWords(tx, discussion, copyAt, row.content),
    offeredAt: row.offered_at,
    readUntil: row.read_until,
    sharedAt: row.shared_at,
  }
}

/** How many copies there were, and whether people had one for good: a later one is then a corrected record. */
export async function copiesSoFar(tx: Tx, discussion: Discussion): Promise<{ last: number; wasShared: boolean }> {
  const rows = await tx
    .selectFrom('record_copy')
    .select(['number', 'shared_at'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .execute()
  return { last: Math.max(0, ...rows.map((row) => row.number)), wasShared: rows.some((row) => row.shared_at !== null) }
}

/** Empties and withdraws every copy so far: what was taken back is not kept. */
export async function withdrawCopies(tx: Tx, discussion: Discussion, now: Date): Promise<void> {
  await tx
    .updateTable('record_copy')
    .set({ withdrawn_at: now, content: '[]' })
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export async function writeCopy(tx: Tx, discussion: Discussion, copy: RecordCopy): Promise<void> {
  await tx
    .insertInto('record_copy')
    .values({
      committee_id: discussion.committeeId,
      discussion_id: discussion.id,
      number: copy.number,
      content: JSON.stringify(await sealWords(tx, discussion, copyAt, copy.content, copy.offeredAt)),
      offered_at: copy.offeredAt,
      read_until: copy.readUntil,
      shared_at: copy.sharedAt,
    })
    .execute()
}

export async function markShared(tx: Tx, discussion: Discussion, number: number, now: Date): Promise<void> {
  await tx
    .updateTable('record_copy')
    .set({ shared_at: now })
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('number', '=', number)
    .execute()
}

/** The short note for the topic expert (P17). */
export async function writeTopicNote(tx: Tx, discussion: Discussion, text: string, now: Date): Promise<void> {
  const note = { text: await sealWords(tx, discussion, topicNoteAt, text, now), written_at: now }
  await tx
    .insertInto('topic_note')
    .values({ committee_id: discussion.committeeId, discussion_id: discussion.id, ...note })
    .onConflict((conflict) => conflict.columns(['committee_id', 'discussion_id']).doUpdateSet(note))
    .execute()
}

export async function topicNoteOf({ tx, discussion }: Access<'topic-note'>): Promise<string | null> {
  const row = await tx
    .selectFrom('topic_note')
    .select('text')
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .executeTakeFirst()
  return row ? openWords(tx, discussion, topicNoteAt, row.text) : null
}
