/** What one process knows of one room: the operations so far as a state, and the last of them to send on. */
import type { Discussion } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { Access } from '../trust/access.ts'
import { subjectsOf } from './board-kind.ts'
import { kindOf } from './board-kinds.ts'
import type { Operation } from './operation.ts'
import { lastNumbers, operationsAfter } from './operations.rows.ts'
import { applyTo, emptyRoom, type RoomState, replay } from './room-state.ts'

/** Whoever is further behind gets the whole state. */
const kept = 100

/** The boards as they are now, for a step that counts what is on them. */
export async function boardsOf(tx: Tx, { id }: { readonly id: string }): Promise<RoomState> {
  return replay(await operationsAfter(tx, id, 0))
}

/** For pages beside the room. */
export const boardsSeen = ({ tx, discussion }: Access<'meeting'>): Promise<RoomState> => boardsOf(tx, discussion)

/** Reads what is new, with the rights of whoever may read the meeting. False where no room was opened. */
export async function broughtUpToDate(tx: Tx, { id, committeeId }: Discussion, log: RoomLog): Promise<boolean> {
  const last = (await lastNumbers(tx, committeeId, [id])).get(id)
  if (last === undefined) return false
  await log.catchUp(tx, last)
  return true
}

export class RoomLog {
  readonly discussionId: string
  state: RoomState = emptyRoom
  number = 0
  private readonly numbers = new Map<string, number>()
  private recent: Operation[] = []
  private reading: Promise<void> | null = null

  constructor(discussionId: string) {
    this.discussionId = discussionId
  }

  /** The number under which this operation came before, or null. */
  numberOf(id: string): number | null {
    return this.numbers.get(id) ?? null
  }

  /** Takes the next operation. One that is known already changes nothing. */
  add(operation: Operation): void {
    if (operation.number !== this.number + 1) return
    this.recent = [...this.recent.slice(1 - kept).map(erasedBy(operation, this.state)), operation]
    this.state = applyTo(this.state, operation)
    this.number = operation.number
    this.numbers.set(operation.id, operation.number)
  }

  /** Reads what came since, where `last` says that there is something. One at a time: after a restart a whole room asks at once. */
  async catchUp(tx: Tx, last: number = Number.MAX_SAFE_INTEGER): Promise<void> {
    while (this.reading) await this.reading.catch(() => {}) // who reads may fail, or may see less than this one
    if (last <= this.number) return
    this.reading = this.read(tx).finally(() => {
      this.reading = null
    })
    await this.reading
  }

  private async read(tx: Tx): Promise<void> {
    const operations = await operationsAfter(tx, this.discussionId, this.number)
    const next = operations.filter(({ number }) => number > this.number) // some were taken here meanwhile
    const early = next.slice(0, -kept) // nobody is sent these one by one
    if (early[0]?.number === this.number + 1) this.addEarly(early)
    for (const operation of next.slice(early.length)) this.add(operation)
  }

  private addEarly(operations: readonly Operation[]): void {
    this.recent = []
    this.state = replay(operations, this.state)
    for (const { id, number } of operations) this.numbers.set(id, number)
    this.number += operations.length
  }

  /** What came after a number, oldest first; null where the whole state has to be sent instead. */
  after(number: number): readonly Operation[] | null {
    if (number < 0) return null // a page that has just been opened
    if (number >= this.number) return []
    const first = this.recent[0]
    if (!first || first.number > number + 1) return null
    const missed = this.recent.filter((operation) => operation.number > number)
    return missed.some(({ board, body }) => kindOf(board)?.resets?.(body)) ? null : missed
  }
}

/** Words that later ones about the same thing replaced are not sent to anybody any more. `state`: the room before the later one. */
function erasedBy(after: Operation, state: RoomState): (before: Operation) => Operation {
  const kind = kindOf(after.board)
  if (!kind) return (before) => before
  const subjects = subjectsOf(kind, state, after.body)
  const fields = kind.erases?.(after.body) ?? kind.words.filter((field) => field in after.body)
  return (before) => {
    if (kindOf(before.board) !== kind || !subjects.includes(kind.subject(before.body) ?? '')) return before
    const body = Object.fromEntries(Object.entries(before.body).filter(([field]) => !fields.includes(field)))
    return { ...before, body: { ...body, type: before.body.type } }
  }
}
