/** How much the words around an unusual word speak for a person. */
import { careWords } from './care-words.ts'
import { auxiliaries, givers, kin, objectVerbs, personStates, personVerbs } from './grammar.ts'
import { isGiven, isSurname, isWord } from './lists.ts'
import { officeWords, oftenCapital, surnameWords } from './name-words.ts'
import type { Neighbours } from './neighbours.ts'
import type { Token } from './tokens.ts'

/** What the neighbours say for a person: from about -3 to 5. */
export function personBeside(near: Neighbours, at: number): number {
  const before = near.before(at)
  const after = near.after(at)
  const token = near.tokens[at] as Token
  let score = 0
  if (kin.has(before) && !near.tokens[at - 1]?.possessive) score += token.shape === 'lower' ? 1.5 : 2
  if (before === 'wee' || before === 'young' || before === 'little') score += 0.5
  if (personVerbs.has(after)) score += 2
  else if (auxiliaries.has(after))
    score += token.opens && !oftenCapital.has(token.base) && token.shape !== 'lower' ? 1.5 : 1
  else if (after === 'and' || after === 'or') score += near.isNameLike(at + 2) ? 2 : near.isLargeGiven(at + 2) ? 1.5 : 0
  if ((before === 'and' || before === 'or') && near.isLargeGiven(at) && near.isLargeGiven(at - 2)) score += 1.5
  if (token.possessive) score += 1.5
  if (givers.has(before)) score += 1
  if (objectVerbs.has(before)) score += 1.5
  if (auxiliaries.has(after) && isSaidOfPeople(near, at + 2)) score += 1.5
  if (near.hasAge(at) || isListed(near, at) || isWho(near, at)) score += 2
  if ((before === 'and' || before === 'or') && near.isNameLike(at - 2)) score += 1.5
  if (nextIsSurname(near, at)) score += 2.5
  if (kin.has(after) && token.possessive) score += 1.5
  if (token.opens && score > 0 && !near.tokens[at - 1]) score += 0
  return score
}

function isSaidOfPeople(near: Neighbours, at: number): boolean {
  let next = at
  while (
    /^(?:been|being|not|very|so|always|also|still|just|really|too|often|quite)$/.test(near.tokens[next]?.base ?? '')
  )
    next++
  return personStates.has(near.tokens[next]?.base ?? '')
}

/** "River, who is ..." */
function isWho(near: Neighbours, at: number): boolean {
  return near.tokens[at + 1]?.text === ',' && /^(?:who|whose|whom|aged)$/.test(near.tokens[at + 2]?.base ?? '')
}

/** "Hope, Tendai and the baby", "(Blessing, Tendai)" */
function isListed(near: Neighbours, at: number): boolean {
  const token = near.tokens[at]
  if (!token || token.shape === 'lower' || token.plain) return false
  return (
    (near.tokens[at + 1]?.text === ',' && near.isNameLike(at + 2)) ||
    (near.tokens[at - 1]?.text === ',' && near.isNameLike(at - 2))
  )
}

function nextIsSurname(near: Neighbours, at: number): boolean {
  const next = near.tokens[at + 1]
  if (next?.kind !== 'word' || next.newLine) return false
  const bits = near.lists.bits(next.base)
  if (careWords.has(next.base) || officeWords.has(next.base)) return false
  if (!(bits & isWord)) return (bits & (isSurname | isGiven)) !== 0 || (bits === 0 && next.shape === 'Capital')
  if (next.shape === 'Capital' && !next.plain) return (bits & isSurname) !== 0 || surnameWords.has(next.base)
  if (!surnameWords.has(next.base) || !(near.isLowerText || next.plain)) return false
  const base = near.tokens[at]?.base ?? ''
  return (
    !/^(?:will|may|can|must|mark|hope)$/.test(base) ||
    personVerbs.has(near.after(at + 1)) ||
    auxiliaries.has(near.after(at + 1))
  )
}
