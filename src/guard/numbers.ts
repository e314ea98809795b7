/** L1, numbers and what looks like one: telephone, health, pupil, case, police, court, bank and plate numbers, and any long number. */
import { beginsWithDay, isChi, isModulus11, isScn, isUpn } from './check-digits.ts'
import type { Kind, Severity, Why } from './finding.ts'
import type { Span } from './span.ts'

type Named = readonly [Kind, Why]

/** Nearest label before a number wins; the text before it is read backwards from here. */
const labels: readonly (readonly [RegExp, Named])[] = [
  [/\b(?:chi|community health index)\b/i, ['CHI', 'chi']],
  [/\b(?:nhs (?:no|num|number|#)|nhs)\b/i, ['NHS', 'nhs-number']],
  [/\b(?:h&c|h and c|hcn|health and care)\b/i, ['NHS', 'health-care-number']],
  [/\b(?:nino|n\.?i\.? ?(?:no|num|number)|national insurance|ni)\b/i, ['NINO', 'national-insurance']],
  [/\b(?:scn|candidate (?:no|num|number)|sqa (?:no|num|number|candidate))\b/i, ['SCN', 'pupil-number']],
  [/\b(?:upn|unique pupil|pupil (?:no|num|number|id)|uln|learner (?:no|num|number))\b/i, ['UPN', 'pupil-number']],
  [/\b(?:seemis)\b/i, ['UPN', 'pupil-number']],
  [
    /\b(?:sort ?code|account|acct?|a\/c|iban|bank|card (?:no|num|number|ending)|debit|credit card|building society|bacs)\b/i,
    ['BANK', 'bank'],
  ],
  [
    /\b(?:care ?first|mosaic|swift|ais|eclipse|liquid ?logic|swis|trak(?:care)?|emis|vision|badger ?net|morse|system ?one|client|person|service user|case|record|file|patient|hospital|unit|case ?note|social work|sw|household|tenancy|referral|uci|pid|crn|urn)(?: (?:id|i\.d\.|no|num|number|ref|reference|record|file|system|person|client|case))?\b/i,
    ['CASE_ID', 'case-number'],
  ],
  [
    /\b(?:scra|reporter'?s?|children'?s reporter|court|sheriff|petition|pf|procurator fiscal|copfs|fiscal|hearing|grounds|interdict|summons|citation|indictment)(?: (?:id|no|num|number|ref|reference|case))?\b/i,
    ['COURT_REF', 'reporter-number'],
  ],
  [
    /\b(?:i?vpd|police|crime|incident|inc|storm|pnc|chs|crn|custody|vulnerable person(?:s)?|concern report|iv|log|101|warrant)(?: (?:id|no|num|number|ref|reference|report))?\b/i,
    ['POLICE_REF', 'police-number'],
  ],
  [
    /\b(?:tel|telephone|phone|phoned|mob|mobile|landline|call|called|ring|rang|text|texted|texts|whats ?app|contact(?:able)?|home number|work number|number is|cell|dial|fax|voicemail|ext|reached? (?:on|at))\b/i,
    ['PHONE', 'phone'],
  ],
  [
    /\b(?:passport|driving licen[cs]e|driver(?:'?s)? (?:no|num|number|licen[cs]e)|brp|visa|home office|arc)\b/i,
    ['OTHER_ID', 'passport-licence'],
  ],
  [
    /\b(?:shoulder|collar|sssc|nmc|gtcs?|gmc|hcpc|pin|badge|registration)(?: (?:no|num|number))?\b/i,
    ['OTHER_ID', 'practitioner-number'],
  ],
  [/\b(?:uprn|ip|imei|mac|device)\b/i, ['OTHER_ID', 'device']],
]

const everyLabel: readonly (readonly [RegExp, Named])[] = labels.map(([pattern, named]) => [
  new RegExp(pattern.source, 'gi'),
  named,
])
const lookBack = 42

/** The nearest label before an index, within the sentence. */
function labelBefore(text: string, start: number): Named | undefined {
  const from = Math.max(0, start - lookBack)
  let before = text.slice(from, start)
  const stop = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('! '),
    before.lastIndexOf('? '),
    before.lastIndexOf('; '),
  )
  if (stop >= 0 && !/\b(?:no|num|ref|tel|mob|acc|inc)$/i.test(before.slice(0, stop))) before = before.slice(stop + 2)
  let best: Named | undefined
  let bestAt = -1
  for (const [pattern, named] of everyLabel) {
    let found = -1
    pattern.lastIndex = 0
    for (let match = pattern.exec(before); match; match = pattern.exec(before)) found = match.index + match[0].length
    if (found > bestAt) {
      bestAt = found
      best = named
    }
  }
  return best
}

function labelAfter(text: string, end: number): Named | undefined {
  const after = text.slice(end, end + 24)
  if (/^[ ,(-]{0,3}(?:is |was )?(?:his|her|their|mum'?s|dad'?s)? ?(?:chi|chi number)\b/i.test(after))
    return ['CHI', 'chi']
  if (/^[ ,(-]{0,3}\(?(?:mob|mobile|tel|phone|home|work)\b/i.test(after)) return ['PHONE', 'phone']
  return undefined
}

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

function nameOf(digits: string, label: Named | undefined, found: string): Named {
  const length = digits.length
  if (/^\+/.test(found) || (/^00/.test(found) && length > 10)) return ['PHONE', 'phone']
  if (length === 10 && label?.[0] === 'NHS') return label
  if (length === 10 && isChi(digits)) return ['CHI', 'chi']
  if (label?.[0] === 'CHI' && length >= 6) return label
  if (/^0[1-9]/.test(digits) && (length === 11 || (length === 10 && !beginsWithDay(digits)))) return ['PHONE', 'phone']
  if (label) return label
  if (length === 10 && isModulus11(digits))
    return ['NHS', digits >= '3200000000' && digits < '4000000000' ? 'health-care-number' : 'nhs-number']
  if (length === 10 && beginsWithDay(digits)) return ['CHI', 'chi']
  if (length === 9 && isScn(digits)) return ['SCN', 'pupil-number']
  if (/^\d\d-\d\d-\d\d$/.test(found)) return ['BANK', 'bank']
  if (length === 16 && /[ -]/.test(found)) return ['BANK', 'bank']
  return ['OTHER_ID', 'long-number']
}

type Fixed = readonly [RegExp, Kind, Severity, Why, ((found: string, text: string, at: number) => boolean)?]

const fixed: readonly Fixed[] = [
  [
    /(?<![\w])[A-Z]{2}[ \n-]{0,2}[\dO]{2}[ \n-]{0,2}[\dO]{2}[ \n-]{0,2}[\dO]{2}(?:[ \n-]{0,2}[A-D](?!\w))?(?![\dO])/gi,
    'NINO',
    'must',
    'national-insurance',
    (found, text, at) =>
      (/\d.*\d.*\d.*\d/.test(found) && /[A-D]$/i.test(found) && /[\dO][ \n-]{0,2}[A-D]$/i.test(found)) ||
      ninoCue.test(text.slice(Math.max(0, at - 50), at)) ||
      (/^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d/.test(found) && !/^(?:BG|GB|KN|NK|NT|TN|ZZ|CR|PS|IV|NO)/.test(found)),
  ],
  [/(?<![\w])[A-Z]\d{11}[\dA-Z](?!\w)/gi, 'UPN', 'must', 'pupil-number', (found) => isUpn(found.toUpperCase()) || true],
  [/(?<![\w])GB ?\d{2} ?[A-Z]{4}(?: ?\d){14}(?!\d)/gi, 'BANK', 'must', 'bank'],
  [/(?<![\w])PS[-/ ]?\d{6,8}[-/ ]\d{3,5}(?!\d)/gi, 'POLICE_REF', 'must', 'police-number'],
  [/(?<![\w])(?:CR|CF|CAD|URN|INC)[-/ ]?\d{3,8}(?:[-/ ]\d{2,4})?(?!\d)/g, 'POLICE_REF', 'must', 'police-number'],
  [/(?<![\w])\d{2}\/\d{3,7}[A-Z](?!\w)/gi, 'POLICE_REF', 'must', 'police-number'],
  [/(?<![\w])S\d{1,3}\/\d{4,8}(?:\/\d{2})?(?!\d)/gi, 'COURT_REF', 'must', 'reporter-number'],
  [/(?<![\w])SCRA[-/ ]?\d{3,9}(?:[-/]\d{2,4})?(?!\d)/gi, 'COURT_REF', 'must', 'reporter-number'],
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
  [/(?<![\w])[A-HJ-PR-Y][A-HJ-PR-Y](?:[0-7O]\d|O\d|\dO)[ \n-]{0,2}[A-HJ-PR-Z]{3}(?!\w)/g, 'VEHICLE', 'must', 'vehicle'],
  [
    /(?<![\w])[a-z][a-z][0-7]\d ?[a-z]{3}(?!\w)/g,
    'VEHICLE',
    'must',
    'vehicle',
    (found, text, at) =>
      !/\d (?:and|for|was|the|but|has|had|who|she|his|her|not|are|can|may|did|now|say|see|yet|too|one|two|six|ten)$/.test(
        found,
      ) || isNearCar(text, at, found),
  ],
  [
    /(?<![\w])(?:[a-z]{2}[ -]{0,2}[0-7o]\d[ \n-]{0,2}[a-z]{3}|[a-z]\d{1,3}[ \n-]{0,2}[a-z]{3}|[a-z]{3}[ -]{0,2}\d{1,3}[a-z])(?!\w)/gi,
    'VEHICLE',
    'must',
    'vehicle',
    (found, text, at) =>
      !found.split(/[\d -]+/).some((part) => shortWords.has(part.toLowerCase())) && isNearCar(text, at, found),
  ],
  [/(?<![\w])[A-HJ-NP-TV-Y]\d{1,3}[ -]?[A-Z]{3}(?!\w)/g, 'VEHICLE', 'must', 'vehicle', isPlate],
  [/(?<![\w])[A-Z]{3}[ -]?\d{1,3}[A-HJ-NP-TV-Y](?!\w)/g, 'VEHICLE', 'must', 'vehicle', isPlate],
  [
    /(?<![\w])[A-Z]\d{1,3} ?[A-Z]{3}(?!\w)|(?<![\w])[A-Z]{1,3}[ -]?\d{2,4}(?!\w)|(?<![\w])[a-z]\d{1,3} ?[a-z]{3}(?!\w)|(?<![\w])[a-z]{3} ?\d{1,3}[a-z](?!\w)/g,
    'VEHICLE',
    'must',
    'vehicle',
    (_, text, at) => plateNear.test(text.slice(Math.max(0, at - 24), at)),
  ],
  // passport, driving licence
  [/(?<![\w])[A-Z9]{5}\d{6}[A-Z9]{2}[A-Z\d]{3}(?!\w)/gi, 'OTHER_ID', 'must', 'passport-licence'],
]

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

/** "Mosaic 4821", "ref: AB/1234", "crime ref no 12-345", "PC 4521": short or mixed numbers that only their label gives away. */
const labelled: readonly (readonly [RegExp, Kind, Why])[] = [
  [
    /\b(?:care ?first|mosaic|swis|swift|eclipse|liquid ?logic|trak(?:care)?|seemis|client|person|service user|household|tenancy|patient|case ?file|case|file|record|hospital|unit|casenote)[ :#-]{0,3}(?:id|i\.d\.|no\.?|num|number|nr|ref(?:erence)?|record|person id|client id)?(?:[ :#.-]|is|was){0,4}([A-Za-z]{0,4}[-/ ]?\d{3,4}(?:[-/]\d{1,6})?[A-Za-z]?)(?!\w)/gi,
    'CASE_ID',
    'case-number',
  ],
  [
    /\b(?:i?vpd|cr(?= ?(?:no|ref|num))|crime|incident|inc|storm|pnc|chs|police|custody|warrant|concern)(?: (?:report|log|file|card|record))?[ :#-]{0,3}(?:id|no\.?|num|number|ref(?:erence)?)?(?: (?:no\.?|number))?(?:[ :#.-]|is|was|of){0,5}((?:[A-Za-z]{1,4}[-/ ]?)?\d{2,8}(?:[-/ ]\d[A-Za-z\d]{0,7}|[-/][A-Za-z]{1,4}){0,3}(?: of \d{1,2}\/\d{1,2}(?:\/\d{2,4})?)?)(?!\w)/gi,
    'POLICE_REF',
    'police-number',
  ],
  [
    /\b(?:scra|reporter'?s?|court|sheriff court|petition|pf|procurator fiscal|copfs|hearing|interdict|case)[ :#-]{0,3}(?:id|no\.?|num|number|ref(?:erence)?|file|case)(?: (?:no\.?|number))?(?:[ :#.-]|is|was|of){0,5}((?:[A-Za-z]{1,4}[-/ ]?)?\d{1,8}(?:[-/ ]\d[A-Za-z\d]{0,7}|[-/][A-Za-z]{1,4}){0,3})(?!\w)/gi,
    'COURT_REF',
    'reporter-number',
  ],
  [
    /\b(?:ref(?:erence)?|id|urn|uid|number|no\.|invoice|policy|passport|licen[cs]e|membership|username|account|acc|plate)[ :#.]{0,3}(?:no\.?|num|number)?(?:[ :#.-]|is|was){0,4}((?=[A-Za-z\d/-]{4,24}(?![A-Za-z\d]))[A-Za-z]{0,5}[-/]?\d[A-Za-z\d/-]{2,18})(?!\w)/gi,
    'OTHER_ID',
    'long-number',
  ],
  [
    /\b(?:w?pc|sgt|sergeant|dc|ds|constable|officer|collar|shoulder|badge|sssc|gtcs|gmc)[ :#-]{0,2}(?:no\.?|num|number)?[ :#]{0,2}([A-Z]{0,2}\d{3,4}[A-Z]?)(?!\w)/gi,
    'OTHER_ID',
    'practitioner-number',
  ],
  [
    /\b(?:tel|telephone|phone|mob|mobile|call|called|ring|rang|text|texted|ext|extension|number is|number:)[ :.]{0,3}(?:(?:her|him|them|mum|dad|on|at|no|number|is)[ :]){0,3}(\d{3}[ -]\d{3,4}|\d{4})(?!\w)/gi,
    'PHONE',
    'phone',
  ],
  [
    /\b(?:acc(?:oun)?t?|a\/c)[ :.#]{0,2}(?:no\.?|num|number)?(?:[ :.#-]|is){0,3}(\d{4}[ -]\d{4})(?!\d)/gi,
    'BANK',
    'bank',
  ],
  [/\b(?:card|account) ending(?: in)? (\d{4})(?!\d)/gi, 'BANK', 'bank'],
  [/\b(?:number|mobile|phone) end(?:s|ing)(?: in)? (\d{3,4})(?!\d)/gi, 'PHONE', 'phone'],
]

function pushLabelled(spans: Span[], text: string): void {
  for (const [pattern, kind, why] of labelled) {
    for (const match of text.matchAll(pattern)) {
      const found = match[1]
      if (!found || !/\d/.test(found) || isYear(found)) continue
      const end = match.index + match[0].length
      spans.push({ start: end - found.length, end, kind, severity: 'must', why })
    }
  }
  // anything else of letters and figures: AB-12345, MH2023/114
  for (const match of text.matchAll(/(?<![\w/-])(?=[A-Za-z]{0,6}[-/]?\d)(?:[A-Za-z\d]{1,10}[-/]?){1,4}(?![\w/-])/g)) {
    const [found] = match
    const digits = found.match(/\d/g)?.length ?? 0
    if (found.length < 6 || digits < 4 || !/[A-Za-z]/.test(found) || isPlain(found)) continue
    const named = labelBefore(text, match.index)
    const [kind, why] = named ?? (['OTHER_ID', 'long-number'] as const)
    spans.push({
      start: match.index,
      end: match.index + found.length,
      kind: kind === 'PHONE' ? 'OTHER_ID' : kind,
      severity: 'must',
      why: kind === 'PHONE' ? 'long-number' : why,
    })
  }
}

const isYear = (found: string): boolean => /^(?:19\d|20[0-3])\d(?:[-/]\d{2,4})?$/.test(found)

/** Years, school years and their like: mid-2019, 2023/24, 1990s, COVID-19, 4x4x4. */
function isPlain(found: string): boolean {
  return (
    /^[A-Za-z]{2,10}-(?:19|20)\d{2}(?:[-/]\d{2,4})?$/.test(found) ||
    /^(?:19|20)\d{2}s?(?:[-/](?:19|20)?\d{2}s?)?$/.test(found) ||
    /^\d{1,4}(?:[ap]m|hrs?|mins?|mg|ml|kg|km|cm|mm|g|k|th|st|nd|rd|hours?|weeks?|months?|years?)(?:[-/]\d{1,4}[a-z]{0,3})?$/i.test(
      found,
    ) ||
    /^\d{1,4}-(?:hour|minute|day|week|month|year|page|point|word|step)/i.test(found) ||
    /^\d{1,2}(?:[-/]\d{1,2}(?:am|pm|th)?){1,2}$/i.test(found) ||
    /^(?:19|20)\d{2}-[a-z]{2,10}$/i.test(found)
  )
}

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
function pushSpelled(spans: Span[], text: string): void {
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
