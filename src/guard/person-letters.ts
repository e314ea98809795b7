/** One letter that stands for somebody: "J was upset", "M and K were both in the house", "Would E trust us?". */
import { contacts, isFunctionWord, modals, personPrepositions, sayings, toPerson } from './frame-words.ts'
import { auxiliaries, determiners, kin, objectVerbs, personVerbs } from './grammar.ts'
import { type Judged, person } from './judged.ts'
import type { Neighbours } from './neighbours.ts'
import { isRelation } from './word-after.ts'

/** After these a letter is a neutral label. */
const labelNouns: ReadonlySet<string> = new Set(
  'child parent sibling person family participant adult option appendix group team school step part section grade hepatitis hep vitamin vit plan level type class category generation agency practitioner worker area board card case column row table figure question item paragraph annex schedule band stage tier model version grandparent carer baby twin partner professional wing room block unit size letter key point scenario'.split(
    ' ',
  ),
)
export const isLabel = (word: string): boolean => labelNouns.has(word) || labelNouns.has(word.replace(/s$/, ''))

/** What stands around a letter speaks for a person: "saw J", "J (9)", "J. was quiet", "J and his brother". A is an article more often, X and Y stand for anything. */
export function isSomebody(near: Neighbours, at: number): boolean {
  const before = near.before(at)
  if (determiners.has(before) && before !== 'of') return false
  const next = near.tokens[at + 1]
  if (near.token(at).text === 'A') return isCalledA(near, at)
  if (/^[XY]$/.test(near.token(at).text)) return near.token(at).opens && personVerbs.has(near.after(at))
  if (acts(near, at + 1) || near.hasAge(at) || isIntroduced(near, at)) return true
  if (next?.text === '.' && near.tokens[at + 2]?.shape === 'lower' && acts(near, at + 2)) return true
  if (next?.kind === 'number' || next?.kind === 'mixed') return false
  if (before === 'and' && isLabel(near.before(at - 2))) return false
  if (sayings.has(before) || isObjectOf(before) || personPrepositions.has(before)) return true
  if (before === 'to' && contacts.has(near.before(at - 1))) return true
  return isAsked(near, at) || isPaired(near, at) || (before === 'of' && endsThere(near, at))
}

const isObjectOf = (word: string): boolean => toPerson.has(word) || objectVerbs.has(word) || knowing.has(word)
const knowing: ReadonlySet<string> = new Set(
  'and re know knows knew known like likes love loves love hate hates asked'.split(' '),
)

const acts = (near: Neighbours, at: number): boolean =>
  !near.tokens[at]?.newLine &&
  (personVerbs.has(near.wordAt(at)) ||
    auxiliaries.has(near.wordAt(at)) ||
    modals.has(near.wordAt(at)) ||
    near.isVerbForm(at))

const endsThere = (near: Neighbours, at: number): boolean => {
  const next = near.tokens[at + 1]
  return !next || next.newLine || /^[,.;?!)]$/.test(next.text) || isFunctionWord(next.base)
}

/** "V, her older sister", "T: "I just want …"", "L - nine years old" */
function isIntroduced(near: Neighbours, at: number): boolean {
  const mark = near.tokens[at + 1]
  if (mark?.kind !== 'mark' || mark.newLine) return false
  if (mark.text === ',')
    return (
      isRelation(near, at + 2) ||
      near.wordAt(at + 2) === 'who' ||
      /^(?:oldest|eldest|youngest)$/.test(near.wordAt(at + 3))
    )
  if (!near.token(at).opens) return false
  return mark.text === ':' ? near.tokens[at + 2]?.text === '"' : /^[–-]$/.test(mark.text) && isAgeWord(near, at + 2)
}
const isAgeWord = (near: Neighbours, at: number): boolean =>
  near.tokens[at]?.kind === 'number' || /^years?$/.test(near.wordAt(at + 1))

/** "Would E trust any of us?" */
const isAsked = (near: Neighbours, at: number): boolean =>
  (modals.has(near.before(at)) || /^(?:do|does|did|is|was|has|had)$/.test(near.before(at))) &&
  near.tokens[at + 1]?.kind === 'word' &&
  !near.tokens[at + 1]?.newLine &&
  near.tokens[at + 1]?.shape === 'lower'

/** "M and K", "J and his brother", "mum and B"; but "hepatitis B and C", "between A and B". */
function isPaired(near: Neighbours, at: number): boolean {
  const joins = (index: number): boolean => /^(?:and|or|&)$/.test(near.wordAt(index))
  if (joins(at + 1)) {
    const other = near.wordAt(at + 2)
    const isOther = isLetter(near, at + 2) || kin.has(other) || isRelation(near, at + 2)
    return isOther && !isLabel(near.before(at))
  }
  return joins(at - 1) && (kin.has(near.wordAt(at - 2)) || isLetter(near, at - 2))
}
const isLetter = (near: Neighbours, at: number): boolean =>
  /^[B-HJ-WZ]$/.test(near.tokens[at]?.text ?? '') && !near.token(at).plain

/** "A told me", "I have known A since"; but "A settled week", "an A for art", "from A to B". */
function isCalledA(near: Neighbours, at: number): boolean {
  const [before, after, beyond] = [near.before(at), near.after(at), near.wordAt(at + 2)]
  const isSubject =
    /^(?:is|was|has|had|said|says|did|does|didn't|doesn't|isn't|wasn't|hasn't)$/.test(after) ||
    (acts(near, at + 1) && isFunctionWord(beyond) && !/^(?:and|or|but)$/.test(beyond))
  if (near.token(at).opens) return isSubject
  return isSubject || (isObjectOf(before) && before !== 'and' && endsThere(near, at) && after !== 'to')
}

/** "j says he is fine", where nobody uses capitals; u, r, n, c, w and x are words there. */
export function smallLetter(near: Neighbours, at: number): Judged | undefined {
  if (isShortened(near, at)) return person('check', 'initials')
  if (!near.isLowerText || !/^[bd-hj-mopqstvz]$/.test(near.token(at).text)) return undefined
  if (near.tokens[at - 1]?.kind === 'number' || near.tokens[at + 1]?.kind === 'number') return undefined
  const [before, next] = [near.before(at), near.after(at)]
  if (isLabel(before) || determiners.has(before)) return undefined
  const speaks = sayings.has(next) || /^(?:was|is|has|had|wasnt|isnt|hasnt|didnt|doesnt|wont)$/.test(next)
  const isTold = toPerson.has(before) && next !== 'a'
  const isBeside = /^(?:about|with|from|for|by|re)$/.test(before) && endsThere(near, at)
  const isWithKin = before === 'and' && kin.has(near.wordAt(at - 2)) && near.tokens[at + 1]?.text !== '.'
  return speaks || isTold || isBeside || isWithKin ? person('check', 'initials') : undefined
}

/** "k. said it was fine", "d. was outside": the full stop shortens a name where the sentence goes on with what somebody does. */
const isShortened = (near: Neighbours, at: number): boolean =>
  /^[b-hj-z]$/.test(near.token(at).text) &&
  near.tokens[at - 1]?.kind !== 'number' &&
  near.tokens[at - 1]?.text !== '.' &&
  near.tokens[at + 1]?.text === '.' &&
  near.tokens[at + 2]?.shape === 'lower' &&
  (sayings.has(near.wordAt(at + 2)) || auxiliaries.has(near.wordAt(at + 2)))

/** A letter or two that stand for somebody once do so in the whole text, unless a label or an article is before it. */
export function everyLetter(near: Neighbours, judged: (Judged | undefined)[]): void {
  const known = new Set<string>()
  judged.forEach((one, at) => {
    if (one?.why === 'initials' && near.wordAt(at).length < 3) known.add(near.token(at).text)
  })
  if (known.size === 0) return
  near.tokens.forEach((token, at) => {
    if (judged[at] || near.taken[at] || !known.has(token.text) || token.plain || /^[aAXY]$/.test(token.text)) return
    const before = near.tokens[at - 1]
    if (before?.kind === 'number' || isLabel(near.before(at)) || determiners.has(near.before(at))) return
    judged[at] = person('check', 'initials')
  })
}
