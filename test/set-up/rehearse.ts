import type { Actor } from '../../src/discussion.ts'
import { actIn, type Outcome } from '../../src/kit/act.ts'
import { newId } from '../../src/kit/id.ts'
import type { AnyStep } from '../../src/kit/step.ts'
import { procedure } from '../../src/procedure.ts'
import { beginningOf } from '../../src/steps/request/begin-request.ts'
import type { TestHouse } from './house.ts'
import type { Fields } from './procedure.forms.ts'
import type { View } from './procedure.view.ts'

/** What somebody sends to a step. */
export interface Sent {
  readonly name: string
  readonly actor: Actor
  readonly before: View | null
  readonly fields: Fields
}

/** The act in a transaction that is taken back. */
export async function rehearse(
  { database }: Pick<TestHouse, 'database'>,
  { name, actor, before, fields }: Sent,
  now: Date,
): Promise<Outcome> {
  const step = stepWith(name)
  const parsed = step.form.safeParse(fields)
  const target = before?.id ?? beginningOf(actor, parsed.success ? parsed.data : null)
  let outcome: Outcome = { done: 'not-found' }
  const takenBack = new Error('taken back')
  try {
    await database.withActor(actor, async (tx) => {
      outcome = await actIn(tx, step, target, { fields, key: newId() }, actor, now)
      throw takenBack
    })
  } catch (error) {
    if (error !== takenBack) throw error
  }
  return outcome
}

export function stepWith(name: string): AnyStep {
  const step = procedure.find((entry) => entry.step.name === name)?.step
  if (!step) throw new Error(`no step ${name}`)
  return step
}
