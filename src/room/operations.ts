/**
 * How an operation is accepted: access, form, rule and guard are asked while the room is locked; it gets its number, is written, and
 * is sent to the others after the transaction (room-hub.ts). The one way in, for JSON from a browser and for a form without JavaScript.
 */
import { type Discussion, type Person, relationsOf, type Status } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { findDiscussion } from '../kit/discussions.ts'
import type { Findings } from '../kit/guarding.ts'
import { isId } from '../kit/id.ts'
import { errorsWithin } from '../kit/posted-form.ts'
import { mayRead } from '../trust/policy.ts'
import { type Author, type BoardKind, subjectsOf, wordsIn } from './board-kind.ts'
import { kindOf } from './board-kinds.ts'
import { openInOperation } from './guard-operation.ts'
import { leads } from './leads.ts'
import { lookAgain } from './look-again.ts'
import type { Body, Operation } from './operation.ts'
import { lockRoom, meetingReaders, writeOperation } from './operations.rows.ts'
import { type Invited, peopleInvited } from './people-here.rows.ts'
import type { RoomLog } from './room-log.ts'
import { wordsChanged, writesOverUnread } from './whose-words.ts'

/** What was sent. Nothing of it is trusted. */
export interface Sent {
  readonly id: unknown
  readonly board: unknown
  readonly body: unknown
  /** Which writing of the words it changes had been read (whose-words.ts). */
  readonly read?: unknown
  /** Reasons for words that are no identifier, by the names a form gives them (kit/guarding.ts). */
  readonly kept?: unknown
}

export type Taken =
  | {
      readonly done: 'taken'
      readonly operation: Operation
      readonly readers: ReadonlySet<string>
      /** To whoever wrote it alone: words that sound like a decision. '' for none. */
      readonly look: string
    }
  /** The same was sent before; nothing happened now. */
  | { readonly done: 'repeated'; readonly number: number; readonly look: string }
  /** `findings`: what the guard holds it back for. */
  | { readonly done: 'invalid'; readonly errors: Readonly<Record<string, string>>; readonly findings?: Findings }
  /** A key of interface.yaml, refusals. */
  | { readonly done: 'refused'; readonly refused: string; readonly status: Status }
  /** Too many in a short time: nothing happened, and it may be sent again in a moment. */
  | { readonly done: 'too-fast' }
  | { readonly done: 'not-found' }

/** In a transaction of the person who sends it. `logOf` gives what this process knows of the room, once they may be in it; it is brought up to date. */
export async function takeOperation(
  tx: Tx,
  person: Person,
  discussionId: string,
  sent: Sent,
  logOf: () => RoomLog,
  now: Date,
): Promise<Taken> {
  const kind = typeof sent.board === 'string' ? kindOf(sent.board) : null
  if (!kind || !isId(sent.id) || typeof sent.board !== 'string') return { done: 'invalid', errors: {} }
  const room = await lockRoom(tx, { id: discussionId, committeeId: person.committeeId })
  const [discussion, invited] = await Promise.all([
    findDiscussion(tx, discussionId),
    peopleInvited(tx, { id: discussionId }),
  ])
  if (!room || !discussion || !mayRead(person, discussion, 'meeting')) return { done: 'not-found' }
  const log = logOf()
  await log.catchUp(tx, room.lastNumber)
  const before = log.numberOf(sent.id)
  const parsed = kind.schema(sent.board).safeParse(sent.body)
  if (before !== null) {
    // The first answer may have been lost, and with it what its writer was to look at once more.
    return { done: 'repeated', number: before, look: parsed.success ? lookIn(kind, parsed.data) : '' }
  }
  if (!parsed.success) return { done: 'invalid', errors: errorsWithin(parsed.error) }
  const by = authorAmong(invited, discussion, person)
  const body = kind.complete?.(parsed.data, by) ?? parsed.data
  const refused =
    refusal(kind, discussion, log, body, by, sent.board) ??
    (writesOverUnread(log.state, sent.board, body, numberIn(sent.read)) ? wordsChanged : null)
  if (refused) return { done: 'refused', refused, status: discussion.status }
  const open = await openInOperation(tx, discussion, { kind, board: sent.board, body }, sent.kept, person, now)
  if (open) return { done: 'invalid', ...open }
  const held = kind.holds?.(log.state, body, sent.board) ? person.sector : null
  const subjects = subjectsOf(kind, log.state, body)
  await audit(tx, person, 'act', 'meeting', discussionId, now)
  const [operation, allReaders] = await Promise.all([
    writeOperation(tx, discussion, { id: sent.id, board: sent.board, body, held, subjects }, person, now),
    meetingReaders(tx, [discussionId]),
  ])
  const readers = allReaders.get(discussionId) ?? new Set()
  return { done: 'taken', operation, readers, look: lookIn(kind, body) }
}

const lookIn = (kind: BoardKind, body: Body): string => lookAgain(Object.values(wordsIn(kind, body)))

function refusal(
  kind: BoardKind,
  { status }: Discussion,
  log: RoomLog,
  body: Body,
  by: Author,
  board: string,
): string | null {
  if (!(kind.when?.(body) ?? ['meeting-open']).includes(status)) return 'not-now'
  // A topic expert looks, may raise a hand, and may ask for a pause (P17), whatever was ticked beside their name.
  if (by.visiting && body.type !== 'hand' && body.type !== 'pause') return 'expert-looks'
  return kind.refuse(log.state, body, by, board)
}

const numberIn = (read: unknown): number | undefined =>
  typeof read === 'number' && Number.isSafeInteger(read) ? read : undefined

/** What the room knows of whoever writes. */
export async function authorOf(tx: Tx, discussion: Discussion, person: Person): Promise<Author> {
  return authorAmong(leads(discussion, person) ? [] : await peopleInvited(tx, discussion), discussion, person)
}

/** The same where the people invited are known already. */
export function authorAmong(invited: readonly Invited[], discussion: Discussion, person: Person): Author {
  const facilitator = leads(discussion, person)
  const relations = relationsOf(discussion, person.personId)
  const self = invited.find((one) => one.personId === person.personId)
  return {
    personId: person.personId,
    sector: person.sector,
    facilitator,
    leading: facilitator || relations.includes('co-facilitator'),
    scribing: relations.includes('scribe'),
    visiting: relations.includes('expert-in-the-room'),
    agreed: facilitator || (self?.agreedAt ?? null) !== null,
  }
}
