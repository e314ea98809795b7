/**
 * What this window keeps for its person while the line is cut or the page is loaded anew: what waits, what was not taken, and what was
 * begun. Somebody else who signs in to the same window finds nothing of it, and it goes when the window is closed.
 */

import { begunWords, type Filled, withoutRefused } from './room-forms.ts'
import type { Kept } from './room-line.ts'

export interface RoomStore extends Kept {
  /** By the address of a board. */
  readonly begun: Readonly<Record<string, Filled>>
}

const nothing: RoomStore = { waiting: [], notTaken: [], begun: {} }

export const storeKey = (base: string, personId: string): string => `room ${base} ${personId}`

/** Also where the browser keeps nothing for a window: then it lives as long as the page. */
const here = new Map<string, RoomStore>()

export function keptIn(key: string): RoomStore {
  const known = here.get(key)
  if (known) return known
  try {
    return { ...nothing, ...JSON.parse(sessionStorage.getItem(key) ?? '{}') }
  } catch {
    return nothing
  }
}

export function keepIn(key: string, change: Partial<RoomStore>): void {
  const kept = { ...keptIn(key), ...change }
  here.set(key, kept)
  try {
    if (unsentIn(kept).length + kept.waiting.length === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // the page still has it
  }
}

/** What the guard held back goes with the meeting: nobody is offered it to copy. */
export function forgetRefused(key: string): void {
  const { begun, notTaken } = keptIn(key)
  const rest = Object.entries(begun).map(([place, filled]) => [place, withoutRefused(filled)])
  keepIn(key, { begun: Object.fromEntries(rest), notTaken: notTaken.filter(({ guarded }) => !guarded) })
}

export function forget(key: string): void {
  here.delete(key)
  sessionStorage.removeItem(key)
}

/** Words of one's own that are not in the room, each once. */
export const unsentIn = ({ waiting, notTaken, begun }: RoomStore): string[] => [
  ...new Set([...Object.values(begun).flatMap(begunWords), ...[...waiting, ...notTaken].flatMap(({ own }) => own)]),
]
