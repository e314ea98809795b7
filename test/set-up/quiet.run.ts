/** The procedure acted out without asking after each act whether everything holds: for proofs about what others can tell of it. */
import type { Actor } from '../../src/discussion.ts'
import type { TestHouse } from './house.ts'
import type { Fields } from './procedure.forms.ts'
import { Run } from './procedure.run.ts'
import type { View } from './procedure.view.ts'

/** Days go by for everybody at once: whoever tells the story lets them. */
export class QuietRun extends Run {
  constructor(house: TestHouse) {
    super(house, { acts: new Map(), statuses: new Set() })
  }

  override async try(name: string, actor: Actor, before: View | null, fields: Fields): Promise<void> {
    this.now = new Date(this.now.getTime() + 7 * 60_000)
    const outcome = await this.send(name, actor, before, fields)
    if (!before && outcome.done === 'acted') this.ids.push(outcome.discussionId)
  }

  override async wait(): Promise<void> {}
}
