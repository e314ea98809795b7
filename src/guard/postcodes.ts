/** L1: postcodes, whole and their first half. */
import { postcodeAreas } from './places-known.ts'
import type { Span } from './span.ts'

const fullPostcode = /(?<![\w])(?:[A-Z]{1,2}[\dOI][A-Z\d]?[ \n-]{0,2}[\dO][ABD-HJLNP-UW-Z]{2}|GIR ?0AA)(?!\w)/gi
const outward = /(?<![\w£#/.-])([A-Z]{1,2})(\d{1,2}[A-Z]?)(?![\w/]|[.-]\w)/gi

/** "KY 7 5DW", "g 4 1 2 qt", "ky7 5 dw": with gaps where nobody looks for them. Areas that are words need capitals. */
const gapped =
  /(?<![\w£#/.-])([A-Z]{1,2})(?:[ -]\d[ ]?[A-Z\d]?[ \n-]{0,2}\d ?|\d[A-Z\d]?[ \n-]{0,2}\d )([ABD-HJLNP-UW-Z]{2})(?![\w-])/gi
const wordAreas = /^(?:me|so|st|la|pa|ha|da|ne|se|hr|sm|a|s|m)$/
const wordEnds = /^(?:at|an|as|be|by|he|we|us|up|am|pm|st|nd|rd|th|hr|ft|lb|ad|eg|ex|ya|ye)$/

function gappedPostcodes(text: string): Span[] {
  return [...text.matchAll(gapped)].flatMap(({ 0: found, 1: area = '', 2: end = '', index }): Span[] => {
    if (!postcodeAreas.has(area.toUpperCase()) || wordAreas.test(area) || wordEnds.test(end)) return []
    return [{ start: index, end: index + found.length, kind: 'POSTCODE', severity: 'must', why: 'postcode' }]
  })
}

export function postcodes(text: string): Span[] {
  const spans: Span[] = gappedPostcodes(text)
  for (const match of text.matchAll(fullPostcode)) {
    if (!/\d/.test(match[0].slice(0, -2)) || (!/\d/.test(match[0].slice(1, -3)) && /[a-z]/.test(match[0]))) continue
    const area = /^[A-Z]{1,2}(?=[\dOI])/i.exec(match[0])?.[0]?.toUpperCase() ?? ''
    if (
      !postcodeAreas.has(area) &&
      area !== 'GI' &&
      !/post ?code/i.test(text.slice(Math.max(0, match.index - 30), match.index))
    )
      continue
    if (
      /[a-z]/.test(match[0]) &&
      / /.test(match[0]) &&
      /\d(?:am|th|st|nd|rd|pm|x)$/i.test(match[0]) &&
      !/post ?code/i.test(text.slice(Math.max(0, match.index - 30), match.index))
    )
      continue
    spans.push({
      start: match.index,
      end: match.index + match[0].length,
      kind: 'POSTCODE',
      severity: 'must',
      why: 'postcode',
    })
  }
  for (const match of text.matchAll(outward)) {
    const [found, letters = '', digits = ''] = match
    const area = letters.toUpperCase()
    if (!postcodeAreas.has(area)) continue
    const cued =
      /(?:post ?code|area|lives?|living|in|from|to|of|around|near|at|over|moved?)(?: in| to| from| is| the)?[ :(]{1,2}$/i.test(
        text.slice(Math.max(0, match.index - 24), match.index),
      )
    const isCapital = letters === area
    const isLabelled = /post ?code(?: is|:)? $/i.test(text.slice(Math.max(0, match.index - 14), match.index))
    const plain = ordinaryCodes.has(found.toUpperCase())
    if (
      area.length === 1
        ? !((cued && isCapital && !plain) || isLabelled || (area === 'G' && isCapital && !plain)) ||
          (area === 'S' && digits.length < 2)
        : (!isCapital && !cued) || plain
    )
      continue
    spans.push({
      start: match.index,
      end: match.index + found.length,
      kind: 'POSTCODE',
      severity: 'must',
      why: 'postcode',
    })
  }
  return spans
}

/** A vitamin, roads, forms, paper sizes and their like. */
const ordinaryCodes: ReadonlySet<string> = new Set(
  'B12 B6 M8 M9 M74 M90 M80 M6 M25 M1 E45 L1 L2 L3 W1 W2 G8 G7 G20 N1 E1 PE1 PE2 PE3 CT1 TD1 HR1 HR2 AL1 ME1 S1 S2 S3 S4 S5 S6 CO2 SO2 WC2 WC1'.split(
    ' ',
  ),
)
