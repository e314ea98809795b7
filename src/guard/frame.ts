/** What stands around a word, as kinds: before it, after it, and beyond a name it is coordinated with ("rob and frank were there"). */
import {
  addressing,
  adverbs,
  articles,
  asking,
  auxiliary,
  bareStates,
  being,
  conjunctions,
  contacts,
  doing,
  lightVerbs,
  modals,
  negated,
  objects,
  personPrepositions,
  placePrepositions,
  prepositions,
  pronounsAndArticles,
  sameForms,
  sayings,
  subjects,
  toPerson,
} from './frame-words.ts'
import { kin, personStates, personVerbs, pets } from './grammar.ts'
import { isWord } from './lists.ts'
import { classOf, labelWords, namesFirst } from './name-words.ts'
import type { Neighbours } from './neighbours.ts'

export type Before =
  | 'start'
  | 'article'
  | 'kin'
  | 'person'
  | 'place'
  | 'to'
  | 'being'
  | 'subject'
  | 'object'
  | 'conjunction'
  | 'verb'
  | 'noun'
  | 'mark'
  | 'label'
  | 'question'
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

const isShown = (near: Neighbours, at: number): boolean => {
  const { shape, plain, opens } = near.token(at)
  return shape === 'Capital' && !plain && !opens
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

const joining = /^(?:and|or|n|&|\+|\/)$/

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

function beforeOf(near: Neighbours, at: number): Before {
  const token = near.tokens[at - 1]
  if (!token || near.token(at).newLine) return 'start'
  if (token.kind === 'mark') {
    if (
      token.text === '=' ||
      (token.text === ':' && (kin.has(near.wordAt(at - 2)) || labelWords.has(near.wordAt(at - 2))))
    )
      return 'label'
    if (token.text === '/' && near.wordAt(at - 2) === 'w') return 'person'
    if (token.text === '(' || token.text === ',')
      return kin.has(near.wordAt(at - 2))
        ? endsThere(near, at)
          ? 'label'
          : 'kin'
        : token.text === ','
          ? 'conjunction'
          : 'mark'
    return token.text === '/' || token.text === '-' ? 'mark' : 'start'
  }
  if (token.kind === 'number') return 'start'
  const { base } = token
  if (base === 'o' && near.wordAt(at - 2) === '/') return 'label'
  if (base === 'of' && belongings.has(near.wordAt(at - 2))) return 'person'
  if (base === 'not' && endsThere(near, at)) return 'verb'
  if (base === 'but' && /^(?:everyone|everybody|nobody|noone|all|anyone)$/.test(near.wordAt(at - 2))) return 'person'
  if (token.possessive) return pronounsAndArticles.has(base) ? 'being' : 'article'
  const earlier = near.wordAt(at - 2)
  if (base === 'her' && toPerson.has(earlier)) return 'object'
  if (base === 'that' && (conjunctions.has(earlier) || near.token(at).shape !== 'lower')) return 'conjunction'
  if (addressing.has(base)) return base === 'wee' || base === 'poor' ? 'kin' : 'verb'
  if (kin.has(base)) return 'kin'
  if (articles.has(base) || base === 'her') return 'article'
  if (asking.has(base) && (near.token(at - 1).opens || questions.test(earlier))) return 'question'
  if (being.has(base)) return 'being'
  if (subjects.has(base)) return 'subject'
  if (objects.has(base)) return 'object'
  if (personPrepositions.has(base)) return 'person'
  if (placePrepositions.has(base)) return 'place'
  if (base === 'to' || base === 'tae') return 'to'
  if (conjunctions.has(base) || adverbial.has(base)) return 'conjunction'
  return toPerson.has(base) || personVerbs.has(base) ? 'verb' : 'noun'
}

/** "mum, rose, hv": a list of people, and "dad (drew)". */
const endsThere = (near: Neighbours, at: number): boolean => /^[,)]$/.test(near.tokens[at + 1]?.text ?? ',')

/** "the needs of mark", "because of summer", "scared of art" */
const belongings: ReadonlySet<string> = new Set(
  'because care sight photo photos picture pictures drawing view views name story voice needs behaviour safety behalf afraid scared frightened terrified proud fond think thinking thought front ahead instead speak spoke speaking aware full best worst rest custody ashamed sick tired wary account description'.split(
    ' ',
  ),
)

const adverbial: ReadonlySet<string> = new Set(
  'n today yesterday then now later still also only just ytd am pm mon tue wed thu fri monday tuesday wednesday thursday friday'.split(
    ' ',
  ),
)

const questions = /^(?:where|why|how|when|what|who|if|and|but|whether|so)$/

/** "now lives", "always says": the verb counts. */
const inBetween =
  /^(?:now|once|later|again|today|yesterday|recently|eventually|finally|suddenly|first|twice|soon|even|both|all|still|also|often|always|never|usually|sometimes|rarely|just|only|already|clearly|actually|really|apparently|then|maybe)$/

function pastAdverb(near: Neighbours, at: number): number {
  let last = at
  while (inBetween.test(near.wordAt(last + 1)) && last - at < 3) last++
  return last > at && startsPredicate(near, last + 1) ? last : at
}

function afterOf(near: Neighbours, at: number): After {
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

/** "her aunt", "the grandfather" */
const isRelation = (near: Neighbours, at: number): boolean =>
  /^(?:the|a|his|her|their|my|our)$/.test(near.wordAt(at)) &&
  (kin.has(near.wordAt(at + 1)) || pets.has(near.wordAt(at + 1)))

function startsPredicate(near: Neighbours, at: number): boolean {
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

function isToPerson(near: Neighbours, at: number, before: Before): boolean {
  const word = near.wordAt(at - 1)
  if (before === 'verb' || before === 'conjunction')
    return toPerson.has(word) && !(classOf(near.wordAt(at)) === 'mass' && takesFeelings(near, at, word))
  return before === 'to' || reaching.test(word) ? contacts.has(near.wordAt(at - 2)) : false
}

/** "took comfort", and where capitals are used "saw hope", "lost faith": no person. */
const takesFeelings = (near: Neighbours, at: number, verb: string): boolean =>
  lightVerbs.has(verb) ||
  (!near.isLowerText &&
    near.token(at).shape === 'lower' &&
    /^(?:s(?:aw|ee|ees|een|eeing)|hear|heard|trusts?|trusted|miss|misses|missed|helps?|helped|lets?|support\w*|sees|owes?|brings?|named|called|remember\w*)$/.test(
      verb,
    ))

const reaching = /^(?:with|w|wi|from|fae|by|about|for|re|regarding|between)$/

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
