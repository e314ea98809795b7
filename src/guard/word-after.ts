/** The word after one that may be a name, as a kind: a verb only people do, an auxiliary, a state, a surname. */
import {
  adverbs,
  auxiliary,
  bareStates,
  modals,
  negated,
  prepositions,
  pronounsAndArticles,
  sameForms,
  sayings,
} from './frame-words.ts'
import { kin, personStates, personVerbs, pets } from './grammar.ts'
import { isWord } from './lists.ts'
import type { Neighbours } from './neighbours.ts'

export type After =
  | 'end'
  | 'who'
  | 'saying'
  | 'finite'
  | 'auxiliary'
  | 'negated'
  | 'modal'
  | 'to'
  | 'preposition'
  | 'adverb'
  | 'number'
  | 'age'
  | 'relative'
  | 'apposition'
  | 'self'
  | 'state'
  | 'article'
  | 'coordinated'
  | 'listed'
  | 'label'
  | 'surname'
  | 'noun'

export const joining = /^(?:and|or|n|&|\+|\/)$/

export function afterOf(near: Neighbours, at: number): After {
  const token = near.tokens[at + 1]
  if (!token || token.newLine) return 'end'
  const { base } = token
  if (token.kind === 'mark') {
    if (joining.test(token.text)) return 'coordinated'
    if (token.text === ',')
      return near.isLargeGiven(at + 2) || kin.has(near.wordAt(at + 2)) || isRelation(near, at + 2) ? 'listed' : 'end'
    if (token.text === '(') return 'listed'
    return token.text === ':' || token.text === '–' || token.text === '-' ? 'label' : 'end'
  }
  if (token.kind === 'number') return isAge(near, at + 1) ? 'age' : 'number'
  if (token.kind === 'mixed') return 'adverb'
  if (/^(?:who|whose|whom)$/.test(base)) return 'who'
  if (/^(?:and|or|n)$/.test(base)) return 'coordinated'
  if (sameForms.has(base) && modals.has(near.wordAt(at))) return 'noun'
  if (sayings.has(base)) return 'saying'
  if (closeRelatives.test(base)) return 'relative'
  if (negated.has(base)) return 'negated'
  if (auxiliary.has(base)) return 'auxiliary'
  if (modals.has(base)) return 'modal'
  if (base === 'to' || base === 'tae') return 'to'
  if (/^(?:him|her|them)sel(?:f|ves)$/.test(base)) return 'self'
  if (/^(?:the|a|his|her|their|our)$/.test(base) && startsPredicate(near, at + 3) && near.wordAt(at + 2).length > 2)
    return 'apposition'
  if (pronounsAndArticles.has(base) && !/^(?:all|both)$/.test(base)) return 'article'
  if (isState(near, at + 1)) return 'state'
  if (adverbs.has(base)) return 'adverb'
  if (prepositions.has(base)) return 'preposition'
  if (personVerbs.has(base) || near.isVerbForm(at + 1)) return 'finite'
  if (near.isNameAlone(at + 1)) return 'surname'
  return near.isFamilyWord(at + 1) && (endsName(near, at + 2) || isShown(near, at + 1)) ? 'surname' : 'noun'
}

/** Notes leave the verb out: "mark upset after contact", "grace refusing to go", "joy very low". */
function isState(near: Neighbours, at: number): boolean {
  const word = near.wordAt(at)
  if (/^(?:very|really|so|quite|abit|pretty)$/.test(word)) return near.tokens[at + 1]?.kind === 'word'
  if (bareStates.has(word) || (personStates.has(word) && !personVerbs.has(word))) return true
  return (
    word.endsWith('ing') &&
    (word.length > 5 || word === 'being') &&
    (near.bits(at) & isWord) !== 0 &&
    !notDoing.test(word)
  )
}

const notDoing =
  /^(?:something|nothing|anything|everything|morning|evening|meeting|feeling|building|housing|parenting|learning|training|funding|planning|hearing|clothing|bedding|wedding|sibling|siblings|setting|reading|writing|spelling|beginning|ending|during|including|regarding|according|following|ceiling|lodging|offspring|string|spring)$/

/** "her aunt", "the older sister", "our new health visitor" */
export function isRelation(near: Neighbours, at: number): boolean {
  if (!/^(?:the|a|an|his|her|their|my|our|mum's|dad's)$/.test(near.wordAt(at))) return false
  for (let next = at + 1; next < at + 4 && near.tokens[next]?.kind === 'word'; next++) {
    const word = near.wordAt(next)
    if (kin.has(word) && !/^(?:wee|young|poor)$/.test(word)) return true
    if (pets.has(word) || /^(?:visitor|nurse|one|boyfriend|girlfriend|officer|assistant|manager|chair)$/.test(word))
      return true
  }
  return false
}

export function startsPredicate(near: Neighbours, at: number): boolean {
  const word = near.wordAt(at)
  return auxiliary.has(word) || negated.has(word) || modals.has(word) || personVerbs.has(word) || near.isVerbForm(at)
}

/** "rose mum rang": the apostrophe is missing. */
const closeRelatives =
  /^(?:mum|mam|dad|gran|nan|nana|granny|granda|grandad|brother|sister|aunt|auntie|uncle|stepdad|stepmum)$/

/** "ruby 9 jack 6", "mark 7." */
function isAge(near: Neighbours, at: number): boolean {
  if (!/^1?\d$/.test(near.wordAt(at))) return false
  const after = near.tokens[at + 1]
  return (
    !after ||
    after.newLine ||
    after.text === ',' ||
    after.text === '.' ||
    near.mayBeName(at + 1) ||
    near.isNameLike(at + 1) ||
    startsPredicate(near, at + 1) ||
    /^(?:yrs?|yo|years?)$/.test(near.wordAt(at + 1))
  )
}

/** After a given name and a surname comes a verb, a mark or a small word, hardly another noun. */
function endsName(near: Neighbours, at: number): boolean {
  const after = near.tokens[at]
  if (!after || after.newLine || after.kind !== 'word') return true
  return (
    auxiliary.has(after.base) ||
    negated.has(after.base) ||
    personVerbs.has(after.base) ||
    prepositions.has(after.base) ||
    adverbs.has(after.base) ||
    near.isVerbForm(at)
  )
}

export const isShown = (near: Neighbours, at: number): boolean => {
  const { shape, plain, opens } = near.token(at)
  return shape === 'Capital' && !plain && !opens
}
