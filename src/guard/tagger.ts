/**
 * A small tagger of our own for one question: is this word a name here? Logistic regression over what stands around it; each feature falls into one of
 * 16,384 weights of a few bits (scripts/guard-tagger.mjs trains them, lists.gz carries them). The rules of name-or-word.ts are among the features.
 */
import { careWords } from './care-words.ts'
import type { Frame } from './frame.ts'
import {
  adverbs,
  articles,
  auxiliary,
  conjunctions,
  modals,
  negated,
  personPrepositions,
  placePrepositions,
  pronounsAndArticles,
} from './frame-words.ts'
import { kin, personStates, personVerbs } from './grammar.ts'
import { isFrequent, isGiven, isWord } from './lists.ts'
import { classOf, months, nicknames, thingsToo } from './name-words.ts'
import type { Neighbours } from './neighbours.ts'

export const weightsCount = 16384
/** A weight of 1 is this many steps. */
export const stepsOfOne = 12

/** The words it is asked about: names, nicknames and months that are everyday words too. */
export function isAmbiguous(near: Neighbours, at: number): boolean {
  const { kind, base } = near.token(at)
  if (kind !== 'word' || base.length < 2) return false
  if (months.has(base) || thingsToo.has(base)) return true
  const bits = near.bits(at)
  if (careWords.has(base)) return (bits & isGiven) !== 0 && (bits & isFrequent) !== 0
  return (bits & isWord) !== 0 && ((bits & isGiven) !== 0 || nicknames.has(base))
}

/** How much speaks for a name: the logarithm of the odds. */
export function oddsOfName(near: Neighbours, at: number, frame: Frame, strength: number): number {
  const { weights } = near.lists
  let sum = 0
  for (const bucket of bucketsOf(near, at, frame, strength)) sum += weights[bucket] ?? 0
  return sum / stepsOfOne
}

export function bucketsOf(near: Neighbours, at: number, frame: Frame, strength: number): number[] {
  const { mode, before, after } = frame
  const token = near.token(at)
  const { base } = token
  const wordClass = classOf(base)
  const [before2, before1] = [wordBeside(near, at, -2), wordBeside(near, at, -1)]
  const [after1, after2, after3] = [wordBeside(near, at, 1), wordBeside(near, at, 2), wordBeside(near, at, 3)]
  const [kindBefore2, kindBefore1] = [kindBeside(near, at, -2), kindBeside(near, at, -1)]
  const [kindAfter1, kindAfter2] = [kindBeside(near, at, 1), kindBeside(near, at, 2)]
  return [
    'all',
    `mode ${mode} ${wordClass}`,
    `rule ${strength} ${mode}`,
    `rule ${strength} ${wordClass}`,
    `rule ${strength} ${before} ${after}`,
    `before ${before} ${mode}`,
    `after ${after} ${mode}`,
    `around ${before} ${after}`,
    `after ${after} ${wordClass}`,
    `before ${before} ${wordClass}`,
    `word before ${before1}`,
    `word before ${before1} ${mode}`,
    `word after ${after1}`,
    `word after ${after1} ${mode}`,
    `words around ${before1} ${after1}`,
    `words before ${before2} ${before1}`,
    `words after ${after1} ${after2}`,
    `words across ${after1} ${after3}`,
    `word across ${after3} ${mode}`,
    `word ${base}`,
    `word ${base} ${mode}`,
    `word ${base} ${after1}`,
    `word ${before1} ${base}`,
    `kinds around ${kindBefore1} ${kindAfter1} ${mode}`,
    `kinds around ${kindBefore1} ${kindAfter1} ${wordClass}`,
    `kinds before ${kindBefore2} ${kindBefore1}`,
    `kinds after ${kindAfter1} ${kindAfter2}`,
    `kinds after ${kindAfter1} ${kindAfter2} ${mode} ${wordClass}`,
    `person ${frame.isToPerson} ${frame.isCoordinatedWithPerson} ${frame.isBesideName} ${mode}`,
    `possessive ${token.possessive} ${kindAfter1} ${mode}`,
    `usual ${near.bits(at) & isFrequent} ${mode}`,
  ].map(bucketOf)
}

/** FNV-1a. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 13)) & (weightsCount - 1)
}

/** The word some steps away, within the line. */
function wordBeside(near: Neighbours, at: number, step: number): string {
  if (step < 0) for (let back = at; back > at + step; back--) if (near.tokens[back]?.newLine) return ''
  if (step > 0) for (let next = at + 1; next <= at + step; next++) if (near.tokens[next]?.newLine) return ''
  return near.tokens[at + step]?.kind === 'number' ? '#' : near.wordAt(at + step)
}

function kindBeside(near: Neighbours, at: number, step: number): string {
  const word = wordBeside(near, at, step)
  if (word === '' || word === '#' || /^[^a-z]/.test(word)) return word
  for (const [kind, words] of kinds) if (words.has(word)) return kind
  const token = near.tokens[at + step]
  if (token?.shape === 'Capital' && !token.opens && !token.plain) return near.isGiven(at + step) ? 'name' : 'capital'
  if (near.isNameAlone(at + step)) return 'name'
  if (near.isVerbForm(at + step)) return 'verb'
  return /(?:ing|ly|ness|tion|ment|y)$/.exec(word)?.[0] ?? 'word'
}

const kinds: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['kin', kin],
  ['act', personVerbs],
  ['auxiliary', auxiliary],
  ['negated', negated],
  ['modal', modals],
  ['pronoun', pronounsAndArticles],
  ['article', articles],
  ['with', personPrepositions],
  ['in', placePrepositions],
  ['and', conjunctions],
  ['adverb', adverbs],
  ['state', personStates],
]
