/**
 * L3 to L6: people and places by name. Three questions for each word: is it known as a name, is it known as a harmless word, and
 * what do its neighbours say? A word that is a name once in a text is one everywhere in it.
 */
import { careWords, citationWords, theorists } from './care-words.ts'
import { frameOf } from './frame.ts'
import { adverbs, prepositions, pronounsAndArticles } from './frame-words.ts'
import { fullNames } from './full-names.ts'
import { naming, pets, titles } from './grammar.ts'
import { areMixedInitials, areTwoCapitals, followsInitial, initial, initials, letterOf } from './initials.ts'
import { type Judged, person } from './judged.ts'
import { isFrequent, isGiven, isPlace, isSurname, isWord } from './lists.ts'
import { everyMention, gaelicSurnames, places, surnames } from './mentions.ts'
import { hasTitle, isBarePossessive, isFamilyName, isLabelled, isNamed, isNicknamed, isPlural } from './name-cues.ts'
import { isThing, nameStrength } from './name-or-word.ts'
import { joined } from './name-spans.ts'
import { classOf, largeWords, months, nicknames, officeWords, surnameWords } from './name-words.ts'
import { type NameReading, Neighbours } from './neighbours.ts'
import { personBeside } from './person-beside.ts'
import { everyLetter } from './person-letters.ts'
import { placeTails } from './place-tails.ts'
import { scotsWords } from './scots-words.ts'
import type { Span } from './span.ts'
import type { Token } from './tokens.ts'
import { hyphened, unknown } from './unknown-words.ts'

export function nameSpans(reading: NameReading): Span[] {
  const near = new Neighbours(reading)
  const judged: (Judged | undefined)[] = reading.tokens.map((_, at) => first(near, at))
  places(near, judged)
  everyMention(near, judged)
  everyLetter(near, judged)
  gaelicSurnames(near, judged)
  surnames(near, judged)
  fullNames(near, judged)
  placeTails(near, judged)
  return joined(reading.tokens, judged)
}

/** A first look at one word, without the rest of the text. */
function first(near: Neighbours, at: number): Judged | undefined {
  const token = near.token(at)
  if (token.kind !== 'word' || near.taken[at]) return undefined
  const { base } = token
  const bits = near.lists.bits(base)
  if (isNicknamed(near, at) && !near.safe.has(base)) return person('check', 'nickname')
  const mayBeName = bits & (isGiven | isSurname | isPlace) || nicknames.has(base)
  const isLetter = base.length === 1
  if (
    token.shape === 'lower' &&
    bits & isWord &&
    !isLetter &&
    !mayBeName &&
    !isCued(near, at) &&
    !isBarePossessive(near, at)
  )
    return undefined
  if (near.safe.has(base)) return undefined
  if (isLetter) return hasTitle(near, at) && shapeIsCapital(token) ? person('must') : initial(near, at)
  if (areMixedInitials(token)) return person('check', 'initials')
  const letter = letterOf(near, at)
  if (letter) return letter
  if (base.includes('-')) return isNamed(near, at) || hasTitle(near, at) ? person('must') : hyphened(near, at)
  return cued(near, at, bits) ?? uncued(near, at, bits)
}

const shapeIsCapital = ({ shape }: Token): boolean => shape !== 'lower'

/** What a cue beside it makes a name, whatever the word is. */
function cued(near: Neighbours, at: number, bits: number): Judged | undefined {
  const { base, shape } = near.token(at)
  if (isNamed(near, at)) return person('must', bits & isGiven ? 'person-name' : 'nickname')
  if (isPlural(near, at) || isBarePossessive(near, at) || isLabelled(near, at, bits) || followsInitial(near, at))
    return person('must')
  const isWordHere = shape === 'lower' && (bits & isWord) !== 0 && !near.isLowerText
  const isCareWord = careWords.has(base) && !(bits & isSurname) && !surnameWords.has(base)
  return hasTitle(near, at) && !isWordHere && !isCareWord ? person('must') : undefined
}

function uncued(near: Neighbours, at: number, bits: number): Judged | undefined {
  const { base, shape, plain, opens, text } = near.token(at)
  if (careWords.has(base) && !months.has(base))
    return shape === 'CAPITALS' && !plain ? undefined : alsoCareWord(near, at, bits)
  if (scotsWords.has(base) && (shape === 'lower' || opens) && !(bits & isFrequent)) return undefined
  if (theorists.has(base) && isCited(near, at)) return undefined
  if (isOfAnInquiry(near, at) || isPlateLabel(near, at)) return undefined
  if (base !== text.toLowerCase() && !plain && !accented.has(base)) return person(shape === 'lower' ? 'check' : 'must')
  if (isOfAnAgency(near, at, bits)) return undefined
  if (areTwoCapitals(near.token(at))) return initials(near, at)
  if (bits & isWord || months.has(base)) return known(near, at, bits)
  return bits === 0 ? unknown(near, at, base) : listed(near, at, bits)
}

/** Max and Ace are short forms here and names: only a frame for names makes them one. */
function alsoCareWord(near: Neighbours, at: number, bits: number): Judged | undefined {
  if (!(bits & isGiven && bits & isFrequent)) return undefined
  const strength = nameStrength(near, at)
  const least = near.isLowerText && near.tokens[at + 1]?.kind !== 'number' ? 1 : 2
  return strength >= least ? ofStrength(strength, near.wordAt(at)) : undefined
}

/** A name, surname or place that is no word besides. */
function listed(near: Neighbours, at: number, bits: number): Judged | undefined {
  const { base, shape, plain } = near.token(at)
  if (isThing(near, at)) return undefined
  if (bits & isGiven && !(bits & isPlace && !(bits & isFrequent))) {
    if (bits & isFrequent || shape !== 'lower') return person('must')
    const isSlip = near.spelling.isSlip(base) && personBeside(near, at) < 1.5 && near.before(at) !== 'family'
    return isSlip ? undefined : person('check', 'possible-name')
  }
  if (bits & isPlace && !(bits & isSurname && personBeside(near, at) > 1.5))
    return { verdict: 'check', kind: 'PLACE', why: 'place' }
  if (shape === 'lower') {
    if (near.before(at) === 'family' || personBeside(near, at) >= 2.5) return person('check', 'possible-name')
    return base.length < 4 || near.spelling.isSlip(base) ? undefined : person('check', 'possible-name')
  }
  const isShortForm = shape === 'CAPITALS' && base.length < 6 && !plain
  return isShortForm ? undefined : person('must')
}

/** A word that may be a name as well. */
function known(near: Neighbours, at: number, bits: number): Judged | undefined {
  const { base, shape, plain, opens } = near.token(at)
  if (isFamilyName(near, at)) return person('must')
  const isShown = shape !== 'lower' && !plain && !opens
  if (nicknames.has(base) && isQuoted(near, at)) return person('check', 'nickname')
  if (bits & isGiven || months.has(base) || nicknames.has(base)) return ofStrength(nameStrength(near, at), base)
  if (isShown && !officeWords.has(base) && (closeKin.has(near.before(at)) || near.hasAge(at)))
    return person('must', 'nickname')
  if (surnameWords.has(base) && classOf(base) !== 'adjective')
    return nameStrength(near, at) >= 2 ? person('check', 'possible-name') : undefined
  return isShown && standsAlone(near, at) ? person('check', 'possible-name') : undefined
}

const ofStrength = (strength: number, base: string): Judged | undefined =>
  strength === 0
    ? undefined
    : person(
        strength >= 2 ? 'must' : 'check',
        nicknames.has(base) && classOf(base) === 'count' ? 'nickname' : undefined,
      )

/** A capital inside a sentence that no list explains, with no other capital beside it, where a person may stand: "behind Moose". */
function standsAlone(near: Neighbours, at: number): boolean {
  const { base, shape } = near.token(at)
  if (shape !== 'Capital' || pronounsAndArticles.has(base) || prepositions.has(base) || adverbs.has(base)) return false
  if (officeWords.has(base) || largeWords.has(base) || near.tokens[at + 1]?.kind === 'number') return false
  if (near.nextIsCapital(at) || near.isCapitalNear(at)) return false
  const previous = near.tokens[at - 1]
  if (previous?.kind === 'word' && previous.shape === 'Capital' && !previous.opens) return false
  const frame = frameOf(near, at)
  if (frame.before === 'article' || frame.before === 'place') return false
  return frame.isToPerson || frame.before === 'kin' || frame.before === 'person' || frame.after === 'saying'
}

/** "Aberdeenshire Council", "NHS Tayside", Aberlour among charities: public bodies, no places. */
function isOfAnAgency(near: Neighbours, at: number, bits: number): boolean {
  if (bits & (isWord | isFrequent)) return false
  if (/^(?:council|constabulary)$/.test(near.after(at)) || near.before(at) === 'nhs') return true
  if (near.wordAt(at) === 'aberlour') return isAmongAgencies(near, at)
  return (bits & isPlace) !== 0 && (near.after(at) === 'hscp' || near.before(at) === 'hmp')
}

/** "The Victoria Climbié Inquiry", "the Daniel Pelka Review": public, not a family's name. */
function isOfAnInquiry(near: Neighbours, at: number): boolean {
  let last = at
  while (near.nextIsCapital(last) && last - at < 4) last++
  return (
    last > at && /^(?:inquiry|enquiry|review|judgment)$/.test(near.wordAt(last)) && near.token(at).shape === 'Capital'
  )
}

/** "reg SN19 ABC", "reg no" */
const isPlateLabel = (near: Neighbours, at: number): boolean =>
  near.wordAt(at) === 'reg' &&
  (near.tokens[at + 1]?.kind !== 'word' || /^(?:no|number|plate|[a-z]{1,3})$/.test(near.wordAt(at + 1))) &&
  near.token(at).shape === 'lower'

function isCued(near: Neighbours, at: number): boolean {
  const before = near.tokens[at - 1]
  if (!before) return false
  return before.kind === 'mark'
    ? isNamed(near, at)
    : naming.has(before.base) ||
        titles.has(before.base) ||
        pets.has(before.base) ||
        /^(?:him|her|them|me|family|baby)$/.test(before.base) ||
        before.base === 'as' ||
        before.base === 'is' ||
        before.base === 'by'
}

/** '"Chunk" to his pals': one word between quotation marks, that somebody may be called. */
const isQuoted = (near: Neighbours, at: number): boolean =>
  near.tokens[at - 1]?.text === '"' && near.tokens[at + 1]?.text === '"' && near.token(at).shape === 'Capital'

function isCited(near: Neighbours, at: number): boolean {
  for (let step = -4; step <= 5; step++) {
    const beside = near.tokens[at + step]
    if (!beside || step === 0) continue
    if (citationWords.has(beside.base) || theorists.has(beside.base)) return true
    if (
      beside.base === 'according' &&
      step === -2 &&
      !(near.bits(at) & isFrequent) &&
      !surnameWords.has(near.wordAt(at))
    )
      return true
    if (beside.kind === 'number' && /^(?:19|20)\d\d$/.test(beside.text)) return true
  }
  return false
}

/** The charity of that name stands among others or is said to do something. */
function isAmongAgencies(near: Neighbours, at: number): boolean {
  for (let step = -4; step <= 4; step++)
    if (
      /^(?:barnardos?|barnardo's|quarriers|nspcc|aid|charity|charities|nhs|childcare|sector|service|services|worker|workers|staff|project)$/.test(
        near.tokens[at + step]?.base ?? '',
      )
    )
      return true
  return false
}

/** Before these only a name has a capital. */
const closeKin: ReadonlySet<string> = new Set(
  'wee poor uncle auntie aunty aunt granny gran nana nan cousin brother sister baby son daughter stepdad stepmum nephew niece twin'.split(
    ' ',
  ),
)

/** English words with accents. */
const accented: ReadonlySet<string> = new Set(
  'cafe fiance fiancee naive cliche protege resume role regime seance matinee creche decor soiree expose facade'.split(
    ' ',
  ),
)
