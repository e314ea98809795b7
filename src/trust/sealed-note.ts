/**
 * The sealed note: a few lines that say who a discussion is about, so that those invited know. It has a key of its own, is opened on purpose
 * only, and is destroyed with its key when the record is final or the request ends (db/0023, destroy_sealed_note).
 */
import { sql } from 'kysely'
import { findIdentifiers, namesInNote } from '#guard'
import type { Discussion, Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { Access } from './access.ts'
import { type Place, seal, unseal } from './sealing.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    sealed_note: {
      committee_id: string
      discussion_id: string
      sealed: Buffer
      written_by: string
      written_at: Date
    }
  }
}

type About = Pick<Discussion, 'committeeId' | 'id'>

const placeOf = ({ committeeId, id }: About): Place => ({
  committeeId,
  table: 'sealed_note',
  row: id,
  column: 'sealed',
})

/** What it says. The access was audited when it was minted. Null: none was written, or it is destroyed. */
export async function readSealedNote({ tx, discussion }: Access<'sealed-note'>): Promise<string | null> {
  const row = await ofDiscussion(tx, discussion).select('sealed').executeTakeFirst()
  return row ? unseal(tx, placeOf(discussion), row.sealed) : null
}

/** When it was written; null where there is none. Opens nothing. */
export async function sealedNoteSince({ tx, discussion }: Access<'summary'>): Promise<Date | null> {
  const row = await ofDiscussion(tx, discussion).select('written_at').executeTakeFirst()
  return row?.written_at ?? null
}

const ofDiscussion = (tx: Tx, { committeeId, id }: About) =>
  tx.selectFrom('sealed_note').where('committee_id', '=', committeeId).where('discussion_id', '=', id)

/** Written, or written anew: what it said before is gone. */
export async function writeSealedNote(tx: Tx, by: Person, discussion: About, text: string, now: Date): Promise<void> {
  const sealed = await seal(tx, { purpose: 'sealed-note', subject: discussion.id }, placeOf(discussion), text, now)
  const written = { sealed, written_by: by.personId, written_at: now }
  await tx
    .insertInto('sealed_note')
    .values({ committee_id: discussion.committeeId, discussion_id: discussion.id, ...written })
    .onConflict((conflict) => conflict.columns(['committee_id', 'discussion_id']).doUpdateSet(written))
    .execute()
}

/**
 * Names known beforehand, for the guard on the server, whoever is writing: never sent to a browser. The guard leaves out words that describe.
 */
export async function namesOfNote(tx: Tx, discussion: About): Promise<string[]> {
  const { rows } = await sql<{
    sealed: Buffer | null
  }>`select sealed_note_for_guard(${discussion.id}) as sealed`.execute(tx)
  const sealed = rows[0]?.sealed
  const text = sealed ? await unseal(tx, placeOf(discussion), sealed) : null
  return text === null ? [] : namesIn(text)
}

/** Words with a capital that may name somebody, and what the guard takes for a name however it is typed: "Kieran Doe, seven, lives with gran agnes" → "Kieran Doe", "agnes". */
export function namesIn(text: string): string[] {
  const found = findIdentifiers(text)
    .filter(({ kind }) => kind === 'PERSON')
    .map(({ start, end }) => text.slice(start, end))
  return [...new Set([...namesInNote(text), ...found])]
}
