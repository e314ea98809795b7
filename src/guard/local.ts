/** What the committee added: villages, streets, estates, schools and nurseries of its area, in any case. */
import { folded } from './normal-text.ts'
import { schoolWords } from './places-known.ts'
import type { Span } from './span.ts'
import type { Token } from './tokens.ts'

export function localSpans(tokens: readonly Token[], places: readonly string[], schools: readonly string[]): Span[] {
  if (places.length + schools.length === 0) return []
  const phrases = new Map<string, { words: string[]; kind: 'PLACE' | 'SCHOOL' }[]>()
  const add = (phrase: string, kind: 'PLACE' | 'SCHOOL') => {
    const words = wordsOf(phrase)
    const [first] = words
    if (!first || words.join('').length < 3) return
    const known = phrases.get(first) ?? []
    known.push({ words, kind })
    phrases.set(first, known)
  }
  for (const place of places) add(place, 'PLACE')
  for (const school of schools) {
    add(school, 'SCHOOL')
    const own = wordsOf(school)
    while (own.length > 1 && schoolWords.has(own.at(-1) ?? '')) own.pop()
    if (own.join('').length > 4) add(own.join(' '), 'SCHOOL')
  }
  const spans: Span[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    let longest = 0
    let kind: 'PLACE' | 'SCHOOL' = 'PLACE'
    for (const phrase of phrases.get(token.base) ?? []) {
      if (phrase.words.length > longest && phrase.words.every((word, more) => tokens[at + more]?.base === word)) {
        longest = phrase.words.length
        kind = phrase.kind
      }
    }
    if (longest === 0) continue
    const last = tokens[at + longest - 1] as Token
    spans.push({
      start: token.start,
      end: last.end,
      kind,
      severity: kind === 'SCHOOL' ? 'must' : 'check',
      why: kind === 'SCHOOL' ? 'school' : 'place',
    })
    at += longest - 1
  }
  return spans
}

const wordsOf = (phrase: string): string[] =>
  folded(phrase.replace(/[\u2018\u2019]/g, "'"))
    .match(/[\p{L}\d]+(?:['-][\p{L}\d]+)*/gu)
    ?.map((word) => word.replace(/'s$/, '')) ?? []
