/** What the server needs to know of a board before it accepts an operation: its form, who may, which words the guard reads. */
import type { z } from 'zod'
import type { Sector, Status } from '../discussion.ts'
import type { Body } from './operation.ts'
import type { RoomState } from './room-state.ts'

/** Whoever sends an operation, as the room knows them. */
export interface Author {
  readonly personId: string
  readonly sector: Sector
  /** The facilitator, or the co-facilitator beside them. */
  readonly leading: boolean
  /** The facilitator themselves. */
  readonly facilitator: boolean
  /** Types for others on the shared screen. */
  readonly scribing: boolean
  /** A topic expert during their part: looks, and may raise a hand. */
  readonly visiting: boolean
  /** Has agreed to the ground rules (P18). */
  readonly agreed: boolean
}

export interface BoardKind<B extends Body = Body> {
  /** Values of `operation.board` it speaks for. */
  readonly boards: readonly string[]
  /**
   * Shape of the body on this board: strict, and as small as possible. Messages are content texts. Form fields arrive as strings, so
   * a schema takes 'yes' and numbers as text (kit/form.ts).
   */
  schema(board: string): z.ZodType<B>
  /** In which statuses of the discussion. Default: while the meeting is open. */
  when?(body: B): readonly Status[]
  /** Why it may not be, as a key of interface.yaml, refusals; null when it may. Pure. */
  refuse(state: RoomState, body: B, by: Author, board: string): string | null
  /** Fills in what the server knows better than the sender. Default: nothing. */
  complete?(body: B, by: Author): B
  /** Held back until the board is shown: true while it is silent. Default: never. */
  holds?(state: RoomState, body: B, board: string): boolean
  /** The thing it is about (a card, a person on a drawing). Later words replace earlier ones about the same thing. */
  subject(body: B): string | null
  /** Where it is about several things at once, as the room was before it; null where it is not. Default: null. */
  subjects?(state: RoomState, body: B): readonly string[] | null
  /** Fields with people's own words, at the top of the body. The guard reads them; they are kept apart (operation.words). */
  readonly words: readonly string[]
  /** Word fields of earlier operations about the same subject that go for good. Default: those that this body brings anew. */
  erases?(body: B): readonly string[]
  /** Shows to everybody what was held back on its board. Default: never. */
  shows?(body: B): boolean
  /** After it everybody needs the whole state anew. Default: never. */
  resets?(body: B): boolean
}

/** People's own words in a body, by field. */
export const wordsIn = (kind: BoardKind, body: Body): Readonly<Record<string, string>> =>
  Object.fromEntries(
    kind.words.flatMap((field) => {
      const text = body[field]
      return typeof text === 'string' && text !== '' ? [[field, text]] : []
    }),
  )

/** Everything an operation is about. `state`: the room before it. */
export const subjectsOf = (kind: BoardKind, state: RoomState, body: Body): readonly string[] =>
  kind.subjects?.(state, body) ?? [kind.subject(body)].filter((one) => one !== null)
