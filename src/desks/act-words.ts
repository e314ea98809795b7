/** What an act is called where it is offered (actions.yaml): by its name, and otherwise where a status makes it something else. */
import { actions, isKeyOf } from '#content'
import type { Status } from '../discussion.ts'

export interface ActWords {
  readonly title: string
  readonly button: string
  readonly text: string
}

export function actWords(step: string, status: Status): ActWords | null {
  const here: Readonly<Record<string, ActWords>> = isKeyOf(actions.acts_in, status) ? actions.acts_in[status] : {}
  return here[step] ?? (isKeyOf(actions.acts, step) ? actions.acts[step] : null)
}
