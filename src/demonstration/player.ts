/** Acts somebody out: the same `act` the pages use, with a clock that stands where the story is. */
import type { Person, System } from '../discussion.ts'
import { act, type Target } from '../kit/act.ts'
import type { Database } from '../kit/database.ts'
import { newId } from '../kit/id.ts'
import type { Step } from '../kit/step.ts'
import type { Cast, PersonKey } from './cast.ts'

export class Player {
  readonly database: Database
  readonly cast: Cast
  readonly committeeId: string
  /** Where the story is now. */
  at: Date

  constructor(database: Database, cast: Cast, committeeId: string, at: Date) {
    this.database = database
    this.cast = cast
    this.committeeId = committeeId
    this.at = at
  }

  /** Lets days go by, to an hour of the working day. */
  wait(days: number, hour = 10, minute = 0): void {
    const later = new Date(this.at)
    later.setUTCDate(later.getUTCDate() + days)
    while (later.getUTCDay() === 0 || later.getUTCDay() === 6) later.setUTCDate(later.getUTCDate() + 1)
    later.setUTCHours(hour, minute + (later.getUTCDate() % 7) * 3, 0, 0)
    const past = later.getTime() < Date.now() - 60_000 // the story never reaches into the future
    if (later > this.at && past) this.at = later
    else this.at = new Date(this.at.getTime() + 60_000)
  }

  person(key: PersonKey): Person {
    const person = this.cast[key]
    if (!person) throw new Error(`${key} does not work in this committee`)
    return person
  }

  /** Throws when the act is not possible: the story must be one the procedure allows. */
  async act<Form, Type extends string, Known>(
    who: PersonKey | System,
    step: Step<Form, Type, Known>,
    target: Target,
    fields: Record<string, unknown> = {},
  ): Promise<string> {
    const actor = typeof who === 'string' ? this.person(who) : who
    const clock = { now: () => this.at }
    const outcome = await act({ database: this.database, clock }, step, target, { fields, key: newId() }, actor)
    if (outcome.done === 'acted') return outcome.discussionId
    throw new Error(`the story does not go on: ${step.name} ${JSON.stringify(outcome)}`)
  }

  /** The program's own act; false when it is not due. */
  async actByItself<Form, Type extends string, Known>(step: Step<Form, Type, Known>, id: string): Promise<boolean> {
    const clock = { now: () => this.at }
    const outcome = await act({ database: this.database, clock }, step, id, { fields: {}, key: newId() }, this.system)
    return outcome.done === 'acted'
  }

  get system(): System {
    return { kind: 'system', committeeId: this.committeeId }
  }
}
