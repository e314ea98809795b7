/**
 * The one place where the room asks the identifier guard, before an operation is accepted (P22). The guard is still to come; when it is
 * here this function calls it (`src/trust/guarded.ts`). Fail closed: an error of the guard refuses the operation.
 */
import type { Discussion } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'

/** As the guard says it. */
export interface Finding {
  readonly start: number
  readonly end: number
  readonly kind: string
  readonly severity: 'must' | 'check' | 'together'
  readonly why: string
  readonly suggestions: readonly string[]
}

export async function guardText(_tx: Tx, _discussion: Discussion, _text: string): Promise<readonly Finding[]> {
  return []
}
