/** Letters that stand for somebody: "J was upset", "JM told us". */

import { careWords } from './care-words.ts'
import { isFunctionWord, toPerson } from './frame-words.ts'
import { determiners, kin } from './grammar.ts'
import { type Judged, person } from './judged.ts'
import { isCommon, isGiven } from './lists.ts'
import { labelWords, largeWords, officeWords, surnameWords } from './name-words.ts'
import type { Neighbours } from './neighbours.ts'
import { personBeside } from './person-beside.ts'
import { isLabel, isSomebody, smallLetter } from './person-letters.ts'
import type { Token } from './tokens.ts'
import { type After, afterOf } from './word-after.ts'

/** A letter alone: "J was upset". Child A and parent B are neutral. */
export function initial(near: Neighbours, at: number): Judged | undefined {
  const token = near.tokens[at] as Token
  if (isDotted(near, at) && near.tokens[at - 1]?.kind !== 'number' && !token.plain) return person('check', 'initials')
  if (token.shape === 'lower') return smallLetter(near, at)
  if (isBesideInitial(near, at) && !token.plain) return person('check', 'initials')
  if (token.text < 'A' || token.text > 'Z' || token.text === 'I' || token.plain) return undefined
  const before = near.before(at)
  if (labels.has(before)) return isNeutralLetter(token) ? undefined : person('check', 'initials')
  if (isAfterKin(near, at)) return person('check', 'initials')
  if (kin.has(before) || isLabel(before)) return undefined
  if (isBeforeSurname(near, at)) return person('must')
  if (token.possessive && kin.has(near.after(at))) return person('check', 'initials')
  return isSomebody(near, at) ? person('check', 'initials') : undefined
}

const beside: ReadonlySet<string> = new Set('with told asked for and by from re about saw'.split(' '))

/** "J's coat": the letter and its apostrophe are one word. */
export function letterOf(near: Neighbours, at: number): Judged | undefined {
  const token = near.token(at)
  if (!/^[B-HJ-Z]'s$/.test(token.text) || token.plain || near.tokens[at + 1]?.kind !== 'word') return undefined
  const before = near.before(at)
  const isCounted = near.tokens[at - 1]?.kind === 'number' || determiners.has(before) || labels.has(before)
  return isCounted || near.wordAt(at + 1) === 'and' ? undefined : person('check', 'initials')
}

/** "mum (D)", "the boy, R, is nine" */
function isAfterKin(near: Neighbours, at: number): boolean {
  const [mark, end, who] = [near.tokens[at - 1]?.text, near.tokens[at + 1]?.text, near.wordAt(at - 2)]
  const isSetOff = (mark === '(' && end === ')') || (mark === ',' && end === ',')
  return isSetOff && kin.has(who) && !isLabel(who)
}

/** Child A and parent B are labels; whoever writes child K has a name in mind. */
const labels: ReadonlySet<string> = new Set('child parent sibling twin baby'.split(' '))
const isNeutralLetter = ({ text }: Token): boolean => /^[A-HX-Z]$/.test(text)

/** "ring A M re contact" */
function isBesideInitial(near: Neighbours, at: number): boolean {
  const isOne = (index: number): boolean =>
    near.tokens[index]?.kind === 'word' && /^[A-HJ-Z]$/.test(near.tokens[index]?.text ?? '')
  const isPair = (one: number): boolean => isOne(one) && isOne(one + 1) && !near.tokens[one + 1]?.newLine
  const first = isPair(at) ? at : isPair(at - 1) ? at - 1 : -1
  return first >= 0 && !isOne(first - 1) && !isOne(first + 2) && near.tokens[first - 1]?.kind !== 'number'
}

/** "P. Sim", "B Shand" */
function isBeforeSurname(near: Neighbours, at: number): boolean {
  const next = near.tokens[at + 1]?.text === '.' ? at + 2 : at + 1
  const surname = near.tokens[next]
  if (surname?.kind !== 'word' || surname.newLine || surname.shape !== 'Capital') return false
  if (surname.start - near.token(at).end > 2) return false
  return mayBeSurname(near, next)
}

/** "Sim" of "P. Sim": a surname that no list would point at. */
export const followsInitial = (near: Neighbours, at: number): boolean => {
  const letter = near.tokens[at - 1]?.text === '.' ? at - 2 : at - 1
  const token = near.tokens[letter]
  return (
    /^[A-HJ-Z]$/.test(token?.text ?? '') &&
    !token?.plain &&
    !isLabel(near.before(letter)) &&
    isBeforeSurname(near, letter)
  )
}

function mayBeSurname(near: Neighbours, at: number): boolean {
  const base = near.wordAt(at)
  if (surnameWords.has(base)) return true
  if (careWords.has(base) || officeWords.has(base) || largeWords.has(base) || isFunctionWord(base)) return false
  return !(near.bits(at) & isCommon) || (near.bits(at) & isGiven) !== 0
}

/** "J.R.", "A. M." */
function isDotted(near: Neighbours, at: number): boolean {
  const isLetter = (index: number): boolean =>
    near.wordAt(index).length === 1 && near.tokens[index]?.shape === 'Capital'
  const dotAfter = near.tokens[at + 1]?.text === '.' && isLetter(at + 2)
  const dotBefore = near.tokens[at - 1]?.text === '.' && isLetter(at - 2)
  const isClose = (index: number): boolean =>
    (near.tokens[index + 1]?.start ?? 0) - (near.tokens[index]?.end ?? 0) < 2 && !near.tokens[index + 1]?.newLine
  return (dotAfter && isClose(at) && isClose(at + 1)) || (dotBefore && isClose(at - 1) && isClose(at - 2))
}

/** Two capitals that are no short form we know, where a person stands: "met with KM", "AB, 14". */
export function initials(near: Neighbours, at: number): Judged | undefined {
  const token = near.tokens[at] as Token
  const before = near.before(at)
  if (determiners.has(before) || near.tokens[at - 1]?.kind === 'number' || near.tokens[at + 1]?.kind === 'number')
    return undefined
  if (near.hasAge(at) || isSigned(near, at) || isPair(near, at)) return person('check', 'initials')
  if ((toPerson.has(before) || beside.has(before)) && !near.nextIsCapital(at)) return person('check', 'initials')
  if (token.opens && personBeside(near, at) < 1)
    return states.has(afterOf(near, at)) ? person('check', 'initials') : undefined
  return personBeside(near, at) >= 1 || kin.has(before) ? person('check', 'initials') : undefined
}

/** "RS and LS both present" */
const isPair = (near: Neighbours, at: number): boolean =>
  !careWords.has(near.wordAt(at)) &&
  [-2, 2].some((step) => {
    const other = near.tokens[at + step]
    const isJoined = /^(?:and|&)$/.test(near.wordAt(at + step / 2)) && !other?.newLine
    return isJoined && other?.kind === 'word' && areTwoCapitals(other) && !careWords.has(other.base)
  })

/** "CMcD", "JMacK" */
export const areMixedInitials = ({ text }: Token): boolean => /^[A-Z]{1,2}Ma?c[A-Z]$/.test(text)

/** "JM not at school", "KM upset" */
const states: ReadonlySet<After> = new Set<After>(['state', 'negated', 'modal', 'saying', 'age', 'who', 'self'])

/** "initials JM", "signed KM", "JM/KM", "(JM)" */
function isSigned(near: Neighbours, at: number): boolean {
  const [before, after] = [near.tokens[at - 1], near.tokens[at + 1]]
  if (
    announcing.test(
      near.wordAt(before?.kind === 'mark' || /^(?:is|are|by)$/.test(before?.base ?? '') ? at - 2 : at - 1),
    )
  )
    return true
  if (before?.text === ':' && labelWords.has(near.wordAt(at - 2))) return true
  if (before?.text === '(' && after?.text === ')') return !near.tokens[at - 2]?.plain
  const other = before?.text === '/' ? near.tokens[at - 2] : after?.text === '/' ? near.tokens[at + 2] : undefined
  return other?.kind === 'word' && areTwoCapitals(other) && !careWords.has(other.base)
}

const announcing = /^(?:initials|signed|typed|initialled)$/

/** Short words of two letters that are written in capitals when somebody shouts. */
const twoLetters =
  /^(?:so|no|it|is|in|of|my|we|he|me|us|up|to|go|do|if|or|on|at|by|as|an|am|be|hi|oh|ma|pa|da|ye|wi|id|im|vs|re|cc|am|pm|tv|dj|cd|qc|kc)$/
export const areTwoCapitals = ({ base, shape, plain }: Token): boolean =>
  base.length === 2 && shape === 'CAPITALS' && !plain && !twoLetters.test(base)
