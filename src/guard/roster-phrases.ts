/** Names of the roster of several words, found whole: "Wee Man", "j.m.", "Nana Yaa", and the title before a name: "Mrs Reid". */
import { describing } from './describing.ts'
import { titles, titlesAlsoWords } from './grammar.ts'
import { normalText } from './normal-text.ts'
import type { Span } from './span.ts'
import { type Token, tokensOf } from './tokens.ts'

/** The words of each such name, by the first of them. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>

export function phrasesOf(names: readonly string[]): Phrases {
  const phrases = new Map<string, (readonly string[])[]>()
  for (const name of names) {
    const words = wordsOf(tokensOf(normalText(name).text))
    const [first] = words
    if (!first || words.length < 2 || words.length > 6 || !isWhole(name, words)) continue
    phrases.set(first, [...(phrases.get(first) ?? []), words])
  }
  return phrases
}

/** What describes alone ("the mother", "foster carer") is no name, unless it is written as one: "Wee Man". */
const isWhole = (name: string, words: readonly string[]): boolean =>
  words.some((word) => !describing.has(word))
    ? !/[,;:]/.test(name)
    : name.split(/\s+/).every((word) => /^\p{Lu}/u.test(word))

const wordsOf = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(({ kind, base }) => (kind === 'word' ? [base] : []))

export function phraseSpans(tokens: readonly Token[], phrases: Phrases): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < tokens.length; at++) {
    for (const words of phrases.get(tokens[at]?.base ?? '') ?? []) {
      const last = endOfPhrase(tokens, at, words)
      if (last < 0 || isPlainWords(tokens, at, last)) continue
      spans.push({ start: (tokens[at] as Token).start, end: (tokens[last] as Token).end, ...known })
    }
  }
  return spans
}

const known = { kind: 'PERSON', severity: 'must', why: 'person-name' } as const

/** The index of its last word, stops between letters passed over; -1: something else stands here. */
function endOfPhrase(tokens: readonly Token[], at: number, words: readonly string[]): number {
  let next = at
  for (const word of words) {
    while (next > at && tokens[next]?.text === '.') next++
    if (tokens[next]?.base !== word) return -1
    next++
  }
  return next - 1
}

/** "wee man" in lower case where the name is made of everyday words: anybody. */
const isPlainWords = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to + 1).every(({ base, shape }) => shape === 'lower' && describing.has(base))

/** The start of a title before a name, or of the name where there is none. */
export function withTitle(tokens: readonly Token[], at: number): number {
  const { start } = tokens[at] as Token
  if (tokens[at]?.newLine) return start
  let back = at - 1
  if (tokens[back]?.text === '.') back--
  if (/^\d+$/.test(tokens[back]?.text ?? '')) back-- // PC 1142 Baker
  const title = tokens[back]
  if (title?.kind !== 'word' || !titles.has(title.base) || title.possessive) return start
  return titlesAlsoWords.has(title.base) && title.shape === 'lower' ? start : title.start
}
