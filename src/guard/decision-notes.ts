/** Notes of a meeting that settle something without a verb: "Owner: health", "Two visits a week", "Optician to test" (P2). */
import { ownerOrInitials } from './arrangement-words.ts'
import type { Arrangement, Rule } from './arrangements.ts'

export const role =
  '(?:social work|sw|health|health visitor|hv|police|school|nursery|education|housing|midwife|school nurse|youth worker|camhs|gp|family support|third sector|the council|council|we|us|me)'

/** A label says it, whatever follows. */
const labelled: Rule = [
  'lists',
  /^\W*(?:agreed (?:plan|way forward)|way forward|outcome|result|owner|who|plan(?: for [a-z ]{2,20})?|timescale|by when)\s*[:–]/i,
]

/** Notes without a verb. */
const verbless: readonly Rule[] = [
  [
    'decides',
    /^\W*(?:one|two|three|four|five|six|once|twice|\d+) [a-z ]{0,12}(?:visits?|hours?|sessions?|calls?|tests?|stays?|mornings?)? ?(?:a|per|each|every|of) (?:week|day|month|fortnight|contact)\b/i,
  ],
  [
    'decides',
    /^\W*(?:[a-z]+ )?(?:tests?|testing|visits?|checks?|calls?) (?:every|each|twice|once|daily|weekly)\b(?!.*\b(?:tells?|shows?|feels?)\b)/i,
  ],
  [
    'lists',
    /^\W*(?:joint |[a-z]+ and [a-z]+ )(?:visit|call|meeting)\b,? (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i,
  ],
  ['assigns', /^\W*needs? (?:an?|the|new)\b/i],
  [
    'assigns',
    new RegExp(
      `^\\W*(?:${ownerOrInitials}|${role}) (?:making|doing|putting|chasing|taking|sending|writing|booking|paying)\\b`,
      'i',
    ),
  ],
  [
    'assigns',
    /^\W*(?:[a-z]+ ){1,3}to (?:see|test|lead|support|find|source|hold|fund|pay|fix|chair|do|have|get|apologise|say sorry|be accommodated)\b/i,
  ],
  ['assigns', /^[^,]{3,60}, [a-z]+(?: [a-z]+)? to (?:find|source|send|see|book|arrange|pay|ring|check)\b/i],
]
const hasVerb =
  /\b(?:is|are|was|were|had|has|have|felt|feels?|came|comes|said|says|did|does|do|can|could|would|may|might|stayed|showed|shows?|told|tells?|took|takes?|knew|knows?|went|goes|saw|made|makes?)\b/i

export function verblessIn(sentence: string): Arrangement | null {
  for (const [kind, rule] of hasVerb.test(sentence) ? [labelled] : [labelled, ...verbless]) {
    const match = rule.exec(sentence)
    if (match) return { kind, match }
  }
  return null
}
