/** L1: codes taken apart: "S N 9 9 A B C", "Q.Q.1.2.3.4.5.6.C", and spelled aloud: "sierra november nine nine alpha bravo charlie". */
import type { Span } from './span.ts'

const apart = /(?<![\w'])(?:[A-Za-z\d][ .,_/-]{1,2}){4,20}[A-Za-z\d](?![\w'])/g
const alphabet =
  'alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiske?y|x-?ray|yankee|zulu'
const aloud = new RegExp(
  `(?<![\\w-])(?:(?:${alphabet}|zero|oh|one|two|three|four|five|six|seven|eight|nine|niner|double|\\d{1,6})[ ,-]{1,2}){2,16}(?:${alphabet}|zero|oh|one|two|three|four|five|six|seven|eight|nine|niner|\\d{1,6})(?![\\w-])`,
  'gi',
)
const spoken = new RegExp(`\\b(?:${alphabet})\\b`, 'gi')
const people = /^(?:charlie|mike|oscar|romeo|victor|juliett?|india|papa)$/i

export function spacedCodes(text: string): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(apart)) {
    const letters = match[0].replace(/[^A-Za-z]/g, '')
    const digits = match[0].replace(/\D/g, '')
    if (letters.length < 2 || digits.length < 2) continue
    const start = match.index
    spans.push({ start, end: start + match[0].length, ...nameOf(match[0].replace(/[^A-Za-z\d]/g, '')) })
  }
  for (const match of text.matchAll(aloud)) {
    const words = match[0].match(spoken) ?? []
    if (words.length < 2 || words.every((word) => people.test(word))) continue
    spans.push({ start: match.index, end: match.index + match[0].length, ...nameOf('') })
  }
  return spans
}

function nameOf(code: string): Pick<Span, 'kind' | 'severity' | 'why'> {
  if (/^[A-Z]{2}\d{6}[A-D]?$/i.test(code)) return { kind: 'NINO', severity: 'must', why: 'national-insurance' }
  if (/^[A-Z]{2}\d{2}[A-Z]{3}$/i.test(code)) return { kind: 'VEHICLE', severity: 'must', why: 'vehicle' }
  if (/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/i.test(code)) return { kind: 'POSTCODE', severity: 'must', why: 'postcode' }
  return { kind: 'OTHER_ID', severity: 'must', why: 'long-number' }
}
