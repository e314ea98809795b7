/** What the committee added: villages, streets, estates, schools, nurseries and small bodies of its area, in any case. */
import type { GuardOptions } from './finding.ts'
import { folded } from './normal-text.ts'
import { schoolWords } from './places-known.ts'
import type { Span } from './span.ts'
import type { Token } from './tokens.ts'

type Known = Pick<GuardOptions, 'places' | 'schools' | 'organisations'>

const kinds = {
  PLACE: { severity: 'check', why: 'place' },
  SCHOOL: { severity: 'must', why: 'school' },
  ORGANISATION_LOCAL: { severity: 'check', why: 'local-service' },
} as const satisfies Partial<Record<Span['kind'], Pick<Span, 'severity' | 'why'>>>
type LocalKind = keyof typeof kinds

export function localSpans(tokens: readonly Token[], known: Known): Span[] {
  const phrases = phrasesOf(known)
  if (phrases.size === 0) return []
  const spans: Span[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    let longest = 0
    let kind: LocalKind = 'PLACE'
    for (const phrase of phrases.get(token.base) ?? []) {
      if (phrase.words.length > longest && phrase.words.every((word, more) => tokens[at + more]?.base === word)) {
        longest = phrase.words.length
        kind = phrase.kind
      }
    }
    if (longest === 0) continue
    const last = tokens[at + longest - 1] as Token
    spans.push({ start: token.start, end: last.end, kind, ...kinds[kind] })
    at += longest - 1
  }
  return spans
}

interface Phrase {
  readonly words: readonly string[]
  readonly kind: LocalKind
}
type Phrases = ReadonlyMap<string, readonly Phrase[]>

/** By their first word; made once for the same options, however many texts are read with them. */
function phrasesOf(known: Known): Phrases {
  const { places = [], schools = [], organisations = [] } = known
  if (places.length + schools.length + organisations.length === 0) return new Map()
  const before = made.get(known)
  if (before) return before
  const phrases = new Map<string, Phrase[]>()
  const add = (phrase: string, kind: LocalKind) => {
    const words = wordsOf(phrase)
    const [first] = words
    if (!first || words.join('').length < 3) return
    const those = phrases.get(first) ?? []
    those.push({ words, kind })
    phrases.set(first, those)
  }
  for (const place of places) add(place, 'PLACE')
  for (const organisation of organisations) add(organisation, 'ORGANISATION_LOCAL')
  for (const school of schools) {
    add(school, 'SCHOOL')
    const own = wordsOf(school)
    while (own.length > 1 && schoolWords.has(own.at(-1) ?? '')) own.pop()
    if (own.join('').length > 4) add(own.join(' '), 'SCHOOL')
  }
  made.set(known, phrases)
  return phrases
}
const made = new WeakMap<Known, Phrases>()

const wordsOf = (phrase: string): string[] =>
  folded(phrase.replace(/[\u2018\u2019]/g, "'"))
    .match(/[\p{L}\d]+(?:['-][\p{L}\d]+)*/gu)
    ?.map((word) => word.replace(/'s$/, '')) ?? []
