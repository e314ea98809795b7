/** What this process knows of each room. A room nobody watches or writes in is forgotten: words that were destroyed must not live on here. */
import { RoomLog } from './room-log.ts'

/** Minutes. */
const keptFor = 5

export class RoomLogs {
  private readonly logs = new Map<string, { readonly log: RoomLog; idle: number }>()
  private sweeping: NodeJS.Timeout | null = null
  private readonly isWatched: (discussionId: string) => boolean

  constructor(isWatched: (discussionId: string) => boolean) {
    this.isWatched = isWatched
  }

  of(discussionId: string): RoomLog {
    const known = this.logs.get(discussionId) ?? { log: new RoomLog(discussionId), idle: 0 }
    known.idle = 0
    this.logs.set(discussionId, known)
    this.sweeping ??= setInterval(() => this.forget(), 60_000).unref()
    return known.log
  }

  private forget(): void {
    for (const [id, known] of this.logs) {
      known.idle += 1
      if (!this.isWatched(id) && known.idle > keptFor) this.logs.delete(id)
    }
  }

  close(): void {
    if (this.sweeping) clearInterval(this.sweeping)
  }
}
