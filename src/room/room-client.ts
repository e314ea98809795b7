/**
 * The room in a browser: what the server has confirmed, and what is still on its way. An operation is shown at once and sent; the
 * server's numbering decides. Nothing is lost without a connection: it waits in this window and is sent again, with the same id.
 * Pure of pages: it gets its line, its clock and its store from outside, so that a test can cut them.
 */

import type { Body, Operation, Viewer } from './operation.ts'
import { OwnChanges, type Step } from './own-changes.ts'
import { ownWordsIn, wordsChanged } from './own-words.ts'
import { applyTo, type RoomState } from './room-state.ts'
import type { SeenRoom } from './seen-room.ts'

export interface Draft {
  readonly id: string
  readonly board: string
  readonly body: Body
}

export interface Waiting extends Draft {
  /** Words of one's own in it. */
  readonly own: readonly string[]
}

/** Words of one's own that the room did not take, and why. They stay until their writer puts them away. */
export interface NotTaken {
  readonly id: string
  readonly own: readonly string[]
  readonly why: Pick<Refused, 'errors' | 'refused'>
}

export interface Kept {
  readonly waiting: readonly Waiting[]
  readonly notTaken: readonly NotTaken[]
}

/** What the server said to one operation. `later`: no answer, try again. */
export type Said =
  /** `look`: words to look at once more; the operation stands. */
  | { readonly kind: 'taken'; readonly number: number; readonly look?: string }
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly refused?: string
      readonly errors?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'later'; readonly tooFast?: boolean }
  | { readonly kind: 'over' }

export type Refused = Extract<Said, { kind: 'refused' }>

export interface RoomLine {
  post(draft: Draft): Promise<Said>
  /** Keeps what waits and what was not taken, for when the page is loaded again. */
  keep(kept: Kept): void
  /** Milliseconds until the next try. */
  pause(tries: number): Promise<void>
}

export type Seen =
  | { readonly what: 'operation'; readonly operation: Operation; readonly own: boolean }
  | { readonly what: 'whole' }
  | { readonly what: 'refused'; readonly draft: Draft; readonly said: Refused }
  | { readonly what: 'look'; readonly words: string }
  /** Two changed the same words at the same moment; these are the other's, and one's own stand. */
  | { readonly what: 'crossed'; readonly theirs: string }
  /** Something is missing: the line has to be opened anew from the last number. */
  | { readonly what: 'undone' | 'redone' | 'not-undone' | 'gap' }

/** Milliseconds between two changes of the same words that cannot have known of each other. */
const sameMoment = 5000

const nothingKept: Kept = { waiting: [], notTaken: [] }

export class RoomClient {
  whole: SeenRoom
  private confirmed: RoomState
  number: number
  private waiting: readonly Waiting[]
  notTaken: readonly NotTaken[]
  /** Taken by the server and not yet come back on the stream. */
  private readonly unconfirmed = new Map<string, { draft: Draft; number: number }>()
  private readonly own = new OwnChanges()
  /** One's own last words in a field of a thing, to give them back when somebody writes over them. */
  private readonly written = new Map<string, { readonly own: string; readonly at: string }>()
  private sending = false
  over = false
  private readonly viewer: Viewer
  private readonly line: RoomLine
  private readonly changed: (seen?: Seen) => void

  constructor(whole: SeenRoom, line: RoomLine, changed: (seen?: Seen) => void, kept: Kept = nothingKept) {
    this.whole = whole
    this.confirmed = whole.state
    this.number = whole.number
    this.viewer = { personId: whole.you.personId, sector: whole.you.sector }
    this.line = line
    this.changed = changed
    this.waiting = kept.waiting
    this.notTaken = kept.notTaken
  }

  /** What is shown: everything confirmed, and on top what is on its way. */
  get state(): RoomState {
    let state = this.confirmed
    for (const operation of this.onTheirWay()) state = applyTo(state, operation)
    return state
  }

  get seen(): SeenRoom {
    return { ...this.whole, number: this.number, state: this.state }
  }

  get waitingCount(): number {
    return this.waiting.length
  }

  isWaiting(id: string): boolean {
    return this.waiting.some((draft) => draft.id === id)
  }

  get mayUndo(): boolean {
    return this.own.mayUndo
  }

  get mayRedo(): boolean {
    return this.own.mayRedo
  }

  /** Cards and the like that the server has not confirmed yet. */
  get pending(): ReadonlySet<string> {
    return new Set(this.onTheirWay().flatMap(({ body }) => (typeof body.card === 'string' ? [body.card] : [])))
  }

  private onTheirWay(): Operation[] {
    const taken = [...this.unconfirmed.values()].sort((a, b) => a.number - b.number)
    const drafts = [...taken.map(({ draft }) => draft), ...this.waiting]
    return drafts.map((draft, index) => this.optimistic(draft, this.number + 1_000_000 + index))
  }

  private optimistic({ id, board, body }: Draft, number: number): Operation {
    const { sector } = this.viewer
    const silent = (body.type === 'add' || body.type === 'sort') && this.confirmed.cards.silent[board]?.value === true
    const done = body.type === 'hand' && body.person === undefined ? { ...body, person: this.viewer.personId } : body
    const shown = body.unsigned === 'yes' ? null : sector
    return {
      number,
      id,
      board,
      body: done,
      by: 'me',
      sector: shown,
      at: this.whole.partSince,
      held: silent ? sector : null,
    }
  }

  /** Shows it at once and sends it. `undoable`: false for an undo itself. */
  do(draft: Draft, { undoable = true }: { readonly undoable?: boolean } = {}): void {
    if (undoable) this.own.note(this.state, draft)
    this.waiting = [...this.waiting, { ...draft, own: ownWordsIn(draft, this.state) }]
    this.keep()
    this.changed()
    void this.send()
  }

  /** What somebody did in another way than by `do`, so that it can be taken back. */
  noteDone(draft: Draft): void {
    this.own.note(this.state, draft)
    this.changed()
  }

  /** Takes back one's own last change, unless somebody has changed the same since. */
  undo(newId: () => string): void {
    this.step(this.own.undo(this.state, newId), 'undone')
  }

  /** Makes again what was taken back last. */
  redo(newId: () => string): void {
    this.step(this.own.redo(this.state, newId), 'redone')
  }

  private step(step: Step, what: 'undone' | 'redone'): void {
    if (step === null) return
    if (step === 'stale') {
      this.changed({ what: 'not-undone' })
      return
    }
    this.do(step, { undoable: false })
    this.changed({ what })
  }

  /** One after the other, in the order in which they were made. */
  async send(): Promise<void> {
    if (this.sending) return
    this.sending = true
    try {
      for (let tries = 0; this.waiting[0] && !this.over; ) {
        const draft = this.waiting[0]
        const said = await this.line.post(draft)
        if (said.kind === 'over') {
          this.over = true
          this.changed()
        } else if (said.kind === 'later') {
          tries += 1
          this.changed()
          await this.line.pause(tries)
        } else {
          tries = 0
          this.answered(draft, said)
        }
      }
    } finally {
      this.sending = false
    }
  }

  private answered(draft: Waiting, said: Extract<Said, { kind: 'taken' | 'refused' }>): void {
    this.waiting = this.waiting.filter(({ id }) => id !== draft.id)
    if (said.kind === 'refused' && draft.own.length > 0)
      this.notTaken = [...this.notTaken, { id: draft.id, own: draft.own, why: said }]
    this.keep()
    if (said.kind === 'taken') {
      if (said.number > this.number) this.unconfirmed.set(draft.id, { draft, number: said.number })
      this.changed(said.look ? { what: 'look', words: said.look } : undefined)
    } else {
      this.own.forget(draft.id)
      this.changed({ what: 'refused', draft, said })
    }
  }

  /** Its writer has these words elsewhere, or does not need them any more. */
  putAway(id: string): void {
    this.notTaken = this.notTaken.filter((one) => one.id !== id)
    this.keep()
    this.changed()
  }

  private keep(): void {
    this.line.keep({ waiting: this.waiting, notTaken: this.notTaken })
  }

  /** The next operation of the stream, or only its number where it is held back from this person. */
  take(number: number, operation: Operation | null): void {
    if (number <= this.number) return
    if (number > this.number + 1) {
      this.changed({ what: 'gap' })
      return
    }
    this.number = number
    const theirs = operation ? this.crossing(operation) : null
    if (operation) this.confirmed = applyTo(this.confirmed, operation)
    const own = operation !== null && this.forget(operation)
    this.changed(operation ? { what: 'operation', operation, own } : undefined)
    if (theirs !== null) this.changed({ what: 'crossed', theirs })
  }

  /** Two at the same words at the same moment: each hears what the other wrote. Gives the other's where one's own come after. */
  private crossing(operation: Operation): string | null {
    const words = wordsChanged(operation, this.confirmed)
    const { id, by, at } = operation
    if (by === 'me') {
      for (const [about, own] of words) this.written.set(about, { own, at })
      return null
    }
    this.giveBack(
      id,
      [...words.keys()].flatMap((about) => this.writtenOver(about, at)),
    )
    const coming = [...[...this.unconfirmed.values()].map(({ draft }) => draft), ...this.waiting]
    const mine = new Set(coming.flatMap((draft) => [...wordsChanged(draft, this.confirmed).keys()]))
    const theirs = [...words].filter(([about]) => mine.has(about)).map(([, text]) => text)
    return theirs.length > 0 ? theirs.join(' ') : null
  }

  /** One's own words where somebody wrote over them who cannot have known of them. */
  private writtenOver(about: string, at: string): string[] {
    const mine = this.written.get(about)
    this.written.delete(about)
    return mine && Date.parse(at) - Date.parse(mine.at) < sameMoment ? [mine.own] : []
  }

  private giveBack(id: string, own: readonly string[]): void {
    if (own.length === 0) return
    this.notTaken = [...this.notTaken, { id, own, why: { refused: 'written-over' } }]
    this.keep()
  }

  private forget({ id, number }: Operation): boolean {
    for (const [key, { number: at }] of this.unconfirmed) if (at <= number) this.unconfirmed.delete(key)
    const before = this.waiting.length
    // It came back on the stream before its own answer, or the answer was lost.
    this.waiting = this.waiting.filter((draft) => draft.id !== id)
    if (this.waiting.length < before) this.keep()
    return this.own.has(id)
  }

  /** The whole state anew: after a long absence, or when something that was held back is shown. */
  renew(whole: SeenRoom): void {
    if (whole.number < this.number) return
    this.whole = whole
    this.confirmed = whole.state
    this.number = whole.number
    for (const [key, { number }] of this.unconfirmed) if (number <= whole.number) this.unconfirmed.delete(key)
    this.changed({ what: 'whole' })
  }
}
