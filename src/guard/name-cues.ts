/** Cues that name somebody whatever the word is: "called Boo", "Mrs Wood", "Mother: Drew Marsh", "the Hill children". */
import { careWords } from './care-words.ts'
import { isFunctionWord } from './frame-words.ts'
import { auxiliaries, kin, naming, personStates, personVerbs, pets, titles, titlesAlsoWords } from './grammar.ts'
import { isCommon, isFrequent, isGiven, isSurname, isWord } from './lists.ts'
import { classOf, labelWords, nicknames, officeWords, oftenCapital, surnameWords } from './name-words.ts'
import type { Neighbours } from './neighbours.ts'
import type { Token } from './tokens.ts'

/** "they call him wee man", "answers to big yin": one or two words with which the clause ends. */
export function isNicknamed(near: Neighbours, at: number): boolean {
  if (near.token(at).shape !== 'lower') return false
  const isFirst = isCallingBefore(near, at)
  if (!isFirst && !isCallingBefore(near, at - 1)) return false
  if (mayNotBeCalled(near.wordAt(at)) || (!isFirst && mayNotBeCalled(near.wordAt(at - 1)))) return false
  return endsClause(near.tokens[at + 1]) || (isFirst && endsClause(near.tokens[at + 2]))
}

const mayNotBeCalled = (word: string): boolean =>
  isFunctionWord(word) || notNames.has(word) || personStates.has(word) || notCalled.test(word)

const endsClause = (token: Token | undefined): boolean =>
  !token || token.newLine || /^[.,;)"]$/.test(token.text) || /^(?:and|but|because|cos|since)$/.test(token.base)

const isCallingBefore = (near: Neighbours, at: number): boolean =>
  (/^(?:him|her|them)$/.test(near.wordAt(at - 1)) && /^(?:calls?|called|nicknamed?)$/.test(near.wordAt(at - 2))) ||
  (near.wordAt(at - 1) === 'to' &&
    /^(?:answers|answered)$/.test(near.wordAt(at - 2)) &&
    /^(?:he|she|who|that|only|dog|cat|boy|girl)$/.test(near.wordAt(at - 3))) ||
  (near.wordAt(at - 1) === 'by' && /^(?:goes|went)$/.test(near.wordAt(at - 2))) ||
  /^(?:aka|nicknamed)$/.test(near.wordAt(at - 1))

const notCalled =
  /^(?:names?|back|liar|lazy|stupid|fat|ugly|thick|useless|bad|worthless|daft|monday|tuesday|wednesday|thursday|friday|car|bus|foot|train|bike|taxi|plane|quickly|slowly|night|day|week|dad|mum|daddy|mummy|gran|nan|twice|racist|homophobic|abusive|horrible|nasty|rude|awful|bus|calls?|everyone|everybody|questions|emergency|parents)$|ly$|ing$/

/** "called Boo", "known as Tinker", "a dog, Smudge". */
export function isNamed(near: Neighbours, at: number): boolean {
  const token = near.tokens[at] as Token
  const { base } = token
  if (token.newLine && !near.isGiven(at)) return false
  let back = at - 1
  const skip = () => {
    while (back >= 0 && near.tokens[back]?.kind === 'mark' && `"'(:,`.includes(near.tokens[back]?.text ?? ' ')) back--
  }
  skip()
  if (
    near.wordAt(back) === 'the' &&
    token.shape === 'Capital' &&
    !token.plain &&
    /^(?:as|called|aka|nicknamed)$/.test(near.wordAt(back - 1))
  )
    back--
  let before = near.tokens[back]?.base ?? ''
  if (
    before === 'as' &&
    ['known', 'referred', 'goes', 'saved', 'registered'].includes(near.tokens[back - 1]?.base ?? '')
  ) {
    if (token.shape === 'lower' && near.lists.bits(base) & isCommon && !(near.lists.bits(base) & isGiven)) return false
    return !notNames.has(base) && !careWords.has(base)
  }
  if (before === 'by' && /^(?:goes|went|go|going|known)$/.test(near.tokens[back - 1]?.base ?? '')) {
    return (
      !notNames.has(base) &&
      !careWords.has(base) &&
      !/^(?:car|bus|foot|train|bike|taxi|plane|boat|quickly|slowly|so|fast|too|without|herself|himself|itself|then|now|often)$/.test(
        base,
      ) &&
      (token.shape !== 'lower' || near.isLowerText || !(near.lists.bits(base) & isCommon))
    )
  }
  if (before === 'is' && /^(?:name|nickname|names)$/.test(near.tokens[back - 1]?.base ?? '')) {
    if (token.shape === 'lower' && !near.isLowerText && near.bits(at) & isCommon && !near.isGiven(at)) return false
    return !notNames.has(base) && !careWords.has(base)
  }
  if (
    pets.has(before) &&
    back >= at - 2 &&
    (!careWords.has(base) || near.lists.bits(base) & isGiven) &&
    !notNames.has(base)
  ) {
    if ((token.shape === 'Capital' || (token.plain && near.isGiven(at))) && !officeWords.has(base)) return true
    if (back === at - 2 && near.tokens[at + 1]?.text === ',' && near.isLowerText) return true
  }
  const mayBePet = near.lists.bits(base) & isGiven || nicknames.has(base)
  if (pets.has(before) && token.shape === 'lower' && mayBePet && !personVerbs.has(base)) return true
  if (
    /^(?:him|her|them|me|himself|herself)$/.test(before) &&
    /^(?:calls?|called|calling|nicknamed?|call)$/.test(near.tokens[back - 1]?.base ?? '')
  ) {
    if (token.shape === 'Capital') return !notNames.has(base) && !careWords.has(base)
    const next = near.tokens[at + 1]
    return (
      !notNames.has(base) &&
      !careWords.has(base) &&
      !personVerbs.has(base) &&
      !(near.lists.bits(base) & isCommon && !(near.lists.bits(base) & isGiven) && !near.isLowerText) &&
      (next === undefined || next.kind === 'mark' || near.isLowerText)
    )
  }
  if (!naming.has(before)) return false
  if (
    before === 'named' &&
    /^(?:persons?|nurse|social|contact|individuals?|lead|professional|worker|midwife|adult|carer)$/.test(base)
  )
    return false
  if (notNames.has(base) || (careWords.has(base) && !(token.shape === 'Capital' && near.lists.bits(base) & isGiven)))
    return false
  if (token.shape === 'Capital')
    return (
      before !== 'called' ||
      !(near.lists.bits(base) & isCommon && !(near.lists.bits(base) & isGiven)) ||
      isBeing(near, back - 1)
    )
  back -= 1
  while (
    back >= 0 &&
    ['is', 'was', 'just', 'always', 'also', 'now', 'who', 'he', 'she'].includes(near.tokens[back]?.base ?? '')
  )
    back--
  before = near.tokens[back]?.base ?? ''
  return kin.has(before) || pets.has(before) || before === 'someone' || before === 'somebody'
}

export function hasTitle(near: Neighbours, at: number): boolean {
  let back = at - 1
  if (near.tokens[back]?.text === '.') back--
  if (/\d/.test(near.tokens[back]?.text ?? '') && titles.has(near.wordAt(back - 1))) back-- // PC 1142 Baker
  const title = near.tokens[back]
  if (title?.kind !== 'word' || !titles.has(title.base)) return false
  if (title.possessive) return false
  const token = near.tokens[at] as Token
  if (token.newLine) return false
  if (titlesAlsoWords.has(title.base)) {
    // "the doctor said": the next word must look like a name
    return (
      token.shape === 'Capital' &&
      title.shape !== 'lower' &&
      !isOffice(token.base) &&
      !(near.lists.bits(token.base) & isCommon && !(near.lists.bits(token.base) & (isGiven | isSurname)))
    )
  }
  if (title.base === 'miss' && title.shape === 'lower')
    return (
      token.shape === 'Capital' ||
      !(near.lists.bits(token.base) & isWord) ||
      (near.isLowerText && surnameWords.has(token.base))
    )
  if (title.base === 'ms' && title.shape === 'CAPITALS' && !token.plain) return token.shape === 'Capital'
  return (
    !isOffice(token.base) && !notNames.has(token.base) && !personVerbs.has(token.base) && !auxiliaries.has(token.base)
  )
}

/** "Sheriff Court", "Sheriff Officers" */
const isOffice = (base: string): boolean =>
  /^(?:courts?|officers?|clerks?|principal|kids|bishop|speaker|justice)$/.test(base)

/** "Mother: Drew Marsh", "Name - GRACE", "Marsh, Drew". */
export function isLabelled(near: Neighbours, at: number, bits: number): boolean {
  if (!(bits & (isGiven | isSurname)) && !surnameWords.has(near.tokens[at]?.base ?? '')) return false
  const token = near.tokens[at] as Token
  if ((careWords.has(token.base) && !surnameWords.has(token.base)) || token.shape === 'lower') return false
  const mark = near.tokens[at - 1]
  const label = near.tokens[at - 2]
  if (
    mark &&
    /^[:–-]$/.test(mark.text) &&
    !token.newLine &&
    label &&
    (kin.has(label.base) || labelWords.has(label.base)) &&
    (label.opens || label.newLine || mark.text === ':')
  ) {
    return !officeWords.has(token.base)
  }
  return (
    token.opens &&
    near.tokens[at + 1]?.text === ',' &&
    (surnameWords.has(token.base) || (bits & isSurname) !== 0) &&
    (near.lists.bits(near.tokens[at + 2]?.base ?? '') & isGiven) !== 0 &&
    near.tokens[at + 2]?.shape !== 'lower'
  )
}

/** "the Khans", "the Smiths" */
export function isPlural(near: Neighbours, at: number): boolean {
  if (isPluralInSmall(near, at)) return true
  const token = near.tokens[at] as Token
  if (token.shape !== 'Capital' || token.plain || token.opens || near.before(at) !== 'the' || !token.base.endsWith('s'))
    return false
  const stem = token.base.slice(0, -1)
  if (officeWords.has(stem) || careWords.has(token.base) || careWords.has(stem)) return false
  const bits = near.lists.bits(stem)
  return surnameWords.has(stem) || ((bits & (isSurname | isGiven)) !== 0 && !(bits & isCommon))
}

/** "Joys mum", "grants dad": the apostrophe is missing. */
export function isBarePossessive(near: Neighbours, at: number): boolean {
  const token = near.tokens[at] as Token
  if (
    !token.base.endsWith('s') ||
    !/^(?:mum|dad|mam|gran|nan|granny|mother|father|brother|sister|school|teacher|house|bedroom|social|behaviour|attendance|partner|plan|views?|friends?|parents?)$/.test(
      near.after(at),
    )
  )
    return false
  if (token.shape === 'lower' && !near.isLowerText) return false
  const stem = token.base.slice(0, -1)
  const bits = near.lists.bits(stem)
  return (bits & isGiven) !== 0 && (bits & isFrequent) !== 0 && !oftenCapital.has(stem) && !careWords.has(token.base)
}

/** "the khans moved" */
function isPluralInSmall(near: Neighbours, at: number): boolean {
  const { base, shape } = near.token(at)
  if (shape !== 'lower' || !near.isLowerText || !base.endsWith('s') || near.before(at) !== 'the') return false
  const bits = near.lists.bits(base.slice(0, -1))
  const isAct = personVerbs.has(near.after(at)) || /^(?:are|were|have|had)$/.test(near.after(at))
  return isAct && (bits & isSurname) !== 0 && !(bits & isWord)
}

/** "family wood has three workers", "the wiseman children" */
function isFamilyInSmall(near: Neighbours, at: number): boolean {
  const { base } = near.token(at)
  if (
    near.before(at) === 'family' &&
    near.bits(at) & isSurname &&
    /^(?:has|have|is|are|was|were|had)$/.test(near.after(at))
  )
    return true
  if (!near.isFamilyWord(at) || classOf(base) === 'adjective' || careWords.has(base)) return false
  if (
    /^(?:family|families|children|siblings|boys|girls|twins|brothers|sisters|kids|weans|bairns)$/.test(near.after(at))
  )
    return true
  return (
    near.before(at) === 'family' &&
    (auxiliaries.has(near.after(at)) || personVerbs.has(near.after(at)) || near.after(at) === '')
  )
}

/** "Family Hill", "unborn baby Wood", "the Bird children". */
export function isFamilyName(near: Neighbours, at: number): boolean {
  if (near.isLowerText && isFamilyInSmall(near, at)) return true
  const token = near.tokens[at] as Token
  const before = near.before(at)
  const isShown = token.shape === 'Capital' && !token.plain
  if (
    isShown &&
    !token.opens &&
    /^(?:family|baby|household)$/.test(before) &&
    !officeWords.has(token.base) &&
    !careWords.has(token.base)
  )
    return true
  return (
    isShown &&
    (!token.opens || surnameWords.has(token.base)) &&
    /^(?:family|families|children|household|siblings|boys|girls|twins|brothers|sisters|baby)$/.test(near.after(at)) &&
    !officeWords.has(token.base) &&
    !notFamilies.has(token.base)
  )
}

function isBeing(near: Neighbours, at: number): boolean {
  const base = near.tokens[at]?.base ?? ''
  return kin.has(base) || pets.has(base) || ['someone', 'somebody', 'is', 'was', 'one'].includes(base)
}
/** "Young children", "Black families". */
const notFamilies: ReadonlySet<string> = new Set(
  'whole young black white brown other many more most small little big strong poor rich good best looked-after vulnerable disabled foster single local large long short west east north south early great'.split(
    ' ',
  ),
)
/** Never a name, whatever cue stands before. */
const notNames: ReadonlySet<string> = new Set(
  'the a an this that these those his her their its our my your some any no not in on at to for from by with of and or but if as when while because so it he she they we i you me him them us is was are were be been being has had have do does did out up off over back down in into about again also just very more most less police ambulance social mum dad mother father gran home work school names name for after before during through child children parents family names meeting meetings yesterday today tonight twice once several him'.split(
    ' ',
  ),
)
