/**
 * Words somebody has begun and not sent. They stay in this window while their writer looks at another board, while the room is stopped,
 * when what they were about goes, and when the page is loaded anew.
 */
import { begunIn, type Filled, fillAgain, withoutRefused } from './room-forms.ts'
import { keepIn, keptIn } from './room-store.ts'

export class BegunWords {
  /** By the address of a board. */
  private begun: Readonly<Record<string, Filled>>
  private place = ''
  private away: ReadonlySet<string> = new Set()
  private readonly root: ParentNode
  private readonly key: string

  constructor(root: ParentNode, key: string) {
    this.root = root
    this.key = key
    this.begun = keptIn(key).begun
  }

  /** After the page was drawn or something was typed: what is back on the page is filled in, and everything else is kept. */
  keep(place: string): void {
    const before = this.begun[place] ?? []
    const isBack = (id: string) => isShown(id) && (place !== this.place || this.away.has(id))
    fillAgain(before.filter(({ id }) => isBack(id)))
    this.place = place
    const away = before.filter(({ id }) => !isShown(id))
    this.away = new Set(away.map(({ id }) => id))
    this.set(place, [...begunIn(this.root), ...away])
  }

  /** Those that have no field on this board any more. */
  get stray(): { readonly id: string; readonly own: readonly string[] }[] {
    return (this.begun[this.place] ?? [])
      .filter(({ id, own }) => own && this.away.has(id) && !id.startsWith(closedByHand))
      .map(({ id, value }) => ({ id, own: [value.trim()] }))
  }

  /** On the board that is shown. */
  get isWriting(): boolean {
    return (this.begun[this.place] ?? []).some(({ id, own }) => own && !this.away.has(id))
  }

  putAway(id: string): void {
    this.set(
      this.place,
      (this.begun[this.place] ?? []).filter((one) => one.id !== id),
    )
  }

  /** What the guard held back is kept no longer than the meeting. */
  forgetRefused(): void {
    const rest = Object.entries(this.begun).map(([place, filled]) => [place, withoutRefused(filled)] as const)
    this.begun = Object.fromEntries(rest.filter(([, filled]) => filled.length > 0))
    keepIn(this.key, { begun: this.begun })
  }

  private set(place: string, filled: Filled): void {
    const { [place]: before = [], ...others } = this.begun
    if (JSON.stringify(before) === JSON.stringify(filled)) return
    this.begun = filled.length > 0 ? { ...others, [place]: filled } : others
    keepIn(this.key, { begun: this.begun })
  }
}

/** The menu beside a drawing: whoever closes it means it. */
const closedByHand = 'menu-'
const isShown = (id: string): boolean => document.getElementById(id) !== null
