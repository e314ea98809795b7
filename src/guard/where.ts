/** L1 and L3, where people live, learn and go: postcodes, streets, schools, surgeries, clubs. */
import type { Lists } from './lists.ts'
import { bodies } from './local-bodies.ts'
import { postcodes } from './postcodes.ts'
import type { Span } from './span.ts'
import { streets } from './streets.ts'
import type { Token } from './tokens.ts'

export function whereSpans(text: string, tokens: readonly Token[], lists: Lists, safe: ReadonlySet<string>): Span[] {
  return [...postcodes(text), ...streets(text, tokens, lists), ...bodies(tokens, lists, safe)]
}
