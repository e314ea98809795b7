/** L1: numbers said as words: "oh seven seven double oh". */

import { labelBefore, nameOf } from './number-labels.ts'
import type { Span } from './span.ts'

const digitWords: Readonly<Record<string, string>> = {
  zero: '0',
  oh: '0',
  o: '0',
  nought: '0',
  nil: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
}

/** "oh seven seven double oh …": five or more digits said as words. */
export function pushSpelled(spans: Span[], text: string): void {
  const word = /[A-Za-z]{1,6}|\d|[^\sA-Za-z\d]/g
  let start = -1
  let end = -1
  let digits = ''
  let times = 1
  let said = 0
  const close = () => {
    if (digits.length >= 5 && said >= 3) {
      const named = labelBefore(text, start)
      const [kind, why] = nameOf(digits, named, digits)
      spans.push({ start, end, kind, severity: 'must', why })
    }
    start = -1
    digits = ''
    times = 1
    said = 0
  }
  if (
    !/(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)\W{1,3}(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)\b/i.test(
      text,
    )
  )
    return
  for (const match of text.matchAll(word)) {
    const found = match[0].toLowerCase()
    if (/^[-,.]$/.test(found) && digits) continue
    const digit = /^\d$/.test(found) ? found : Object.hasOwn(digitWords, found) ? digitWords[found] : undefined
    if (digit !== undefined) {
      if (start < 0) start = match.index
      digits += digit.repeat(times)
      times = 1
      end = match.index + match[0].length
      if (found.length > 1) said++
    } else if (found === 'double' || found === 'triple' || found === 'treble') {
      if (start < 0) start = match.index
      times = found === 'double' ? 2 : 3
    } else if (start >= 0) close()
  }
  close()
}
