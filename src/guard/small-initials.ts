/** Letters that stand for people, as they are typed in a hurry: "jm and km fight", "bb and her da", "k.m. was late". */
import { careWords } from './care-words.ts'
import { kin } from './grammar.ts'
import { isCommon, isWord, type Lists } from './lists.ts'
import type { Span } from './span.ts'

/** Every pattern begins at a letter and holds no repeat, so that reading stays linear. */
const pair = /(?<![\w'’.@/-])([a-z]{2}) (?:and|&|n) ([a-z]{2})(?![\w'’.@/-])/g
const withTheirs =
  /(?<![\w'’.@/-])([a-z]{2}) (?:and|&|n) (?:her|his|their) (?:wee |big |older |younger )?([a-z-]{2,14})(?![\w-])/gi
const dotted =
  /(?<![\w.@/])([a-z]\.[a-z]\.)(?= (?:was|is|has|had|wasn't|isn't|did|didn't|does|will|would|could|says|said|told|went|came|got|cried|left|stayed|moved|and (?:her|his|their)|late|upset|absent)\b)/gi
/** "fell out with kj": consonants where a person stands. */
const behindPerson =
  /(?<![\w'’.@/-])(?:with|told|asked|saw|from|about|visited|phoned|rang|texted|hit|met) ([b-df-hj-np-tv-z]{2})(?![\w'’@/-]|\.\w)/g
/** "kj said no" */
const beforeSaying =
  /(?<![\w'’.@/-] ?)([b-df-hj-np-tv-z]{2}) (?:said|says|told|cried|left|hit|ran|refused|wants|wanted|fell|came|got|wasnt|didnt|hasnt|was upset|was late)(?!\w)/g
const shortForms = /^(?:[ei]\.[eg]\.|[ap]\.m\.|n\.b\.|p\.s\.|c\.f\.|v\.v\.|q\.v\.)$/i

/** Two small letters that are no word, no short form of the work and no syllable people write. */
const areLetters = (two: string, lists: Lists): boolean =>
  !careWords.has(two) && !sounds.test(two) && (lists.bits(two) & (isWord | isCommon)) === 0

const sounds =
  /^(?:ah|eh|er|ha|he|hm|ho|mm|oh|ok|oo|ow|oy|sh|uh|um|ye|yo|wi|fi|tae|da|ma|pa|la|de|le|el|st|nd|rd|th|am|pm|km|kg|mg|ml|cm|mm|hr|tv|pc|ex|vs|re|cc|id|dr|mr|ms|fr|co|eu|uk|ni|no|so|on|or|up|us|we|me|my|do|go|if|in|is|it|at|an|as|be|by|hi|of|to)$/

export function smallInitials(text: string, lists: Lists): Span[] {
  const spans: Span[] = []
  const add = (start: number, letters: string) =>
    spans.push({ start, end: start + letters.length, kind: 'PERSON', severity: 'check', why: 'initials' })
  for (const { 0: all, 1: one = '', 2: other = '', index } of text.matchAll(pair)) {
    if (!areLetters(one, lists) && !areLetters(other, lists)) continue
    if (!mayBeLetters(one, lists) || !mayBeLetters(other, lists)) continue
    add(index, one)
    add(index + all.length - other.length, other)
  }
  for (const { 1: letters = '', 2: who = '', index } of text.matchAll(withTheirs)) {
    const isShouted = letters === letters.toUpperCase()
    if (!kin.has(who.toLowerCase()) || !(isShouted ? !shouted.test(letters) : areLetters(letters, lists))) continue
    add(index, letters)
  }
  for (const { 0: all, 1: letters = '', index } of text.matchAll(behindPerson))
    if (areLetters(letters, lists)) add(index + all.length - 2, letters)
  for (const { 1: letters = '', index } of text.matchAll(beforeSaying))
    if (areLetters(letters, lists)) add(index, letters)
  for (const { 1: letters = '', index } of text.matchAll(dotted)) if (!shortForms.test(letters)) add(index, letters)
  return spans
}

/** "km" is a length, and beside another pair of letters it is a person. */
const mayBeLetters = (two: string, lists: Lists): boolean =>
  areLetters(two, lists) || (/^[b-df-hj-np-tv-z]{2}$/.test(two) && !careWords.has(two))

const shouted = /^(?:HE|ME|WE|US|IT|GP|HV|SW|PC|EP|MA|PA|DA|NO|SO|HI|OH|MY)$/
