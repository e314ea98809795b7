/** Letters that stand for somebody: "J was upset", "JM told us". */

import { sayings } from './frame-words.ts'
import { auxiliaries, determiners, kin, personVerbs } from './grammar.ts'
import { type Judged, person } from './judged.ts'
import type { Neighbours } from './neighbours.ts'
import { personBeside } from './person-beside.ts'
import type { Token } from './tokens.ts'

/** A letter alone: "J was upset". Child A and parent B are neutral. */
export function initial(near: Neighbours, at: number): Judged | undefined {
  const token = near.tokens[at] as Token
  if (isDotted(near, at) && near.tokens[at - 1]?.kind !== 'number' && !token.plain) return person('check', 'initials')
  if (token.text < 'B' || token.text > 'Z' || token.text === 'I' || token.text === 'X' || token.text === 'Y')
    return undefined
  if (token.plain) return undefined
  const before = near.before(at)
  if (kin.has(before) || labelNouns.has(before)) return undefined
  if (token.possessive && kin.has(near.after(at))) return person('check', 'initials')
  const next = near.tokens[at + 1]
  if (personVerbs.has(near.after(at)) || (auxiliaries.has(near.after(at)) && token.text !== 'A'))
    return person('check', 'initials')
  const isDot = next?.text === '.'
  if (isDot && personVerbs.has(near.wordAt(at + 2)) && near.tokens[at + 2]?.shape === 'lower')
    return person('check', 'initials')
  if (sayings.has(before) && next?.kind !== 'number') return person('check', 'initials')
  if (['with', 'told', 'asked', 'for', 'and', 'by', 'from'].includes(before) && next?.kind !== 'number')
    return person('check', 'initials')
  return undefined
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

/** Two capitals that are no short form we know. */
export function initials(near: Neighbours, at: number): Judged | undefined {
  const token = near.tokens[at] as Token
  if (token.opens && personBeside(near, at) < 1) return undefined
  if (determiners.has(near.before(at))) return undefined
  return personBeside(near, at) >= 1 || kin.has(near.before(at)) ? person('check', 'initials') : undefined
}
/** After these a letter is a neutral label. */
const labelNouns: ReadonlySet<string> = new Set(
  'child parent sibling person family participant adult option appendix group team school step part section grade hepatitis vitamin plan level type class category generation agency practitioner area board card case column row table figure question item paragraph annex schedule band stage tier model version grandparent carer baby twin partner professional wing room block unit'.split(
    ' ',
  ),
)
