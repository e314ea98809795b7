/** What stands beside a number and says what it is: CHI, Mosaic, crime ref, sort code. */
import { beginsWithDay, isChi, isModulus11, isScn } from './check-digits.ts'
import type { Kind, Why } from './finding.ts'

export type Named = readonly [Kind, Why]

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
export function labelBefore(text: string, start: number): Named | undefined {
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

export function labelAfter(text: string, end: number): Named | undefined {
  const after = text.slice(end, end + 24)
  if (/^[ ,(-]{0,3}(?:is |was )?(?:his|her|their|mum'?s|dad'?s)? ?(?:chi|chi number)\b/i.test(after))
    return ['CHI', 'chi']
  if (/^[ ,(-]{0,3}\(?(?:mob|mobile|tel|phone|home|work)\b/i.test(after)) return ['PHONE', 'phone']
  return undefined
}

/** What a number is by its label, its length and its check digit. */
export function nameOf(digits: string, label: Named | undefined, found: string): Named {
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
