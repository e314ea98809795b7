/** What people write in invitations and in the replies to them, sealed where it stands: meeting, arranging, what an expert is asked. */
import type { Discussion } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { type At, openWords, sealWords } from '../trust/sealed-words.ts'

const invitationWords = ['topic', 'topic_question', 'reply_part', 'view', 'access_other'] as const
type Column = (typeof invitationWords)[number]

type About = Pick<Discussion, 'committeeId' | 'id'>

const at = (invitation: string, column: Column): At => ({ table: 'invitation', row: invitation, column })

/** Columns to write, sealed. */
export async function sealInvited<Columns extends Partial<Record<Column, string>>>(
  tx: Tx,
  about: About,
  invitation: string,
  columns: Columns,
  now: Date,
): Promise<Columns> {
  const sealed: Partial<Record<Column, string>> = {}
  for (const column of invitationWords) {
    const text = columns[column]
    if (text !== undefined) sealed[column] = await sealWords(tx, about, at(invitation, column), text, now)
  }
  return { ...columns, ...sealed }
}

/** The columns of a row that hold words, opened. */
export async function openInvited<Row extends { readonly id: string } & Partial<Record<Column, string>>>(
  tx: Tx,
  about: About,
  row: Row,
): Promise<Pick<Row, Extract<keyof Row, Column>>> {
  const opened: Partial<Record<Column, string>> = {}
  for (const column of invitationWords) {
    const sealed = row[column]
    if (sealed !== undefined) opened[column] = await openWords(tx, about, at(row.id, column), sealed)
  }
  return opened as Pick<Row, Extract<keyof Row, Column>> // the same columns that the row has
}
