/**
 * Grace, Will, Mark, Summer: a name or a word? A word is let pass where the frame around it explains it as one: an article before a noun,
 * a verb after "will", a noun after an adjective. What is left standing bare where only a name can stand is pointed at.
 */
import { careWords } from './care-words.ts'
import { type Frame, frameOf } from './frame.ts'
import { complements, doing, happenings, personNouns, sayings } from './frame-words.ts'
import { personStates, personVerbs } from './grammar.ts'
import { isFrequent } from './lists.ts'
import { classOf, monthSigns, months, oftenCapital, seasonSigns, thingsToo, type WordClass } from './name-words.ts'
import type { Neighbours } from './neighbours.ts'
import { isAmbiguous, oddsOfName } from './tagger.ts'
import { type After, isRelation } from './word-after.ts'

/** 0: explained as a word · 1: may be a name · 2 and 3: only a name stands so. The rules say it; the tagger has a word where it is sure and they are not. */
export function nameStrength(near: Neighbours, at: number): number {
  const frame = frameOf(near, at)
  const byRule = ruleStrength(near, at, frame)
  if (byRule === 3 || !isAmbiguous(near, at)) return byRule
  const odds = oddsOfName(near, at, frame, byRule)
  if (frame.mode === 'heading' || (frame.after === 'number' && months.has(near.wordAt(at)))) return byRule
  if (careWords.has(near.wordAt(at))) return odds > doubtless ? Math.max(byRule, 2) : byRule
  if (byRule === 0) return odds > leastOdds(near, at, frame) ? 1 : 0
  return odds < surelyWord ? 0 : byRule
}

/** Logarithms of odds: a miss costs more than an alarm. Chosen by figures: where fewer names are missed and hardly more words are taken for names. */
const surelyName = -2
const surelyWord = -2.5
const surelyThing = -2
const doubtless = 3

/** A small letter where capitals are used is a word more often than not. */
const leastOdds = (near: Neighbours, at: number, { mode, after }: Frame): number => {
  if (isOftenLarge(near, at)) return doubtless
  if (mode === 'small') return 0
  return mode === 'opens' && withoutPerson.has(after) ? openingName : surelyName
}

/** "Hope on the day", "Sandy shoes by the door": the capital is the sentence's, and nothing after it needs a person. */
const withoutPerson: ReadonlySet<After> = new Set<After>([
  'preposition',
  'noun',
  'adverb',
  'article',
  'coordinated',
  'end',
])
const openingName = 0

/** "Community Justice", "in July": a capital that says little. */
const isOftenLarge = (near: Neighbours, at: number): boolean =>
  near.token(at).shape !== 'lower' && (oftenCapital.has(near.wordAt(at)) || months.has(near.wordAt(at)))

/** "a robin", "olive skin", "jack of all trades" */
export function isThing(near: Neighbours, at: number): boolean {
  const token = near.token(at)
  if (!thingsToo.has(token.base) || !(token.shape === 'lower' || token.opens)) return false
  const frame = frameOf(near, at)
  return oddsOfName(near, at, frame, ruleStrength(near, at, frame)) < surelyThing
}

/** What the frame alone says. */
export function ruleStrength(near: Neighbours, at: number, frame: Frame): number {
  const { base } = near.token(at)
  const wordClass = classOf(base)
  const always = inAnyClass(near, at, frame, wordClass)
  if (always !== undefined) return always
  switch (frame.mode) {
    case 'shown':
      return shown(near, at, frame, wordClass)
    case 'heading':
      return inHeading(near, at, frame)
    case 'opens':
      return opening(frame, wordClass)
    case 'quiet':
      return inQuietText(frame, wordClass)
    default:
      return inSmallLetters(frame, wordClass)
  }
}

const isCapital = ({ mode }: Frame): boolean => mode === 'shown' || mode === 'opens'

/** What settles it for every class of word. */
function inAnyClass(near: Neighbours, at: number, frame: Frame, wordClass: WordClass): number | undefined {
  const token = near.token(at)
  const { before, after } = frame
  if (before === 'article') return frame.mode === 'shown' ? shownAfterArticle(near, at, frame) : 0
  if (token.possessive) {
    if (personNouns.has(frame.next)) return 3
    if (frame.mode === 'shown') return wordClass === 'season' && frame.before === 'place' ? 0 : 2
    if (frame.mode === 'opens' && wordClass === 'mass') return 1
    return wordClass === 'season' || wordClass === 'mass' || before === 'noun' ? 0 : 2
  }
  if (isCapital(frame) && (isPresented(near, at) || isEchoed(near, at))) return 2
  if (near.hasAge(at) || after === 'who' || after === 'self' || before === 'label') return 3
  if (frame.isBesideName && (isCapital(frame) || wordClass !== 'verb' || after !== 'article')) return 2
  if (before === 'question' && frame.mode !== 'shown') return isAskedAbout(frame, wordClass)
  if (after === 'apposition' && frame.isFree && wordClass !== 'modal' && wordClass !== 'season')
    return wordClass === 'verb' ? 1 : 2
  if (isCapital(frame) && frame.isPairedWithCapital) return 2
  if (after === 'surname') return isCapital(frame) || wordClass !== 'modal' ? 2 : 0
  if (
    before === 'kin' &&
    wordClass !== 'modal' &&
    (wordClass !== 'season' || frame.mode === 'shown' || after === 'auxiliary')
  ) {
    const isVerb =
      wordClass === 'verb' && !isCapital(frame) && ['article', 'preposition', 'adverb', 'end', 'to'].includes(after)
    if (!isVerb && !(after === 'noun' && frame.mode !== 'shown')) return 2
  }
  if (after === 'saying' && before !== 'subject') return 3
  return undefined
}

/** "May, the grandmother, lights a candle": who it is stands beside it. */
const isPresented = (near: Neighbours, at: number): boolean =>
  near.tokens[at + 1]?.text === ',' && isRelation(near, at + 2)

/** "Drew drew a house": the first is somebody. */
const isEchoed = (near: Neighbours, at: number): boolean =>
  near.wordAt(at + 1) === near.wordAt(at) && near.tokens[at + 1]?.shape === 'lower'

/** "both Grace and her granny", "no Mark today"; but "the Grant", "a Guy". */
function shownAfterArticle(near: Neighbours, at: number, frame: Frame): number {
  const { base } = near.token(at)
  if (frame.isBesideName) return 2
  const isSubject = frame.after === 'finite' || frame.after === 'saying' || frame.after === 'auxiliary'
  if (isSubject && /^(?:one|two|three|four|five|six|seven|eight|nine|ten|half)$/.test(near.wordAt(at - 1))) return 1
  if (classOf(base) === 'season' || oftenCapital.has(base) || frame.nextIsCapital || !near.isGiven(at)) return 0
  return /^(?:both|no|all|other|same|next|first|own|every|each|another|old|new|real|only|his|her|my|their)$/.test(
    near.wordAt(at - 1),
  )
    ? 1
    : 0
}

/** "does ray know", "can grant come"; "was will when it happened" */
const isAskedAbout = ({ next, after, mode }: Frame, wordClass: WordClass): number => {
  if (after === 'end' || after === 'coordinated' || mode === 'small') return 0
  if (wordClass === 'mass' && after === 'preposition') return 0
  return doing.has(next) ? (wordClass === 'season' ? 1 : 2) : 0
}

const signsOf = (base: string): ReadonlySet<string> => (months.has(base) ? monthSigns : seasonSigns)

/** A capital inside a sentence is a name unless something explains it. */
function shown(near: Neighbours, at: number, frame: Frame, wordClass: WordClass): number {
  const { before, after, next, nextIsCapital, isCoordinatedWithPerson } = frame
  const { base } = near.token(at)
  if (
    wordClass === 'season' &&
    (before === 'place' || signsOf(base).has(near.before(at)) || after === 'number') &&
    !isCoordinatedWithPerson
  )
    return sayings.has(next) || (personVerbs.has(next) && !happenings.has(next)) ? 1 : 0
  const isSubject =
    after === 'saying' ||
    after === 'finite' ||
    after === 'negated' ||
    (after === 'auxiliary' && !/^(?:are|were)$/.test(next))
  if (months.has(base) && after === 'auxiliary') return beingSomebody('season', frame)
  if (near.isWordInTitle(at - 1) && (!isSubject || near.isWordInTitle(at - 2))) return 0
  if (nextIsCapital && (oftenCapital.has(base) || !near.isGiven(at))) return 0
  if (near.previousIsCapital(at) && oftenCapital.has(base) && !isSubject) return 0
  return near.bits(at) & isFrequent && !oftenCapital.has(base) ? 3 : 1
}

/** "Mark Bell (Police)", "| Summer |", "(Mum = Melody)" where every word has a capital. */
function inHeading(near: Neighbours, at: number, { after, before, nextIsCapital }: Frame): number {
  const { tokens } = near
  if (after === 'number' && classOf(near.wordAt(at)) === 'season') return 0
  const stands = (mark: string | undefined): boolean => mark === undefined || /^[()|,=:–—/-]$/.test(mark)
  const previous = tokens[at - 1]
  const next = tokens[at + 1]
  const begins = near.token(at).newLine || !previous || stands(previous.text)
  if (!begins) return 0
  const isEnd = (index: number): boolean => {
    const token = tokens[index]
    return !token || token.newLine || (token.kind !== 'word' && (token.kind === 'number' || stands(token.text)))
  }
  if (nextIsCapital && near.isFamilyWord(at + 1) && isEnd(at + 2)) return 3
  const isAlone = isEnd(at + 1) && !(near.token(at).newLine && (next === undefined || next.newLine))
  return isAlone && (after !== 'end' || before === 'mark') ? 2 : 0
}

/** The first word of a sentence: its capital says nothing, what follows does. */
function opening(frame: Frame, wordClass: WordClass): number {
  const { after, next, beyond, isCoordinatedWithPerson } = frame
  if (after === 'coordinated') return isCoordinatedWithPerson ? 2 : 0
  if (after === 'listed' || after === 'label') return wordClass === 'season' ? 0 : 1
  if (after === 'to')
    return beyond === 'be' && wordClass !== 'mass' ? 2 : frame.isTold && wordClass !== 'season' ? 1 : 0
  if (after === 'negated') return refusing(wordClass, frame)
  if (after === 'auxiliary') return beingSomebody(wordClass, frame)
  if (after === 'finite') {
    if (wordClass === 'mass' || wordClass === 'season') return doingSomething(wordClass, next)
    return 2
  }
  if (after === 'modal') return wordClass === 'verb' || wordClass === 'count' ? 2 : frame.isNameFirst ? 1 : 0
  if (isWithout(frame) || after === 'state') return wordClass === 'season' || wordClass === 'modal' ? 0 : 1
  if (/^(?:alone|too|again|once)$/.test(next)) return wordClass === 'season' ? 0 : 1
  if (wordClass === 'count' && (after === 'adverb' || (after === 'preposition' && next !== 'of'))) return 1
  return 0
}

/** Nobody uses the shift key, or everybody shouts. */
function inQuietText(frame: Frame, wordClass: WordClass): number {
  const { before, after, next, isToPerson, isFree } = frame
  if (after === 'relative' && (isFree || before === 'person'))
    return wordClass === 'modal' || wordClass === 'adjective' ? 0 : 2
  if (isToPerson && doing.has(next)) return 2
  if (after === 'auxiliary' && before === 'noun' && personStates.has(frame.beyond)) return wordClass === 'count' ? 1 : 2
  if (after === 'negated' && before === 'noun') return wordClass === 'modal' || wordClass === 'mass' ? 1 : 0
  if (after === 'noun' || after === 'relative' || after === 'article' || before === 'noun' || before === 'subject') {
    if (isToPerson && after === 'article' && wordClass !== 'mass') return 1
    if (isToPerson && (next === 'that' || next === 'she' || next === 'he')) return 2
    return 0
  }
  if (isToPerson) return wordClass === 'adjective' && after === 'coordinated' && !frame.isCoordinatedWithPerson ? 1 : 2
  if (wordClass === 'modal') {
    if (after === 'finite' || after === 'auxiliary' || after === 'negated') return isFree ? 3 : 0
    return isFree && (next === 'no' || after === 'number' || after === 'age' || frame.isCoordinatedWithPerson) ? 1 : 0
  }
  if (before === 'person' && ['finite', 'auxiliary', 'negated', 'modal'].includes(after))
    return wordClass === 'season' ? 0 : wordClass === 'mass' ? 1 : 2
  if (after === 'negated') return isFree ? refusing(wordClass, frame) : 0
  if (after === 'auxiliary') return isFree ? beingSomebody(wordClass, frame) : 0
  if (after === 'finite') {
    if (!isFree) return 0
    if (wordClass !== 'mass' && wordClass !== 'season') return 2
    return Math.max(doingSomething(wordClass, next), frame.isCoordinatedWithPerson ? 1 : 0)
  }
  if (isFree && (after === 'state' || after === 'age' || isWithout(frame))) return wordClass === 'season' ? 0 : 1
  if (after === 'modal' && isFree && frame.isNameFirst) return 1
  if (frame.isCoordinatedWithPerson && after !== 'end') return 1
  if (before === 'person' && frame.isNameFirst) return 1
  if (wordClass === 'mass' || wordClass === 'season') return 0
  if (before === 'being') {
    if (frame.isPointedOut) return wordClass === 'count' || wordClass === 'verb' ? 1 : 0
    return wordClass === 'count' && after === 'adverb' ? 1 : 0
  }
  if (before === 'person') return wordClass === 'adjective' && after === 'end' ? 1 : 2
  if (before === 'verb') return wordClass === 'adjective' ? 0 : 1
  if (before === 'start' || before === 'conjunction' || before === 'object') {
    if (wordClass === 'verb') return 0
    return ['adverb', 'number', 'coordinated', 'preposition'].includes(after) && next !== 'of' ? 1 : 0
  }
  return 0
}

/** "summer wont eat"; but "summer wasnt long" */
const refusing = (wordClass: WordClass, { beyond }: Frame): number => {
  if (wordClass !== 'season') return 2
  return personStates.has(beyond) || (doing.has(beyond) && !happenings.has(`${beyond}s`)) ? 1 : 0
}

/** "hope not eating", "trinity not in" */
const isWithout = ({ next, beyond }: Frame): boolean =>
  next === 'not' && (beyond.endsWith('ing') || personStates.has(beyond) || /^(?:in|at|well|keen)$/.test(beyond))

/** "Joy managed", "ocean translated"; but "summer came", "hope faded". */
function doingSomething(wordClass: WordClass, next: string): number {
  if (happenings.has(next)) return 0
  if (personVerbs.has(next)) return 2
  return wordClass === 'mass' ? 1 : 0
}

/** A small letter where capitals are used: a word, unless the frame has room for a person alone. */
function inSmallLetters(frame: Frame, wordClass: WordClass): number {
  const { before, after, next, beyond, isToPerson, isFree } = frame
  if (after === 'noun' || after === 'relative' || after === 'article' || before === 'noun') return 0
  if (before === 'person' && frame.isCompany && (wordClass === 'count' || wordClass === 'verb')) return 1
  if (isToPerson) return wordClass === 'adjective' || wordClass === 'season' ? 0 : 2
  if (after === 'negated') return isFree && wordClass !== 'season' ? 1 : 0
  if (after === 'auxiliary' && isFree && wordClass !== 'mass' && wordClass !== 'season')
    return personStates.has(beyond) ? 2 : 0
  if (after === 'finite' && isFree)
    return wordClass !== 'mass' && wordClass !== 'season' && personVerbs.has(next) ? 1 : 0
  return 0
}

/** "is in p5", "was at nursery" */
const isStaying = ({ beyond, further }: Frame): boolean =>
  /^(?:in|at|on)$/.test(beyond) &&
  /^(?:[ps]\d|bed|hospital|care|placement|class|school|nursery|prison|custody|labour|pain|tears|foster|kinship|home|work|respite|remand|bail|my|her|his|mums|nans|grans)$/.test(
    further,
  )

const ofThings =
  /^(?:boring|amazing|exciting|trying|challenging|interesting|coming|going|ending|beginning|starting|approaching|looming|passing|something|nothing|everything)$/

/** "Hope was picked up" is somebody; "hope is hard to hold on to" and "summer was long" are not. */
function beingSomebody(wordClass: WordClass, frame: Frame): number {
  const { next, beyond, isOneOfThem } = frame
  if (personStates.has(beyond) || isOneOfThem || isStaying(frame)) return 2
  if (/^d(?:oes|id)$/.test(next) && (doing.has(beyond) || /^(?:it|that|this)$/.test(beyond))) return 2
  if (wordClass === 'season') return beyond.endsWith('ing') && !ofThings.test(beyond) ? 1 : 0
  if (wordClass !== 'mass') return 2
  return /^(?:is|was|are|were)$/.test(next) ? (complements.has(beyond) ? 0 : 1) : 1
}
