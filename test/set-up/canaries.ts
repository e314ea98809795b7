/** Words that stand nowhere else: one for each thing that somebody typed, so that whatever is found can be traced to where it was typed. */
import type { Discussion, Person } from '../../src/discussion.ts'

export interface Canary {
  /** Lower case; none is part of another. */
  readonly token: string
  /** 'agreement agree-comment', 'page /formats reach'. */
  readonly place: string
  /** Who typed it; null: somebody with a link only, or nobody signed in. */
  readonly by: string | null
  readonly discussionId: string | null
}

/** Who may come across it on a page, besides whoever typed it. */
export type Reader = (person: Person, discussion: Discussion | null) => boolean

export class Canaries {
  readonly kept: Canary[] = []
  #made = 0

  /** Three everyday words in an order of their own: the guard lets them stand, and nobody else writes them. */
  next(from: readonly string[] = words): string {
    const at = this.#made
    this.#made += 1
    return [at, Math.floor(at / 12), Math.floor(at / 144)].map((part) => from[part % 12]).join('-')
  }

  /** Of words of their own: what a sealed note or the team's list says is a name to the guard wherever it stands, also in small letters. */
  forNames(): string {
    return this.next(wordsOfNames)
  }

  keep(canaries: readonly Canary[]): void {
    this.kept.push(...canaries)
  }

  foundIn(text: string): Canary[] {
    const lower = text.toLowerCase()
    return this.kept.filter(({ token }) => lower.includes(token))
  }
}

/** Six letters each. */
const words = 'pebble kettle candle ribbon saddle marble button copper walnut carpet basket pillow'.split(' ')
const wordsOfNames = 'anchor barrel bridge bucket cactus canvas cement cotton drawer fabric funnel garlic'.split(' ')
