/** What one has done and the room has not sent round yet: waiting to be sent, or taken and not yet come back. Shown at once, on top of what is confirmed. */
import type { Operation, Viewer } from './operation.ts'
import type { Draft, Waiting } from './room-line.ts'
import type { RoomState } from './room-state.ts'

export class OnTheirWay {
  waiting: readonly Waiting[]
  /** Of each card: which writing somebody has read who read what they sent last. */
  private readonly read = new Map<string, number>()
  private readonly taken = new Map<string, { readonly draft: Draft; readonly number: number }>()

  constructor(waiting: readonly Waiting[]) {
    this.waiting = waiting
  }

  /** Cards and the like that the server has not confirmed yet. */
  get cards(): ReadonlySet<string> {
    return new Set(this.drafts.flatMap(({ body }) => (typeof body.card === 'string' ? [body.card] : [])))
  }

  add(draft: Waiting): void {
    this.waiting = [...this.waiting, draft]
  }

  /** What is sent now. What one wrote oneself had no number yet when it was read: it has one now. */
  get next(): Waiting | undefined {
    const [draft] = this.waiting
    if (!draft || (draft.read ?? 0) < notYet) return draft
    return { ...draft, read: this.read.get(cardOf(draft)) ?? 0 }
  }

  wasRead(draft: Draft, number: number | undefined): void {
    if (cardOf(draft) !== '' && number !== undefined) this.read.set(cardOf(draft), number)
  }

  isWaiting(id: string): boolean {
    return this.waiting.some((draft) => draft.id === id)
  }

  /** It waits no longer. False where it did not. */
  answered(id: string): boolean {
    const before = this.waiting.length
    this.waiting = this.waiting.filter((draft) => draft.id !== id)
    return this.waiting.length < before
  }

  /** It has its number and comes back on the stream. */
  wasTaken(draft: Draft, number: number): void {
    this.taken.set(draft.id, { draft, number })
  }

  /** Everything up to this number is confirmed. */
  confirmed(number: number): void {
    for (const [id, { number: at }] of this.taken) if (at <= number) this.taken.delete(id)
  }

  /** In the order in which they count. */
  get drafts(): readonly Draft[] {
    const taken = [...this.taken.values()].sort((a, b) => a.number - b.number)
    return [...taken.map(({ draft }) => draft), ...this.waiting]
  }

  /** As operations that come after every confirmed one. */
  operations(confirmed: RoomState, number: number, viewer: Viewer, at: string): Operation[] {
    return this.drafts.map((draft, index) => optimistic(draft, confirmed, number + notYet + index, viewer, at))
  }
}

/** More operations than any room has. */
const notYet = 1_000_000

const cardOf = ({ body: { card } }: Draft): string => (typeof card === 'string' ? card : '')

function optimistic(
  { id, board, body }: Draft,
  { cards }: RoomState,
  number: number,
  { personId, sector }: Viewer,
  at: string,
): Operation {
  const silent = (body.type === 'add' || body.type === 'sort') && cards.silent[board]?.value === true
  return {
    number,
    id,
    board,
    body: body.type === 'hand' && body.person === undefined ? { ...body, person: personId } : body,
    by: 'me',
    sector: body.unsigned === 'yes' ? null : sector,
    at,
    held: silent ? sector : null,
  }
}
