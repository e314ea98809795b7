/** Operations as they are kept: structure and words apart, so that words can go and the structure stays. */
import { type Generated, sql } from 'kysely'
import { type Actor, type Discussion, personIdOf, type Sector } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { newId } from '../kit/id.ts'
import type { Json } from '../kit/tables.ts'
import { type At, oneByOne, openWords, sealWords } from '../trust/sealed-words.ts'
import type { BoardKind } from './board-kind.ts'
import { kindOf } from './board-kinds.ts'
import type { Body, Operation } from './operation.ts'

interface OperationTable {
  committee_id: string
  discussion_id: string
  number: Generated<number>
  id: string
  board: string
  type: string
  subject: string | null
  body: Json<Body>
  words: Json<Readonly<Record<string, string>>>
  by_person: string | null
  sector: Sector | null
  held_by: Sector | null
  at: Date
}
declare module '../kit/tables.ts' {
  interface Tables {
    operation: OperationTable
  }
}

type Place = Pick<Discussion, 'id' | 'committeeId'>

export interface NewOperation {
  readonly id: string
  readonly board: string
  readonly body: Body
  readonly held: Sector | null
  /** Everything it is about, where that is more than its subject (board-kind.ts). */
  readonly subjects?: readonly string[]
}

/** Writes it under the next number, which the database gives (db/0018-room-operations.sql). Earlier words about the same thing go for good. */
export async function writeOperation(
  tx: Tx,
  discussion: Place,
  { id, board, body, held, subjects }: NewOperation,
  by: Actor,
  now: Date,
): Promise<Operation> {
  const row = await rowOf(tx, discussion, { id, board, body, held }, by, now)
  const { number } = await tx.insertInto('operation').values(row).returning('number').executeTakeFirstOrThrow()
  const operation = { number, id, board, body, by: row.by_person, sector: row.sector, at: now.toISOString(), held }
  const kind = kindOf(board)
  if (kind) await eraseEarlier(tx, discussion, kind, operation, subjects ?? [row.subject ?? ''])
  return operation
}

/** Rows a statement takes at once: below what the protocol allows for parameters, with room to spare. */
const atOnce = 250

/** Many under the next numbers. They are about things that are new: there are no earlier words to erase. */
export async function writeRows(tx: Tx, rows: readonly OperationRowToAdd[]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce)
    await tx
      .insertInto('operation')
      .values(rows.slice(from, from + atOnce))
      .execute()
}

export type OperationRowToAdd = Awaited<ReturnType<typeof rowOf>>

/** As it is kept: words apart and sealed. Needs no lock. */
export async function rowOf(tx: Tx, discussion: Place, { id, board, body, held }: NewOperation, by: Actor, now: Date) {
  const kind = kindOf(board)
  const { structure, words } = parted(body, kind?.words ?? [])
  return {
    committee_id: discussion.committeeId,
    discussion_id: discussion.id,
    id,
    board,
    type: body.type,
    subject: kind?.subject(body) ?? null,
    body: JSON.stringify(structure),
    words: JSON.stringify(await sealWords(tx, discussion, wordsAt(id), words, now)),
    by_person: personIdOf(by),
    sector: by.kind === 'person' ? by.sector : null,
    held_by: held,
    at: now,
  }
}

const wordsAt = (operation: string): At => ({ table: 'operation', row: operation, column: 'words' })

function parted(body: Body, wordFields: readonly string[]) {
  const entries = Object.entries(body)
  return {
    structure: Object.fromEntries(entries.filter(([field]) => !wordFields.includes(field))),
    words: Object.fromEntries(entries.filter(([field]) => wordFields.includes(field))),
  }
}

async function eraseEarlier(
  tx: Tx,
  discussion: Place,
  kind: BoardKind,
  { number, body, board }: Operation,
  subjects: readonly string[],
) {
  if (kind.shows?.(body)) await sql`select show_board(${discussion.id}, ${board})`.execute(tx)
  const fields = kind.erases?.(body) ?? kind.words.filter((field) => field in body)
  if (subjects.length === 0 || fields.length === 0) return
  await sql`update operation set words = words - ${[...fields]}::text[]
    where committee_id = ${discussion.committeeId} and discussion_id = ${discussion.id} and subject = any(${[...subjects]}::text[])
      and number < ${number} and words ?| ${[...fields]}::text[]`.execute(tx)
}

/**
 * Says to the room that something changed which is read elsewhere (who is here, the status, the part of the agenda), in the same
 * transaction as the act itself. `type` and `fields` are coded words and ids.
 */
export async function tellRoom(
  tx: Tx,
  discussion: Place,
  by: Actor,
  now: Date,
  type: 'part' | 'people' | 'status' | 'pause',
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  await writeOperation(tx, discussion, { id: newId(), board: 'sheet', body: { type, ...fields }, held: null }, by, now)
}

/** Everything after a number, also what is held back from some: for the program, which sends each what is theirs. */
export async function operationsAfter(tx: Tx, discussionId: string, number: number): Promise<Operation[]> {
  const { rows } =
    await sql<OperationRow>`select l.*, committee_now() as here from room_log(${discussionId}, ${number}) l`.execute(tx)
  return oneByOne(rows, async (row) => ({
    number: row.number,
    id: row.id,
    board: row.board,
    body: {
      ...row.body,
      ...(await openWords(tx, { committeeId: row.here, id: discussionId }, wordsAt(row.id), row.words)),
    },
    by: row.by_person,
    sector: row.sector,
    at: row.at.toISOString(),
    held: row.held_by,
  }))
}

interface OperationRow {
  here: string
  number: number
  id: string
  board: string
  body: Body
  words: Readonly<Record<string, string>>
  by_person: string | null
  sector: Sector | null
  held_by: Sector | null
  at: Date
}

/** Who may read the meeting now, by discussion. */
export async function meetingReaders(
  tx: Tx,
  discussionIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ discussion_id: string; person_id: string }>`
    select * from meeting_readers(${[...discussionIds]}::uuid[])`.execute(tx)
  const readers = new Map<string, Set<string>>(discussionIds.map((id) => [id, new Set()]))
  for (const { discussion_id, person_id } of rows) readers.get(discussion_id)?.add(person_id)
  return readers
}

/** Locks the room until the transaction ends, so that operations are taken one after the other. Null where there is none. */
export async function lockRoom(tx: Tx, discussion: { readonly id: string; readonly committeeId: string }) {
  const row = await tx
    .selectFrom('room')
    .select('last_number')
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .forUpdate()
    .executeTakeFirst()
  return row ? { lastNumber: row.last_number } : null
}

/** Newest number of each room. */
export async function lastNumbers(tx: Tx, committeeId: string, discussionIds: readonly string[]) {
  const rows = await tx
    .selectFrom('room')
    .select(['discussion_id', 'last_number'])
    .where('committee_id', '=', committeeId)
    .where('discussion_id', 'in', [...discussionIds])
    .execute()
  return new Map(rows.map((row) => [row.discussion_id, row.last_number]))
}
