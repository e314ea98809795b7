/**
 * The guard (P22): finds what may show who a child, a family or a colleague is. Pure, the same code on the server and in the browser.
 * Layers (docs/guard.md): the text made plain, structure, the names known beforehand, lists, words not known to be safe, context, the
 * whole text, combinations. Time grows with the length of the text whatever stands in it.
 */
import { dateSpans } from './day-spans.ts'
import type { Finding, GuardOptions } from './finding.ts'
import { figuresOf } from './hidden-figures.ts'
import { type Lists, lists } from './lists.ts'
import { localSpans } from './local.ts'
import { nameSpans } from './names.ts'
import { suggestionsFor } from './neutral-words.ts'
import { folded, type NormalText, normalText } from './normal-text.ts'
import { numberSpans } from './numbers.ts'
import { onlineSpans } from './online.ts'
import { ownNames } from './own-names.ts'
import { rosterOf, rosterSpans } from './roster.ts'
import { smallInitials } from './small-initials.ts'
import { spacedSpans } from './spaced.ts'
import { type Span, settled } from './span.ts'
import { together } from './together.ts'
import { type Token, tokensOf } from './tokens.ts'
import { whereSpans } from './where.ts'

export type { Detail, Finding, GuardOptions, Kind, Severity, Suggestion, Why } from './finding.ts'
export { kinds } from './finding.ts'
export { isCommon, isWord, lists, listsAreReady, loadLists } from './lists.ts'
export { namesInNote } from './names-in-note.ts'

/** Findings in the order of the text. In the browser `loadLists` must have ended before. */
export function findIdentifiers(text: string, options: GuardOptions = {}): Finding[] {
  if (text.trim() === '') return []
  const known = lists()
  const plain = normalText(text)
  const tokens = tokensOf(plain.text)
  const safe = new Set((options.safeWords ?? []).flatMap((words) => safeForms(words)))
  const spans = settled(allSpans(plain.text, tokens, known, options, safe), plain.text)
  const findings = spans.map((span) => findingOf(span, plain))
  const combinations = together(plain.text).map(
    (one): Finding => ({
      ...place(one.start, one.end, plain),
      kind: 'combination',
      severity: 'together',
      why: 'combination',
      suggestions: suggestionsFor('combination', plain.text, one.start),
      details: one.details,
    }),
  )
  return [...findings, ...combinations].sort((a, b) => a.start - b.start || a.end - b.end)
}

function allSpans(
  text: string,
  tokens: Token[],
  known: Lists,
  options: GuardOptions,
  safe: ReadonlySet<string>,
): Span[] {
  const figures = figuresOf(text)
  const sure = [
    ...dateSpans(figures),
    ...numberSpans(figures),
    ...onlineSpans(text),
    ...whereSpans(text, tokens, known, safe),
    ...localSpans(tokens, options),
  ]
  const roster = options.roster?.length ? rosterOf(options.roster, known) : undefined
  const named = roster ? rosterSpans(tokens, roster, known) : []
  const taken = takenBy([...sure, ...named], tokens)
  const persons = [...named, ...nameSpans({ tokens, lists: known, safe, taken })]
  return [
    ...sure,
    ...persons,
    ...ownNames(tokens, known, persons),
    ...smallInitials(text, known),
    ...spacedSpans(text, known, roster),
  ]
}

/** Marks the tokens that lie within a span. */
function takenBy(spans: readonly Span[], tokens: readonly Token[]): Uint8Array {
  const taken = new Uint8Array(tokens.length)
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  let from = 0
  for (const { start, end } of sorted) {
    while (from > 0 && (tokens[from - 1]?.start ?? -1) >= start) from--
    while (from < tokens.length && (tokens[from]?.start ?? 0) < start) from++
    for (let at = from; at < tokens.length && (tokens[at]?.end ?? 0) <= end; at++) taken[at] = 1
  }
  return taken
}

function findingOf({ start, end, kind, severity, why }: Span, plain: NormalText): Finding {
  return { ...place(start, end, plain), kind, severity, why, suggestions: suggestionsFor(why, plain.text, start) }
}

/** From the normal text back to the original. */
function place(start: number, end: number, { from }: NormalText): { start: number; end: number } {
  const first = from[start] ?? 0
  const last = from[end - 1] ?? first
  const next = from[end] ?? last + 1
  // what was left out at the end (a zero-width mark) stays outside; a pair of surrogates stays whole
  return { start: first, end: Math.max(first + 1, Math.min(next, last + 2 > next ? next : last + 1)) }
}

function safeForms(words: string): string[] {
  const plain = folded(words.trim())
  return plain ? [plain] : []
}
