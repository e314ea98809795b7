/** Names written with gaps or figures to slip through: "J a m i e", "J.A.M.I.E", "J-a-m-i-e", "Ja mie", "J4mie", "K@yleigh". */
import { isCommon, isFrequent, isGiven, isSurname, isWord, type Lists } from './lists.ts'
import { isNear, type Roster } from './roster.ts'
import type { Span } from './span.ts'

const apart = /(?<![\p{L}\d])\p{L}(?:[ .*_·-]{1,2}\p{L}){2,24}(?![\p{L}\d])/gu
const starred = /(?<![\p{L}\d])\p{L}[\p{L}]{0,12}\*{1,10}\p{L}{0,12}(?![\p{L}\d])/gu

export function spacedSpans(text: string, lists: Lists, roster: Roster | undefined): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(apart)) {
    const word = match[0].replace(/[^\p{L}]/gu, '').toLowerCase()
    if (/^(?:[a-z] ){2,}[a-z]$/i.test(match[0]) && word.length < 4) continue
    const bits = lists.bits(word)
    const isKnown =
      (bits & (isGiven | isSurname)) !== 0 ||
      roster?.forms.has(word) ||
      roster?.names.some((name) => isNear(word, name))
    if (isKnown || (word.length > 3 && !(bits & isCommon) && !/[.]/.test(match[0]))) {
      spans.push({
        start: match.index,
        end: match.index + match[0].length,
        kind: 'PERSON',
        severity: isKnown ? 'must' : 'check',
        why: isKnown ? 'person-name' : 'possible-name',
      })
    }
  }
  for (const match of text.matchAll(starred)) {
    if (/^[A-Z]/.test(match[0]))
      spans.push({
        start: match.index,
        end: match.index + match[0].length,
        kind: 'PERSON',
        severity: 'check',
        why: 'possible-name',
      })
  }
  return [...spans, ...figured(text, lists), ...torn(text, lists), ...dotted(text)]
}

const withFigures = /(?<![\w@.#/-])[A-Za-z](?:[a-z]{0,12}[0-8@!$][a-z]{0,12}){1,4}(?![\w@.#/-])/g
const letterFor: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'g',
  7: 't',
  8: 'b',
  '@': 'a',
  '!': 'i',
  $: 's',
}

/** Figures that stand for letters in a usual name: "C4llum", "Kayl33". */
function figured(text: string, lists: Lists): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(withFigures)) {
    const [found] = match
    if (found.replace(/[^a-z]/gi, '').length < 3) continue
    const read = found.toLowerCase().replace(/[^a-z]/g, (sign) => letterFor[sign] ?? sign)
    const readings = [read, found.includes('1') ? read.replace('i', 'l') : read]
    if (!readings.some((word) => isUsual(lists.bits(word)))) continue
    spans.push(nameAt(match.index, found))
  }
  return spans
}

/** "j.m. and k.l.": small letters with dots that are no abbreviation of a word. */
function dotted(text: string): Span[] {
  return [...text.matchAll(/(?<![\w.])[a-z]\. ?[a-z]\.(?:[a-z]\.)?(?![\w])/g)]
    .filter(
      ({ 0: found }) =>
        !/^(?:e\.? ?g|i\.? ?e|a\.? ?m|p\.? ?m|n\.? ?b|a\.k\.a|d\.o\.b|p\.? ?s|c\.? ?c|f\.? ?u|b\.? ?d|o\.? ?d|r\.i\.p|n\.i)/.test(
          found,
        ),
    )
    .map(({ 0: found, index }) => ({ ...nameAt(index, found), why: 'initials' as const }))
}

/** A usual name in two pieces that are no words: "Ja mie". */
function torn(text: string, lists: Lists): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(/(?<![\w'-])([A-Z][a-z]{1,5}) ([a-z]{2,6})(?![\w'-])/g)) {
    const [found, head = '', tail = ''] = match
    if (lists.bits(tail) !== 0 || lists.bits(head.toLowerCase()) & (isWord | isGiven)) continue
    if (isUsual(lists.bits(`${head.toLowerCase()}${tail}`))) spans.push(nameAt(match.index, found))
  }
  return spans
}

const isUsual = (bits: number): boolean => (bits & isGiven) !== 0 && (bits & isFrequent) !== 0 && !(bits & isWord)

const nameAt = (start: number, { length }: string): Span => ({
  start,
  end: start + length,
  kind: 'PERSON',
  severity: 'check',
  why: 'possible-name',
})
