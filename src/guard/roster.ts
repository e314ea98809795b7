/** L2: the names known beforehand, in any form people write them: short, misspelt, initials, possessive, lower case, spaced out. */
import { describing } from './describing.ts'
import { diminutivesOf } from './diminutives.ts'
import { isFunctionWord, personNouns } from './frame-words.ts'
import { personVerbs } from './grammar.ts'
import { isCommon, isGiven, isSurname, isWord, type Lists } from './lists.ts'
import { folded } from './normal-text.ts'
import { type Phrases, phraseSpans, phrasesOf, withTitle } from './roster-phrases.ts'
import type { Span } from './span.ts'
import type { Token } from './tokens.ts'

export interface Roster {
  /** Every form that is a name for sure. */
  readonly forms: ReadonlySet<string>
  /** Short forms that are everyday words (cat, pat, bill): only with a capital where nothing else asks for one. */
  readonly wordForms: ReadonlySet<string>
  /** The names as written, for misspellings. */
  readonly names: readonly string[]
  /** JK, JMK: first letters of full names. */
  readonly initials: ReadonlySet<string>
  readonly letters: ReadonlySet<string>
  /** Names of several words, as they are written. */
  readonly phrases: Phrases
}

export type RosterEntry = string | { readonly name: string }

export function rosterOf(entries: readonly RosterEntry[], lists: Lists): Roster {
  const forms = new Set<string>()
  const wordForms = new Set<string>()
  const names = new Set<string>()
  const initials = new Set<string>()
  const letters = new Set<string>()
  for (const entry of entries) {
    const name = (typeof entry === 'string' ? entry : entry.name) ?? ''
    const parts = partsOf(String(name), lists)
    for (const part of parts) addName(part, { forms, wordForms, names }, lists)
    const capitals = parts.map((part) => part[0] ?? '')
    if (capitals.length > 1) {
      initials.add(capitals.join(''))
      initials.add(`${capitals[0]}${capitals.at(-1)}`)
      if (String(name).includes(',')) initials.add(`${capitals.at(-1)}${capitals[0]}`)
    }
    for (const letter of capitals) letters.add(letter)
  }
  const phrases = phrasesOf(entries.map((entry) => String((typeof entry === 'string' ? entry : entry.name) ?? '')))
  return { forms, wordForms, names: [...names], initials, letters, phrases }
}

function partsOf(name: string, lists: Lists): string[] {
  const hasCapital = /\p{Lu}/u.test(name)
  return name
    .replace(/[\u2018\u2019]/g, "'")
    .split(/[^\p{L}\p{M}'-]+/u)
    .map((part) => part.replace(/^['-]+|['-]+$/g, ''))
    .filter((part, at) => {
      const plain = folded(part)
      return plain && !describing.has(plain) && !joins(plain, at, hasCapital && part === plain, lists)
    })
    .map(folded)
}

/** "We met Kieran", pasted as it stands: only Kieran is a name. "My Nguyen" and "Jon Early" are names whole. */
function joins(part: string, at: number, isSmall: boolean, lists: Lists): boolean {
  const bits = lists.bits(part)
  if (bits & isGiven || (at > 0 && bits & isSurname && !isSmall) || everyday.has(part)) return false
  return isFunctionWord(part) || (isSmall && (bits & isWord) !== 0)
}

interface Filling {
  readonly forms: Set<string>
  readonly wordForms: Set<string>
  readonly names: Set<string>
}

function addName(part: string, { forms, wordForms, names }: Filling, lists: Lists): void {
  for (const piece of new Set([
    part,
    part.replace(/['-]/g, ''),
    ...part.split('-'),
    part.replace(/^(?:mc|mac|o')/, ''),
  ])) {
    if (piece.length < 2) continue
    if (piece.length < 3 && piece !== part) continue
    if (piece !== part && (lists.bits(piece) & isWord) !== 0 && !part.split('-').includes(piece)) continue
    forms.add(piece)
    names.add(piece)
    for (const short of diminutivesOf(piece)) (lists.bits(short) & isWord ? wordForms : forms).add(short)
  }
}

/** A roster word that everybody writes all the time: it needs a look at its neighbours when it stands in lower case. */
const everyday: ReadonlySet<string> = new Set(
  'will may can an so see do be my art don rob sue mark hope rose grant drew dean pat bill nick ray frank guy young long short day rich wise sharp best love good small little brown black white green grey gray king hill wood park field banks stone baker cook cooper hall ford may june april august summer grace faith joy dawn sky star sunny'.split(
    ' ',
  ),
)

export function rosterSpans(tokens: readonly Token[], roster: Roster, lists: Lists): Span[] {
  const spans: Span[] = phraseSpans(tokens, roster.phrases)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (token.kind === 'mark' || token.kind === 'number') continue
    const why = reasonFor(tokens, at, roster, lists)
    if (why) spans.push({ start: withTitle(tokens, at), end: token.end, kind: 'PERSON', severity: 'must', why })
  }
  return joinNeighbours(
    spans.sort((a, b) => a.start - b.start),
    tokens,
  )
}

function reasonFor(tokens: readonly Token[], at: number, roster: Roster, lists: Lists): Span['why'] | undefined {
  const token = tokens[at] as Token
  const { base } = token
  if (roster.forms.has(base)) return isVerbLike(tokens, at) ? undefined : 'person-name'
  if (
    roster.wordForms.has(base) &&
    token.shape === 'Capital' &&
    (!token.opens || token.possessive || personVerbs.has(tokens[at + 1]?.base ?? ''))
  )
    return 'person-name'
  if (base.length > 3 && base.endsWith('s') && roster.forms.has(base.slice(0, -1)) && !(lists.bits(base) & isWord))
    return 'person-name' // jamies
  if (base.endsWith('s') && roster.forms.has(base.slice(0, -1)) && personNouns.has(tokens[at + 1]?.base ?? ''))
    return 'person-name' // joys mum
  if (base.includes('-') || base.includes("'")) {
    const pieces = base.split(/[-']/)
    if (
      roster.forms.has(pieces.join('')) ||
      pieces.some((piece) => piece.length > 2 && roster.forms.has(piece) && !everyday.has(piece))
    )
      return 'person-name'
  }
  if (token.shape === 'CAPITALS' && base.length < 4 && roster.initials.has(base) && !token.plain) return 'initials'
  if (base.length === 1 && token.shape === 'Capital' && roster.letters.has(base) && isInitial(tokens, at))
    return 'initials'
  const bits = lists.bits(base)
  if (bits & isWord && !(token.shape === 'Capital' && !token.opens && !(bits & isCommon))) return undefined
  if (base.length < 4 || base.length > 30) return undefined
  return roster.names.some((name) => isNear(base, name)) ? 'person-name' : undefined
}

/** "will be", "may need": a word, though somebody is called so. */
function isVerbLike(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  if (!everyday.has(token.base)) return false
  if (token.shape !== 'lower' && !token.opens && !token.plain) return false
  const before = tokens[at - 1]?.base ?? ''
  const after = tokens[at + 1]?.base ?? ''
  if (token.possessive) return false
  if (token.base === 'will' || token.base === 'may' || token.base === 'can') {
    if (
      /^(?:i|you|he|she|it|we|they|who|that|which|there|this|what|everyone|nobody|someone|mum|dad|family|child|worker|school|police|health|team|meeting|parents|not|these|those)$/.test(
        before,
      )
    )
      return true
    if (
      /^(?:be|not|have|need|also|never|always|only|take|help|make|want|feel|find|see|come|go|get|look|continue|still|then|now|the|they|he|she|we|it|you|this|there)$/.test(
        after,
      )
    )
      return true
    return (
      token.shape === 'lower' && /(?:s|er|y|ment|ion)$/.test(before) && !personVerbs.has(before) && before.length > 3
    )
  }
  if (
    /^(?:the|a|an|this|that|his|her|their|our|my|some|any|no|in|of|first|last|next|early|late|every|each|very|so|too|more|most)$/.test(
      before,
    ) &&
    token.shape === 'lower'
  )
    return true
  return false
}

function isInitial(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  if (token.text === 'I' || token.text === 'A') return false
  const before = tokens[at - 1]?.base ?? ''
  if (/^(?:child|parent|sibling|person|option|appendix|group|plan|hepatitis|vitamin|step|part|section)$/.test(before))
    return false
  return !token.plain || tokens[at + 1]?.text === '.'
}

/** One slip away, two in long names, or the same by ear. */
export function isNear(word: string, name: string): boolean {
  if (name.length < 4 || Math.abs(word.length - name.length) > 2) return false
  if (name.length < 5 && word[0] !== name[0]) return false
  const allowed = name.length >= 8 ? 2 : 1
  if (distance(word, name, allowed) <= allowed) return true
  return (
    name.length > 4 &&
    word[0] === name[0] &&
    byEar(word) === byEar(name) &&
    byEar(name).length > 1 &&
    distance(word, name, 3) <= 3
  )
}

/** Changes, swaps of neighbours included; stops above `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let older: number[] = []
  let old = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let value = Math.min((old[j] ?? 99) + 1, (row[j - 1] ?? 99) + 1, (old[j - 1] ?? 99) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (older[j - 2] ?? 99) + 1)
      row[j] = value
      if (value < best) best = value
    }
    if (best > most) return most + 1
    older = old
    old = row
  }
  return old[b.length] ?? most + 1
}

/** Consonants as they sound: Kayleigh, Caylee and Kaylee are one. */
export function byEar(word: string): string {
  return (
    word[0]?.replace('c', 'k') +
    word
      .slice(1)
      .replace(/ph/g, 'f')
      .replace(/gh/g, '')
      .replace(/ck|c(?![eiy])|q/g, 'k')
      .replace(/c/g, 's')
      .replace(/z/g, 's')
      .replace(/th/g, 't')
      .replace(/[aeiouyhw]/g, '')
      .replace(/(.)\1+/g, '$1')
  )
}

function joinNeighbours(spans: readonly Span[], tokens: readonly Token[]): Span[] {
  const result: Span[] = []
  const indexOf = new Map(tokens.map((token, at) => [token.start, at]))
  for (const span of spans) {
    const last = result.at(-1)
    const at = indexOf.get(span.start) ?? 0
    const before = tokens[at - 1]
    const touches = before !== undefined && before.end === last?.end && !before.possessive
    if (last && (touches || span.start < last.end))
      result[result.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else result.push(span)
  }
  return result
}
