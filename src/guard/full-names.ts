/** L6: what belongs to a name beside it: "g. farquharson", "linda f, ", "fraser t leask", "nguyen van duc"; and a given name with its surname is surely somebody. */
import { particles } from './grammar.ts'
import { type Judged, person } from './judged.ts'
import { isGiven, isSurname, isWord } from './lists.ts'
import { surnameWords } from './name-words.ts'
import type { Neighbours } from './neighbours.ts'

type Verdicts = (Judged | undefined)[]

export function fullNames(near: Neighbours, judged: Verdicts): void {
  for (let at = 0; at < near.tokens.length; at++) {
    const token = near.token(at)
    if (judged[at] || near.taken[at] || token.kind !== 'word' || near.safe.has(token.base)) continue
    const isLetter = /^[a-z]$/i.test(token.text)
    if (isLetter && isLetterOfName(near, judged, at)) judged[at] = person('check', 'initials')
    else if (isSurnameAfterLetter(near, judged, at)) judged[at] = person('must')
    else if (particles.has(token.base) && isPerson(near, judged, at - 1) && isPerson(near, judged, at + 1))
      judged[at] = judged[at - 1]
  }
  for (let at = 1; at < near.tokens.length; at++) if (isFullName(near, judged, at)) sure(judged, at)
}

/** A name that nothing parts from what stands before or after it. */
const isPerson = (near: Neighbours, judged: Verdicts, at: number): boolean =>
  judged[at]?.kind === 'PERSON' && near.tokens[at]?.possessive === false && near.wordAt(at).length > 1

function isLetterOfName(near: Neighbours, judged: Verdicts, at: number): boolean {
  const next = near.tokens[at + 1]
  const isDotted = next?.text === '.' && next.start === near.token(at).end
  const after = isDotted ? at + 2 : at + 1
  if (isDotted && follows(near, after) && isPerson(near, judged, after)) return true
  if (near.token(at).newLine) return false
  if (near.tokens[at - 1]?.text === ',') return isDotted && isPerson(near, judged, at - 2) && !isAbbreviation(near, at)
  if (!isPerson(near, judged, at - 1) || (!isDotted && /^[ainruwxy]$/.test(near.wordAt(at)))) return false
  return (near.isGiven(at - 1) && next?.text !== '/') || (follows(near, after) && isPerson(near, judged, after))
}

/** "d.o.b." */
const isAbbreviation = (near: Neighbours, at: number): boolean =>
  near.tokens[at + 2]?.start === near.tokens[at + 1]?.end && near.wordAt(at + 2).length === 1

/** "fraser t leask", "fraser t wood": what a middle letter makes a surname. */
const isSurnameAfterLetter = (near: Neighbours, judged: Verdicts, at: number): boolean =>
  near.wordAt(at - 1).length === 1 &&
  judged[at - 1]?.why === 'initials' &&
  isPerson(near, judged, at - 2) &&
  near.isGiven(at - 2) &&
  (surnameWords.has(near.wordAt(at)) || !(near.bits(at) & isWord))

const follows = (near: Neighbours, at: number): boolean => near.tokens[at]?.newLine === false

/** "fraser leask", "Ama Boateng": a given name and what follows it, both of them no words or both with a capital. */
function isFullName(near: Neighbours, judged: Verdicts, at: number): boolean {
  const first = near.tokens[at - 1]
  const last = near.token(at)
  if (!isPerson(near, judged, at - 1) || !judged[at] || last.newLine || first?.kind !== 'word') return false
  const isFirstWord = (near.bits(at - 1) & isWord) !== 0
  const isLastWord = (near.bits(at) & isWord) !== 0 && !surnameWords.has(last.base)
  const areShown = first.shape === 'Capital' && last.shape === 'Capital'
  if (!near.isGiven(at - 1) || ((isFirstWord || isLastWord) && !areShown)) return false
  return (near.bits(at) & isSurname) !== 0 || (judged[at]?.kind === 'PERSON' && !(near.bits(at) & isGiven)) || areShown
}

function sure(judged: Verdicts, at: number): void {
  for (const index of [at - 1, at]) judged[index] = person('must')
}
