/**
 * One operation of the live room: a small JSON value, checked, numbered for its meeting, written, and only then sent to the others.
 * Pure, and the same in the server and in the browser: this file imports types only. See README.md beside it.
 */
import type { Sector } from '../discussion.ts'

/** What an operation does. `type` is a word of its board; the other fields are the board's own. */
export interface Body {
  readonly type: string
  readonly [field: string]: unknown
}

/** An operation that was accepted. Numbers of one meeting are 1, 2, 3 … in the order in which everybody gets them. */
export interface Operation<B extends Body = Body> {
  readonly number: number
  /** Made by whoever sends it: sending the same one twice has one effect. */
  readonly id: string
  /** 'sheet', 'four', 'matrix', 'gibbs', 'notes', 'genogram', 'ecomap'. */
  readonly board: string
  readonly body: B
  /** Person id on the server; in a browser 'me' or null: who wrote what is not sent around. */
  readonly by: string | null
  /** Kind of agency of whoever sent it; null where it is not shown. */
  readonly sector: Sector | null
  /** ISO 8601. */
  readonly at: string
  /** While a board is silent: seen by this kind of agency only. */
  readonly held: Sector | null
}

/** A board's own pure part: what its operations do to it. Total: it never throws, and what it does not know changes nothing. */
export interface BoardModel<State> {
  readonly empty: State
  /** Any order, any number of times: the same operations give the same state. */
  apply(state: State, operation: Operation): State
  /** The same for many one after the other, where copying the state for each would cost more than what they change. */
  applyAll?(state: State, operations: readonly Operation[]): State
  /** What one person may see of it. Default: everything. */
  seen?(state: State, viewer: Viewer): State
}

/** For whom a state or an operation is made ready. */
export interface Viewer {
  readonly personId: string
  readonly sector: Sector
}

/** A field of its own: the last writer wins, and the number says which writing that was. */
export interface Written<T> {
  readonly value: T
  readonly number: number
}

/** Takes the newer writing. Pure, and the order of arrival does not matter. */
export const newer = <T>(before: Written<T> | null | undefined, value: T, number: number): Written<T> =>
  before && before.number > number ? before : { value, number }

/** A text field of a body; undefined where it is absent or no text. */
export function textIn(body: Body, field: string): string | undefined {
  const value = body[field]
  return typeof value === 'string' ? value : undefined
}

/** One operation as one person gets it, or null while it is held back from them. */
export function seenOperation(operation: Operation, viewer: Viewer): Operation | null {
  if (operation.held !== null && operation.held !== viewer.sector) return null
  const own = operation.by === viewer.personId
  return { ...operation, by: own ? 'me' : null, sector: operation.body.unsigned === 'yes' ? null : operation.sector }
}
