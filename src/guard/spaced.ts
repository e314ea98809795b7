/** Names written with gaps to slip through: "J a m i e", "J.A.M.I.E", "J-a-m-i-e". */
import { isCommon, isGiven, isSurname, type Lists } from './lists.ts'
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
  return spans
}
