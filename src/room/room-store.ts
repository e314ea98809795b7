/** What this window keeps for its person while the line is cut or the page is loaded anew. */
import type { Draft } from './room-client.ts'
import type { SeenRoom } from './seen-room.ts'

/** Somebody else who signs in to the same window finds nothing of it. */
export const storeKey = (base: string, { you }: SeenRoom): string => `room ${base} ${you.personId}`

export function keptIn(key: string): Draft[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]')
  } catch {
    return []
  }
}
