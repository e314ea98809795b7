/**
 * Learning notes. Row-level security shows them to their author and to nobody else (db/0010-record.sql), so nothing here asks who may
 * read; a note that is not one's own does not exist. Title and answers are sealed under a key of their author's: whoever owns the database,
 * or holds a copy of it, reads nothing without the master key.
 */
import type { Generated } from 'kysely'
import type { Person } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import type { Kept } from '../../kit/guarding.ts'
import type { Json } from '../../kit/tables.ts'
import { type Place, seal, unseal } from '../../trust/sealing.ts'
import type { NoteAnswers, NoteForm } from './note-form.ts'

declare module '../../kit/tables.ts' {
  interface Tables {
    learning_note: {
      committee_id: string
      person_id: string
      id: string
      discussion_id: string | null
      shape: string
      title: string
      written_on: string
      minutes: number | null
      minutes_together: number | null
      answers: Json<NoteAnswers>
      /** Title and answers. The two columns beside it hold words only in notes from before there were keys. */
      sealed: Buffer | null
      version: Generated<number>
      begun_at: Date
      changed_at: Date
    }
  }
}

export interface LearningNote {
  readonly id: string
  readonly discussionId: string | null
  readonly shape: string
  readonly title: string
  /** 'YYYY-MM-DD' */
  readonly writtenOn: string
  readonly minutes: number | null
  readonly minutesTogether: number | null
  readonly answers: NoteAnswers
  /** Words that are no identifiers, with their author's reasons (P22). */
  readonly kept: Kept
  readonly version: number
  readonly changedAt: Date
}

/** One's own notes, newest first. */
export async function ownNotes(tx: Tx, person: Person): Promise<LearningNote[]> {
  const rows = await tx
    .selectFrom('learning_note')
    .selectAll()
    .where('committee_id', '=', person.committeeId)
    .where('person_id', '=', person.personId)
    .orderBy('changed_at', 'desc')
    .execute()
  const notes: LearningNote[] = []
  for (const row of rows) {
    notes.push({
      id: row.id,
      discussionId: row.discussion_id,
      shape: row.shape,
      writtenOn: row.written_on,
      minutes: row.minutes,
      minutesTogether: row.minutes_together,
      version: row.version,
      changedAt: row.changed_at,
      ...(row.sealed
        ? await opened(tx, person, row.id, row.sealed)
        : { title: row.title, answers: row.answers, kept: {} }),
    })
  }
  return notes
}

type Words = Pick<LearningNote, 'title' | 'answers' | 'kept'>

const placeOf = (person: Person, id: string): Place => ({
  committeeId: person.committeeId,
  table: 'learning_note',
  row: `${person.personId} ${id}`,
  column: 'sealed',
})

async function opened(tx: Tx, person: Person, id: string, sealed: Buffer): Promise<Words> {
  const text = await unseal(tx, placeOf(person, id), sealed)
  return { title: '', answers: {}, kept: {}, ...(text === null ? {} : (JSON.parse(text) as Partial<Words>)) } // what sealedWords wrote
}

const sealedWords = (tx: Tx, person: Person, id: string, words: Words, now: Date): Promise<Buffer> =>
  seal(tx, { purpose: 'learning-notes', subject: person.personId }, placeOf(person, id), JSON.stringify(words), now)

export async function ownNote(tx: Tx, person: Person, id: string): Promise<LearningNote | null> {
  return (await ownNotes(tx, person)).find((note) => note.id === id) ?? null
}

export interface NoteWords {
  readonly form: NoteForm
  readonly answers: NoteAnswers
  readonly kept: Kept
}

/** Begins a note under the form's own key: sending the form twice makes one note. Null, or the note that is there already. */
export async function beginNote(
  tx: Tx,
  person: Person,
  id: string,
  discussionId: string | null,
  { form, answers, kept }: NoteWords,
  now: Date,
): Promise<LearningNote | null> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('learning_note')
    .values({
      committee_id: person.committeeId,
      person_id: person.personId,
      id,
      discussion_id: discussionId,
      begun_at: now,
      ...columnsOf(form, now),
      sealed: await sealedWords(tx, person, id, { title: form.title, answers, kept }, now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n ? null : ownNote(tx, person, id)
}

/** Saves where nobody (on another device) has saved since `seen`; false otherwise. The words of other shapes stay. */
export async function saveNote(
  tx: Tx,
  person: Person,
  note: LearningNote,
  seen: number,
  { form, answers, kept }: NoteWords,
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .updateTable('learning_note')
    .set({
      ...columnsOf(form, now),
      sealed: await sealedWords(
        tx,
        person,
        note.id,
        { title: form.title, answers: { ...note.answers, ...answers }, kept },
        now,
      ),
      version: seen + 1,
    })
    .where('committee_id', '=', person.committeeId)
    .where('person_id', '=', person.personId)
    .where('id', '=', note.id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return saved.numUpdatedRows > 0n
}

const columnsOf = (form: NoteForm, now: Date) => ({
  shape: form.shape,
  title: '',
  written_on: form['written-on'],
  minutes: form.minutes,
  minutes_together: form['minutes-together'],
  answers: '{}',
  changed_at: now,
})

export async function deleteNote(tx: Tx, person: Person, id: string): Promise<void> {
  await tx
    .deleteFrom('learning_note')
    .where('committee_id', '=', person.committeeId)
    .where('person_id', '=', person.personId)
    .where('id', '=', id)
    .execute()
}
