/** The clock is an argument everywhere, so that a test or the demonstration can move it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** The demonstration's clock runs ahead of the machine's. `ahead` is in milliseconds. */
export class MovableClock implements Clock {
  ahead: number
  constructor(ahead = 0) {
    this.ahead = ahead
  }
  now(): Date {
    return new Date(Date.now() + this.ahead)
  }
}
