/** What stands around a word, as kinds: before it, after it, and beyond a name it is coordinated with ("rob and frank were there"). */
import { doing, toPerson } from './frame-words.ts'
import { kin, pets } from './grammar.ts'
import { namesFirst } from './name-words.ts'
import type { Neighbours } from './neighbours.ts'
import { type After, afterOf, isShown, joining, startsPredicate } from './word-after.ts'
import { type Before, beforeOf, isToPerson } from './word-before.ts'

/** Where capitals say something: shown inside a sentence, opening one, in a heading; and where they are missing. */
export type Mode = 'shown' | 'opens' | 'heading' | 'quiet' | 'small'

export interface Frame {
  readonly mode: Mode
  readonly before: Before
  readonly after: After
  /** The word after, and the one after that. */
  readonly next: string
  readonly beyond: string
  readonly further: string
  readonly isNameFirst: boolean
  readonly nextIsCapital: boolean
  /** Coordinated with a sure name: "Tendai and Hope". */
  readonly isBesideName: boolean
  readonly isCoordinatedWithPerson: boolean
  /** "told hope", "spoke to mark", "ring sue". */
  readonly isToPerson: boolean
  /** "Victor and Glory": the other has a capital inside the sentence. */
  readonly isPairedWithCapital: boolean
  /** "Rose to see the GP": not "Hope to see you". */
  readonly isTold: boolean
  /** "it was mark at the door" */
  readonly isPointedOut: boolean
  /** "with mark", "about rose": where capitals are used, a person stands here more often than a word without article. */
  readonly isCompany: boolean
  /** "is the boy who", "was the eldest" */
  readonly isOneOfThem: boolean
  /** Where a subject may begin. */
  readonly isFree: boolean
}

export function frameOf(near: Neighbours, at: number): Frame {
  const left = beyondPartner(near, at, -1)
  const right = beyondPartner(near, at, 1)
  const before = beforeOf(near, left.at)
  const end = pastAdverb(near, right.at)
  const after = afterOf(near, end)
  const isPaired = left.at !== at || right.at !== at
  const next = near.wordAt(end + 1)
  return {
    mode: modeOf(near, at),
    before,
    after,
    next,
    beyond: near.wordAt(beyondAt(near, end + 2)),
    further: near.wordAt(beyondAt(near, end + 2) + 1),
    isNameFirst: namesFirst.has(near.wordAt(at)),
    nextIsCapital: near.nextIsCapital(at) && near.wordAt(at + 1) !== 'i',
    isBesideName: left.isName || right.isName,
    isCoordinatedWithPerson: isPaired || isPersonAfter(near, at),
    isToPerson: isToPerson(near, left.at, before),
    isPairedWithCapital: isPaired && [left.at, right.at].some((other) => other !== at && isShown(near, other)),
    isTold: near.wordAt(at) !== 'hope' && (doing.has(near.wordAt(end + 2)) || toPerson.has(near.wordAt(end + 2))),
    isPointedOut: before === 'being' && /^(?:it|this|that|thats|its|there)$/.test(near.wordAt(left.at - 2)),
    isCompany: /^(?:with|about|between|from)$/.test(near.wordAt(left.at - 1)),
    isOneOfThem: isOneOfThem(near, end + 2),
    isFree: ['start', 'conjunction', 'object', 'mark', 'verb'].includes(before),
  }
}

function isOneOfThem(near: Neighbours, at: number): boolean {
  if (!/^(?:the|a|an|my|our|his|her|their)$/.test(near.wordAt(at))) return false
  return [at + 1, at + 2].some(
    (index) =>
      kin.has(near.wordAt(index)) ||
      pets.has(near.wordAt(index)) ||
      /^(?:one|name|oldest|eldest|youngest|person|kind|sort)$/.test(near.wordAt(index)),
  )
}

function modeOf(near: Neighbours, at: number): Mode {
  const token = near.token(at)
  if (token.shape === 'lower') return near.isLowerText ? 'quiet' : 'small'
  if (token.plain) return token.shape === 'CAPITALS' ? 'quiet' : 'heading'
  return token.opens ? 'opens' : 'shown'
}

/** Steps over "and NAME" on one side: where the pair ends, and whether the other is surely a name. */
function beyondPartner(near: Neighbours, at: number, step: 1 | -1): { at: number; isName: boolean } {
  let end = at
  let isName = false
  for (let pairs = 0; pairs < 3; pairs++) {
    const joint = near.tokens[end + step]
    const other = near.tokens[end + 2 * step]
    if (!joint || other?.kind !== 'word' || !(joining.test(joint.base) || joint.text === ',')) break
    if ((step > 0 ? joint : near.token(end)).newLine) break
    const sure = near.isNameLike(end + 2 * step)
    if (!sure && !near.mayBeName(end + 2 * step)) break
    isName ||= sure
    end += 2 * step
  }
  return { at: end, isName }
}

const isPersonAfter = (near: Neighbours, at: number): boolean => {
  if (!joining.test(near.wordAt(at + 1))) return false
  const other = near.tokens[at + 2]
  return (
    other !== undefined &&
    (kin.has(other.base) ||
      /^(?:his|her|their|i|me|the)$/.test(other.base) ||
      (other.shape === 'Capital' && !other.plain && near.isGiven(at + 2)))
  )
}

/** "now lives", "always says": the verb counts. */
const inBetween =
  /^(?:now|once|later|again|today|yesterday|recently|eventually|finally|suddenly|first|twice|soon|even|both|all|still|also|often|always|never|usually|sometimes|rarely|just|only|already|clearly|actually|really|apparently|then|maybe)$/

function pastAdverb(near: Neighbours, at: number): number {
  let last = at
  while (inBetween.test(near.wordAt(last + 1)) && last - at < 3) last++
  return last > at && startsPredicate(near, last + 1) ? last : at
}

/** Past "been", "not", "very" to the word that says what somebody is. */
function beyondAt(near: Neighbours, at: number): number {
  let next = at
  while (
    /^(?:been|being|not|very|so|always|also|still|just|really|too|often|quite|no)$/.test(near.wordAt(next)) &&
    near.wordAt(next + 1)
  )
    next++
  return next
}
