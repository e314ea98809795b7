/**
 * The guard at the door of the room (P22): while something in the words of an operation waits for an answer of whoever wrote it, nothing is
 * written, and so nothing goes to anybody else. What is kept with a reason is remembered for this card, or this label, alone.
 */
import { guard, namesOf, say } from '#content'
import type { Discussion, Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { type Findings, inTheRoom, keptIn, type OpenFindings } from '../kit/guarding.ts'
import { askGuard } from '../trust/guarded.ts'
import { type BoardKind, wordsIn } from './board-kind.ts'
import type { Body } from './operation.ts'

/** `kept`: reasons, by the names a form gives them. Null: nothing is open. */
export async function openInOperation(
  tx: Tx,
  discussion: Discussion,
  { kind, board, body }: { readonly kind: BoardKind; readonly board: string; readonly body: Body },
  kept: unknown,
  by: Person,
  now: Date,
): Promise<OpenFindings | null> {
  const words = Object.entries(wordsIn(kind, body))
  if (words.length === 0) return null
  const texts = Object.fromEntries(words.map(([field, text]) => [field, inTheRoom(text)]))
  const reasons = keptIn(typeof kept === 'object' && kept !== null ? { ...kept } : {})
  const open = await askGuard(tx, discussion, placeOf(board, kind.subject(body)), texts, reasons, by, now)
  return open && { errors: namingAll(open.findings), findings: open.findings }
}

/** Tells the words of one thing on a board from those of another. */
export const placeOf = (board: string, about: string | null): string => `room.${board}.${about ?? ''}`

/** All of them at once: whoever has to look waits for the room once. */
const namingAll = (findings: Findings): Record<string, string> =>
  Object.fromEntries(
    Object.entries(findings).map(([field, marked]) => {
      const open = marked.filter(({ reason }) => reason === undefined)
      const quoted = open.map(({ words }) => guard.page.quoted.replace('{word}', words))
      return [field, say(guard.board.hold, namesOf(), { details: quoted.join(', ') })]
    }),
  )
