/**
 * The room in a browser: what the server has confirmed, and what is still on its way. An operation is shown at once and sent; the
 * server's numbering decides. Nothing is lost without a connection: it waits in this window and is sent again, with the same id.
 * Pure of pages: it gets its line, its clock and its store from outside, so that a test can cut them.
 */
import { cardBoards } from './card-boxes.ts'
import { isSilent } from './cards-read.ts'
import { CrossedWords } from './crossed-words.ts'
import { OnTheirWay } from './on-their-way.ts'
import type { Operation, Viewer } from './operation.ts'
import { OwnChanges, type Step } from './own-changes.ts'
import { ownWordsIn } from './own-words.ts'
import type { Draft, Kept, NotTaken, Refused, RoomLine, Said, Seen, Waiting } from './room-line.ts'
import { applyTo, type RoomState } from './room-state.ts'
import type { SeenRoom } from './seen-room.ts'
import { SendInOrder } from './send-in-order.ts'
import { WordsNotTaken } from './words-not-taken.ts'

const nothingKept: Kept = { waiting: [], notTaken: [] }

export class RoomClient {
  whole: SeenRoom
  private confirmed: RoomState
  number: number
  readonly notTaken: WordsNotTaken
  readonly coming: OnTheirWay
  readonly own = new OwnChanges()
  private readonly crossed = new CrossedWords()
  private readonly sending: SendInOrder
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
    this.coming = new OnTheirWay(kept.waiting)
    this.notTaken = new WordsNotTaken(kept.notTaken)
    this.sending = new SendInOrder(line, {
      next: () => (this.over ? undefined : this.coming.next),
      answered: (draft, said) => this.answered(draft, said),
      triesAgain: () => changed(),
      isOver: () => {
        this.over = true
        changed()
      },
    })
  }

  /** What is shown: everything confirmed, and on top what is on its way. */
  get state(): RoomState {
    const { coming, confirmed, number, viewer, whole } = this
    return coming.operations(confirmed, number, viewer, whole.partSince).reduce(applyTo, confirmed)
  }

  get seen(): SeenRoom {
    return { ...this.whole, number: this.number, state: this.state }
  }

  /** Shows it at once and sends it. `undoable`: false for an undo itself. */
  do(draft: Draft, { undoable = true }: { readonly undoable?: boolean } = {}): void {
    if (undoable) this.own.note(this.state, draft)
    this.coming.add({ ...draft, own: ownWordsIn(draft, this.state) })
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
    if (typeof step === 'string') this.changed({ what: 'not-undone', why: step })
    else {
      this.do(step, { undoable: false })
      this.changed({ what })
    }
  }

  send(): Promise<void> {
    return this.sending.send()
  }

  private answered(draft: Waiting, said: Extract<Said, { kind: 'taken' | 'refused' }>): void {
    this.coming.answered(draft.id)
    this.coming.wasRead(draft, said.kind === 'taken' ? said.number : draft.read)
    if (said.kind === 'refused') this.notTaken.add(notTakenOf(draft, said))
    this.keep()
    if (said.kind === 'taken') {
      if (said.number > this.number) this.coming.wasTaken(draft, said.number)
      this.changed(said.look ? { what: 'look', words: said.look } : undefined)
    } else {
      this.own.forget(draft.id)
      this.changed({ what: 'refused', draft, said })
    }
  }

  /** Its writer has these words elsewhere, or does not need them any more. */
  putAway(id: string): void {
    this.notTaken.putAway(id)
    this.keep()
    this.changed()
  }

  /** What the guard held back is kept no longer than the meeting. */
  forgetRefused(): void {
    this.notTaken.forgetRefused()
    this.keep()
  }

  private keep(): void {
    this.line.keep({ waiting: this.coming.waiting, notTaken: this.notTaken.all })
  }

  /** The next operation of the stream, or only its number where it is held back from this person. */
  take(number: number, operation: Operation | null): void {
    if (number <= this.number) return
    if (number > this.number + 1) this.changed({ what: 'gap' })
    else {
      this.number = number
      if (operation) this.apply(operation)
      else this.changed()
    }
  }

  private apply(operation: Operation): void {
    if (operation.by !== 'me') this.own.families.saw(operation, this.confirmed)
    const { lost, theirs } = this.crossed.by(operation, this.confirmed, this.coming.drafts)
    this.notTaken.add({ id: operation.id, own: lost, why: { refused: 'written-over' } })
    this.confirmed = applyTo(this.confirmed, operation)
    this.coming.confirmed(operation.number)
    // It came back before its own answer, or the answer was lost: it waits no longer.
    if (this.coming.answered(operation.id) || lost.length > 0) this.keep()
    this.changed({ what: 'operation', operation })
    if (theirs !== null) this.changed({ what: 'crossed', theirs })
  }

  /** The whole state anew: after a long absence, or when something that was held back is shown. */
  renew(whole: SeenRoom): void {
    if (whole.number < this.number) return
    this.own.families.sawWhole(this.confirmed, whole.state)
    const shown = cardBoards.filter(
      (board) => isSilent(this.confirmed.cards, board) && !isSilent(whole.state.cards, board),
    )
    this.whole = whole
    this.confirmed = whole.state
    this.number = whole.number
    this.coming.confirmed(whole.number)
    this.changed({ what: 'whole', shown })
  }
}

function notTakenOf({ id, own }: Waiting, { errors, refused, findings }: Refused): NotTaken {
  const why = { ...(errors ? { errors } : {}), ...(refused ? { refused } : {}) }
  return { id, own, why, guarded: findings !== undefined }
}
