/** What a card is made of, and what a room knows of all its cards. */
import type { Sector } from '../discussion.ts'
import type { CardBoard } from './card-boxes.ts'
import type { Written } from './operation.ts'

/** What a card may say, besides where it lies. */
export const cardFields = ['text', 'function', 'seat', 'known', 'sure', 'wouldMove', 'takeBack', 'kept'] as const
export type CardField = (typeof cardFields)[number]
/** Fields with people's own words: the guard reads them, and earlier words go when new ones come (operations.rows.ts). */
export const wordFields = ['text', 'wouldMove'] as const satisfies readonly CardField[]

/** A box it was put into. */
export interface Place extends Written<string> {
  /** The move before was taken back: it was a slip. */
  readonly back?: true
}

export interface CardState {
  readonly id: string
  readonly board: CardBoard
  /** Number of the operation that added it; 0 while that has not arrived. */
  readonly added: number
  readonly by: string | null
  readonly sector: Sector | null
  readonly unsigned: boolean
  /** While its board is silent: seen by this kind of agency only. */
  readonly held: Sector | null
  readonly fields: { readonly [field in CardField]?: Written<string> }
  /** Everywhere it has lain, oldest first. */
  readonly places: readonly Place[]
  /** Where each kind of agency put it, silently, before the boxes were compared. */
  readonly sorts: Readonly<Record<string, Written<string>>>
  readonly gone: Written<boolean> | null
}

export interface CardsState {
  readonly cards: Readonly<Record<string, CardState>>
  readonly silent: Readonly<Record<string, Written<boolean>>>
  /** Board → number of the operation that last showed everything. */
  readonly shown: Readonly<Record<string, number>>
}
