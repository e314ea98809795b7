/** Words of one's own that the room did not take, or that somebody wrote over. They stay until their writer puts them away. */
import type { NotTaken } from './room-line.ts'

export class WordsNotTaken {
  all: readonly NotTaken[]

  constructor(all: readonly NotTaken[]) {
    this.all = all
  }

  /** Nothing where there were no words in it. */
  add(one: NotTaken): void {
    if (one.own.length > 0) this.all = [...this.all, one]
  }

  forgetRefused(): void {
    this.all = this.all.filter(({ guarded }) => !guarded)
  }

  putAway(id: string): void {
    this.all = this.all.filter((one) => one.id !== id)
  }
}
