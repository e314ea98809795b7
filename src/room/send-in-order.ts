/** Sends what waits, one after the other in the order in which it was made, each until there is an answer. */
import type { RoomLine, Said, Waiting } from './room-line.ts'

type Answer = Extract<Said, { kind: 'taken' | 'refused' }>

export interface ToSend {
  /** What waits longest; undefined for nothing. */
  next(): Waiting | undefined
  answered(draft: Waiting, said: Answer): void
  /** No answer: it is tried again after the line's pause. */
  triesAgain(): void
  /** The room is over for this person. */
  isOver(): void
}

export class SendInOrder {
  private sending = false
  private readonly line: RoomLine
  private readonly what: ToSend

  constructor(line: RoomLine, what: ToSend) {
    this.line = line
    this.what = what
  }

  async send(): Promise<void> {
    if (this.sending) return
    this.sending = true
    try {
      await this.sendAll()
    } finally {
      this.sending = false
    }
  }

  private async sendAll(): Promise<void> {
    let tries = 0
    for (let draft = this.what.next(); draft; draft = this.what.next()) {
      const said = await this.line.post(draft)
      if (said.kind === 'over') {
        this.what.isOver()
        return
      }
      tries = said.kind === 'later' ? tries + 1 : 0
      if (said.kind === 'later') {
        this.what.triesAgain()
        await this.line.pause(tries)
      } else this.what.answered(draft, said)
    }
  }
}
