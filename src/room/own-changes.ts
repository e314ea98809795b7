/** One's own last changes: to be taken back, and made again. Pure of pages and lines. */
import { FamiliesChanged } from './families-changed.ts'
import { inverseOf } from './inverse.ts'
import type { Body } from './operation.ts'
import type { Draft } from './room-line.ts'
import type { RoomState } from './room-state.ts'
import { isStale } from './stale.ts'

interface Change {
  readonly done: Draft
  /** What takes it back. */
  readonly back: Body
}

/** Somebody has changed the same since, or somebody of the family that was brought in: it stays as it is. */
export type NotUndone = 'stale' | 'family-changed'
export type Step = Draft | NotUndone | null

const most = 50

export class OwnChanges {
  private readonly made: Change[] = []
  private readonly undone: Change[] = []
  /** By others. */
  readonly families = new FamiliesChanged()

  get mayUndo(): boolean {
    return this.made.length > 0
  }

  get mayRedo(): boolean {
    return this.undone.length > 0
  }

  /** Before it is sent. A new change leads elsewhere: what was taken back before is not made again. */
  note(state: RoomState, draft: Draft): void {
    keep(this.made, state, draft)
    this.undone.length = 0
  }

  undo(state: RoomState, newId: () => string): Step {
    return this.step(this.made, this.undone, state, newId)
  }

  redo(state: RoomState, newId: () => string): Step {
    return this.step(this.undone, this.made, state, newId)
  }

  /** Takes the last of one list back; what takes that back again goes to the other. */
  private step(from: Change[], to: Change[], state: RoomState, newId: () => string): Step {
    const last = from.pop()
    if (!last) return null
    if (isStale(state, last.done, last.back)) return 'stale'
    if (last.back.type === 'remove-family' && this.families.has(last.back.family)) return 'family-changed'
    const draft = { id: newId(), board: last.done.board, body: last.back }
    keep(to, state, draft)
    return draft
  }

  /** It was not taken. */
  forget(id: string): void {
    for (const changes of [this.made, this.undone]) {
      const at = changes.findIndex(({ done }) => done.id === id)
      if (at >= 0) changes.splice(at, 1)
    }
  }
}

function keep(changes: Change[], state: RoomState, done: Draft): void {
  const back = inverseOf(state, done)
  if (back) changes.push({ done, back })
  if (changes.length > most) changes.shift()
}
