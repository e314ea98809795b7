/** L1, numbers and what looks like one: telephone, health, pupil, case, police, court, bank and plate numbers, and any long number. */
import { careWords } from './care-words.ts'
import { isUpn } from './check-digits.ts'
import { codedRefs } from './coded-refs.ts'
import type { Kind, Severity, Why } from './finding.ts'
import { pushLabelled } from './labelled-numbers.ts'
import { labelAfter, labelBefore, nameOf } from './number-labels.ts'
import { spacedCodes } from './spaced-codes.ts'
import type { Span } from './span.ts'
import { pushSpelled } from './spelled-numbers.ts'

/** Phone, ten digits in their usual groups, cards, sort codes, single digits apart: what may be one number though it has gaps. */
const grouped: readonly RegExp[] = [
  /(?<![\w])(?:\+ ?44|0044|44)(?:[ \n.()-]{0,3}\d){9,11}(?!\d)/g,
  /(?<![\w])\(?0\d(?:[ \n.()/-]{0,3}\d){8,10}(?!\d)/g,
  /(?<![\w])\+ ?\d{1,3}(?:[ \n.()-]{0,2}\d){6,12}(?!\d)/g,
  /(?<![\w])(?:\d{4}[ \n.-]{1,3}){3}\d{1,4}(?!\d)/g,
  /(?<![\w])\d{6}[ \n./-]{1,3}\d{3,4}(?!\d)/g,
  /(?<![\w])\d{3}[ \n.-]{1,3}\d{3}[ \n.-]{1,3}\d{3,4}(?!\d)/g,
  /(?<![\w])\d{2}[ \n.-]{1,3}\d{2}[ \n.-]{1,3}\d{2}[ \n.-]{1,3}\d{3,4}(?!\d)/g,
  /(?<![\w])\d{3}[ \n]\d{4}(?!\d)/g,
  /(?<![\w])\d{4}[ \n.-]{1,3}\d{3}[ \n.-]{1,3}\d{3}(?!\d)/g,
  /(?<![\w])(?:\d{2}[ \n]){4}\d{2}(?!\d)/g,
  /(?<![\w])\d{2}[ \n-]{1,3}\d{2}[ \n-]{1,3}\d{2}(?![\d-])/g,
  /(?<![\w])\d{2}[ \n.-]{1,3}\d{2}[ \n.-]{1,3}\d{2}[ \n.,-]{1,3}\d{6,8}(?!\d)/g,
  /(?<![\w])\d{5}[ \n.-]{1,3}\d{3,6}(?!\d)/g,
  /(?<![\w])(?:[\dOo][ \n.,-]{1,2}){4,20}[\dOo](?![\w])/g,
]

export function numberSpans(text: string): Span[] {
  const spans: Span[] = []
  if (/\d/.test(text) || /[Oo]{1,}/.test(text)) {
    for (const pattern of grouped) {
      for (const match of text.matchAll(pattern)) pushNumber(spans, text, match.index, match.index + match[0].length)
    }
    for (const match of text.matchAll(/\d{5,}/g)) pushNumber(spans, text, match.index, match.index + match[0].length)
    for (const match of text.matchAll(/(?<![\w])(?=[\dOoIl]{6,14}(?![\w]))[OoIl]{0,3}\d[\dOoIl]{4,13}/g)) {
      const digits = match[0].replace(/\D/g, '').length
      if (digits >= 4) pushNumber(spans, text, match.index, match.index + match[0].length)
    }
  }
  for (const [pattern, kind, severity, why, check] of fixed) {
    for (const match of text.matchAll(pattern)) {
      if (check && !check(match[0], text, match.index)) continue
      spans.push({ start: match.index, end: match.index + match[0].length, kind, severity, why })
    }
  }
  pushLabelled(spans, text)
  pushSpelled(spans, text)
  spans.push(...spacedCodes(text), ...codedRefs(text))
  return spans
}

function pushNumber(spans: Span[], text: string, start: number, end: number): void {
  const found = text.slice(start, end)
  const digits = found.replace(/[Oo]/g, '0').replace(/[Il]/g, '1').replace(/\D/g, '')
  const isApart = /\D/.test(found)
  const groups = found.split(/\D+/).filter(Boolean)
  const label = labelBefore(text, start) ?? labelAfter(text, end)
  if (isApart) {
    if (groups.every((group) => /^(?:19|20)\d\d$/.test(group))) return
    if (/^\d(?:[,.] ?\d)+$/.test(found) && !label) return // ages 2, 4, 6, 8, 10 and scores
    if (/,/.test(found) && groups.every((group) => group.length === 1) && !label) return
    if (digits.length < 7 && !(label && ['BANK', 'CHI', 'NHS', 'PHONE'].includes(label[0])) && !/-/.test(found)) return
    if (/^\d{3}[ \n]\d{4}$/.test(found) && !label) return
  }
  const [kind, why] = nameOf(digits, label, found)
  spans.push({ start, end, kind, severity: 'must', why })
}

type Fixed = readonly [RegExp, Kind, Severity, Why, ((found: string, text: string, at: number) => boolean)?]

const fixed: readonly Fixed[] = [
  [
    /(?<![\w])[A-Z][ .-]{0,2}[A-Z](?:[ \n./_,-]{0,3}[\dOoIl]){6}(?:[ \n./_,-]{0,3}[A-D](?!\w))?(?![\dO])/gi,
    'NINO',
    'must',
    'national-insurance',
    isNino,
  ],
  [/(?<![\w])[A-Z]\d{11}[\dA-Z](?!\w)/gi, 'UPN', 'must', 'pupil-number', (found) => isUpn(found.toUpperCase()) || true],
  [/(?<![\w])GB ?\d{2} ?[A-Z]{4}(?: ?\d){14}(?!\d)/gi, 'BANK', 'must', 'bank'],
  [/(?<![\w])PS[-/ ]?\d{6,8}[-/ ]\d{3,5}(?!\d)/gi, 'POLICE_REF', 'must', 'police-number'],
  [/(?<![\w])(?:CR|CF|CAD|URN|INC)[-/ ]?\d{3,8}(?:[-/ ]\d{2,4})?(?!\d)/g, 'POLICE_REF', 'must', 'police-number'],
  [/(?<![\w])\d{2}\/\d{3,7}[A-Z](?!\w)/gi, 'POLICE_REF', 'must', 'police-number'],
  [/(?<![\w])S\d{1,3}\/\d{4,8}(?:\/\d{2})?(?!\d)/gi, 'COURT_REF', 'must', 'reporter-number'],
  [/(?<![\w])SCRA[-/ ]?(?:[A-Z][-/ ]?)?\d{3,9}(?:[-/]\d{2,4})?(?!\d)/gi, 'COURT_REF', 'must', 'reporter-number'],
  [/(?<![\w])[A-Z]{3}-[A-Z]{1,3}\d{2,6}-\d{2}(?!\w)/gi, 'COURT_REF', 'must', 'reporter-number'],
  [
    /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]\d)/g,
    'OTHER_ID',
    'must',
    'device',
    (found) => found.split('.').every((part) => Number(part) < 256),
  ],
  [/(?<![\w])(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}(?!\w)/gi, 'OTHER_ID', 'must', 'device'],
  [/(?<![\w])\d{2}[A-L]\d{4}[A-Z](?!\w)/gi, 'OTHER_ID', 'must', 'practitioner-number'],
  // plates: AB12 CDE, A123 BCD, ABC 123D
  [/(?<![\w])[A-Z]{2}[ -]?(?:[\dO]\d|\dO)[ \n.-]{0,2}[A-Z]{3}(?!\w)/g, 'VEHICLE', 'must', 'vehicle'],
  [
    /(?<![\w])[a-z][a-z]\d\d ?[a-z]{3}(?!\w)/g,
    'VEHICLE',
    'must',
    'vehicle',
    (found, text, at) =>
      !/\d (?:and|for|was|the|but|has|had|who|she|his|her|not|are|can|may|did|now|say|see|yet|too|one|two|six|ten)$/.test(
        found,
      ) || isNearCar(text, at, found),
  ],
  [
    /(?<![\w])(?:[a-z]{2}[ -]{0,2}[\do]\d[ \n-]{0,2}[a-z]{3}|[a-z]\d{1,3}[ \n-]{0,2}[a-z]{3}|[a-z]{3}[ -]{0,2}\d{1,3}[a-z])(?!\w)/gi,
    'VEHICLE',
    'must',
    'vehicle',
    (found, text, at) =>
      !found.split(/[\d -]+/).some((part) => shortWords.has(part.toLowerCase())) && isNearCar(text, at, found),
  ],
  [/(?<![\w])[A-HJ-NP-TV-Y]\d{1,3}[ -]?[A-Z]{3}(?!\w)/g, 'VEHICLE', 'must', 'vehicle', isPlate],
  [/(?<![\w])[A-Z]{3}[ -]?\d{1,3}[A-HJ-NP-TV-Y](?!\w)/g, 'VEHICLE', 'must', 'vehicle', isPlate],
  [
    /(?<![\w])[A-Z]\d{1,3} ?[A-Z]{3}(?!\w)|(?<![\w])[A-Z]{1,3}[ -]?\d{2,4}(?!\w)|(?<![\w])[A-Z]{2,3} ?\d(?!\w)|(?<![\w])\d{1,4} ?[A-Z]{1,3}(?!\w)|(?<![\w])[a-z]\d{1,3} ?[a-z]{3}(?!\w)|(?<![\w])[a-z]{3} ?\d{1,3}[a-z](?!\w)/g,
    'VEHICLE',
    'must',
    'vehicle',
    (found, text, at) => !/^[ABM]\d{1,4}$/.test(found) && plateNear.test(text.slice(Math.max(0, at - 24), at)),
  ],
  // what somebody remembers of a plate: "reg ends KXO", "plate begins SV16"
  [
    /(?<=(?:reg|registration|plate|plates)(?: number)? (?:ends|ending|ended|begins|beginning|starts|starting|started)(?: in| with)? )[A-Z\d]{2,4}(?!\w)/gi,
    'VEHICLE',
    'must',
    'vehicle',
    (found) => found === found.toUpperCase() || /\d/.test(found),
  ],
  [
    /(?<![\w])[A-Z]{2}[\d?*]{2}[ -]{0,2}(?=[A-Z]{0,2}[?*])[A-Z?*]{1,3}(?!\w)/g,
    'VEHICLE',
    'must',
    'vehicle',
    (found, text, at) => isNearCar(text, at, found),
  ],
  // passport, driving licence
  [/(?<![\w])[A-Z]{2,5}9{0,3} \d{6} [A-Z\d]{1,2}\d{1,3}[A-Z]{2,3}(?!\w)/g, 'OTHER_ID', 'must', 'passport-licence'],
  // letters that belong to a long number: ELC 40417
  [/(?<![\w])[A-Z]{2,4} \d{5,6}(?![\w/-]|[ .]\d)/g, 'OTHER_ID', 'must', 'long-number', isOwnLetters],
  [/(?<![\w])[A-Z9]{5}\d{6}[A-Z9]{2}[A-Z\d]{3}(?!\w)/gi, 'OTHER_ID', 'must', 'passport-licence'],
]

/** "ELC 40417"; but "CHI 40417" and "FROM 40417" say what stands before the number. */
function isOwnLetters(found: string): boolean {
  const letters = found.slice(0, found.indexOf(' ')).toLowerCase()
  return (
    !careWords.has(letters) &&
    !shortWords.has(letters) &&
    !/^(?:chi|nhs|upn|scn|ni|from|with|were|that|this|tel|mob|ref|case|file|over|than|area|unit|ward|room|our|their|only|also|into|have)$/.test(
      letters,
    )
  )
}

/** Two letters, six figures, a letter; without the last one a cue or capitals that begin such numbers must speak for it. */
function isNino(found: string, text: string, at: number): boolean {
  const letters = found.slice(0, 2)
  if (!/\d.*\d.*\d/.test(found) || shortWords.has(letters.toLowerCase())) return false
  if (
    /[\dOoIl][ \n./_,-]{0,3}[A-D]$/i.test(found) &&
    (/[A-Z]{2}/.test(letters) || /^[a-z]{2} ?\d|^[a-z][ .-]{1,2}[a-z]/i.test(found))
  )
    return true
  if (ninoCue.test(text.slice(Math.max(0, at - 50), at))) return true
  const isUsual = /^[A-CEGHJ-PQR-TW-Z][A-CEGHJ-NPQR-TW-Z] ?\d/.test(found)
  return isUsual && !/^(?:BG|GB|KN|NK|NT|TN|ZZ|CR|PS|IV|NO|AB)/.test(found)
}

const ninoCue = /\b(?:nino|n\.?i\.?|national insurance)\b[^.!?]{0,40}$/i
const plateCue =
  /\b(?:car|van|taxi|lorry|motorbike|reg|registration|registered|plates?|vehicle|parked|driv\w{1,4}|drove|(?:get|got|getting) (?:in|into|out of))\b/i
/** Words that stand beside a number without being part of a plate: "in 20 min", "s2 boy". */
const shortWords = new Set(
  'in at by on to of is it we he me my no up us an as be do go if or so min day and for was the but has had who she his her not are can may did now say see yet too one two six ten boy mph'.split(
    ' ',
  ),
)

const isNearCar = (text: string, at: number, found: string): boolean =>
  plateCue.test(text.slice(Math.max(0, at - 40), at)) ||
  plateCue.test(text.slice(at + found.length, at + found.length + 25))

const plateNear =
  /\b(?:reg(?:istration)?|plate|number ?plate|reg no|driver of|stop on|vehicle|(?:red|blue|black|white|silver|grey|green) \w{0,10},?)(?: (?:is|was|number|no|reg))?[ .:]{1,2}$/i

function isPlate(found: string, text: string, at: number): boolean {
  if (/[IQ]/.test(found.replace(/[ -]/g, '').slice(-3)) && !isNearCar(text, at, found)) return false
  return (found.match(/\d/g)?.length ?? 0) >= 2 || isNearCar(text, at, found)
}
