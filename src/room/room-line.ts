/** What goes between a browser and its room: operations out, and what was said to them. */
import type { Findings } from '../kit/guarding.ts'
import type { Body, Operation } from './operation.ts'
import type { NotUndone } from './own-changes.ts'

export interface Draft {
  readonly id: string
  readonly board: string
  readonly body: Body
  /** Which writing of the words it changes had been read (whose-words.ts). */
  readonly read?: number | undefined
  /** Reasons for words that are no identifier, by the names their form gives them (kit/guarding.ts). */
  readonly kept?: Readonly<Record<string, string>>
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
  /** The guard held them back: they are kept no longer than the meeting. */
  readonly guarded?: boolean
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
      /** What the guard holds it back for, by field. */
      readonly findings?: Findings
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
  | { readonly what: 'operation'; readonly operation: Operation }
  /** `shown`: boards whose quiet round is over, and everything on them is there for all. */
  | { readonly what: 'whole'; readonly shown?: readonly string[] }
  | { readonly what: 'refused'; readonly draft: Draft; readonly said: Refused }
  | { readonly what: 'look'; readonly words: string }
  /** Two changed the same words at the same moment; these are the other's, and one's own stand. */
  | { readonly what: 'crossed'; readonly theirs: string }
  /** Something is missing: the line has to be opened anew from the last number. */
  | { readonly what: 'undone' | 'redone' | 'gap' }
  | { readonly what: 'not-undone'; readonly why: NotUndone }
