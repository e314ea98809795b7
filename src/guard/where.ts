/** L1 and L3, where people live, learn and go: postcodes, streets, schools, surgeries, clubs. */
import { housesWithoutStreet } from './houses.ts'
import type { Lists } from './lists.ts'
import { bodies } from './local-bodies.ts'
import { numberedHouses } from './numbered-houses.ts'
import { postcodes } from './postcodes.ts'
import type { Span } from './span.ts'
import { streets } from './streets.ts'
import type { Token } from './tokens.ts'
import { workplaces } from './workplaces.ts'

export function whereSpans(text: string, tokens: readonly Token[], lists: Lists, safe: ReadonlySet<string>): Span[] {
  return [
    ...postcodes(text),
    ...streets(text, tokens, lists),
    ...housesWithoutStreet(tokens, lists),
    ...numberedHouses(tokens, lists),
    ...bodies(tokens, lists, safe),
    ...workplaces(tokens),
    ...devotions(text),
  ]
}

const devotion =
  /(?<!\w)(?:Our Lady|Sacred Heart|Holy (?:Family|Cross|Rood|Trinity|Name))(?:'?s)?(?: of [A-Z][a-z]{2,14})?(?: RC| Catholic)?(?: Primary| High| Academy| School| Nursery| Church| Parish){0,2}(?!\w)/g

/** "Our Lady's RC Primary", "Sacred Heart": schools and churches without a name of their own. */
const devotions = (text: string): Span[] =>
  [...text.matchAll(devotion)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    kind: 'SCHOOL',
    severity: 'check',
    why: 'school',
  }))
