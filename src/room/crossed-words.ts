/** Two at the same words at the same moment: each hears what the other wrote, and nobody's words go unseen. */
import type { Operation } from './operation.ts'
import { wordsChanged } from './own-words.ts'
import type { Draft } from './room-line.ts'
import type { RoomState } from './room-state.ts'

export interface Crossed {
  /** One's own that somebody wrote over who cannot have known of them. */
  readonly lost: readonly string[]
  /** The other's, where one's own come after; null where none crossed. */
  readonly theirs: string | null
}

/** Milliseconds between two changes of the same words that cannot have known of each other. */
const sameMoment = 5000

export class CrossedWords {
  /** One's own last words in a field of a thing. */
  private readonly written = new Map<string, { readonly own: string; readonly at: string }>()

  /** Before the operation is applied. `coming`: one's own that are not confirmed yet. Who said what they had read is asked by the room (whose-words.ts). */
  by(operation: Operation, confirmed: RoomState, coming: readonly Draft[]): Crossed {
    const words = wordsChanged(operation, confirmed)
    const { by, at } = operation
    if (by === 'me') {
      for (const [about, own] of words) this.written.set(about, { own, at })
      return { lost: [], theirs: null }
    }
    const mine = new Set(
      coming.flatMap((draft) => (draft.read !== undefined ? [] : [...wordsChanged(draft, confirmed).keys()])),
    )
    const theirs = [...words].filter(([about]) => mine.has(about)).map(([, text]) => text)
    return {
      lost: [...words.keys()].flatMap((about) => this.writtenOver(about, at)),
      theirs: theirs.length > 0 ? theirs.join(' ') : null,
    }
  }

  private writtenOver(about: string, at: string): string[] {
    const mine = this.written.get(about)
    this.written.delete(about)
    return mine && Date.parse(at) - Date.parse(mine.at) < sameMoment ? [mine.own] : []
  }
}
