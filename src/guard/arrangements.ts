/**
 * Decisions said without a word of duty (P2): passives of deciding verbs, the present tense for what is arranged, imperatives, fragments with an
 * owner and a day. A sentence that supposes, remembers or tells what somebody said is left alone.
 */
import {
  agency,
  choosing,
  days,
  fixed,
  given,
  ordering,
  ownerOrInitials,
  settled,
  supposes,
  taken,
} from './arrangement-words.ts'

type Kind = 'decides' | 'assigns' | 'finds' | 'lists'
export type Rule = readonly [Kind, RegExp]
export interface Arrangement {
  readonly kind: Kind
  readonly match: RegExpExecArray
}

/** A day or a span that lies ahead. */
const ahead = `(?:from (?:now on|today|tomorrow|next|${days}|the \\d)|(?:next|this) (?:week|month|term|year|${days})|tomorrow|after (?:the (?:holidays|summer|review|birth)|easter|christmas|${days})|until (?:further notice|then|the|${days})|at the end of|(?:on|in|by|before|starting) (?:the )?(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:(?:${days})(?!s| (?:morning|afternoon|evening|night)s)|christmas|easter|end of)|for the next|within (?:\\w+ ){1,2}(?:days|weeks|months))`
const deadline = `(?:by|before|within|no later than|due|end of|asap|tomorrow|today|next (?:week|month|term)|from) ?(?:the )?(?:${days}|\\d|week|month|term|end|christmas|easter|(?:\\w+ ){1,2}(?:days|weeks|months)|$|[.,;:])`
const what =
  '(?:stays?|visits?|contact|sessions?|respite|support|transport|funding|placements?|package|order|case|access|involvement|timetable|unsupervised time)'

const rules: readonly Rule[] = [
  [
    'finds',
    /\b(?:abuse|neglect|harm|concerns?|allegations?|exploitation)\b[a-z ]{0,20} (?:was|were|has been|have been|is|are) (?:now )?(?:substantiated|confirmed|ruled out|established|found)\b/i,
  ],
  [
    'decides',
    new RegExp(`\\b(?:was|were|has been|have been|gets?|got|is|are) (?:also |now |then )?(?:${settled})\\b`, 'i'),
  ],
  ['assigns', new RegExp(`\\b(?:was|were|has been|have been|is|are) (?:${given})\\b`, 'i')],
  [
    'decides',
    new RegExp(`\\b(?:group|meeting|panel|chair|team|all|everyone|everybody|conference|forum) (?:${choosing})\\b`, 'i'),
  ],
  [
    'decides',
    /\b(?:was|were) (?:happy|content|in favour|willing)(?: of| for| with| that)?\b.{3,60}\b(?:to|move|plan|timetable|placement)\b|\b(?:nobody|no one|none) objected to the (?!word|question|silence)|\bno objections?\b|\bnobody objected[.;]?$/i,
  ],
  [
    'decides',
    /\b(?:it was (?:left|settled|fixed|resolved) that|off the table|(?:is|are) to have|(?:go|goes|stays?|come|comes) (?:on|on ?to|off) the (?:child protection )?register)\b/i,
  ],
  ['decides', /\b(?:is|are) (?:no longer|not) (?:allowed|permitted)\b/i],
  [
    'decides',
    new RegExp(
      `\\b${what}(?: (?:with|for|at|to|of) (?:the |an? )?[a-z'’]+(?: [a-z]+)?)? (?:stops?|ends?|starts?|begins?|continues?|resumes?|drops?|moves?|goes|go|transfers?|closes?|reduces?|increases?|comes? to an end)\\b(?! (?:in tears|with|when|to feel|early|because))`,
      'i',
    ),
  ],
  ['assigns', new RegExp(`\\b${agency} (?:${taken})\\b`, 'i')],
  [
    'assigns',
    new RegExp(
      `\\b${agency} (?:checks?|monitors?|visits?|rings?|calls?|reports?|reviews?|comes? out)\\b[^.]{0,60}\\b(?:every (?:week|day|month|fortnight)|(?:once|twice) an? (?:week|fortnight|month)|weekly|fortnightly)\\b`,
      'i',
    ),
  ],
  [
    'decides',
    new RegExp(
      `\\b(?!(?:we|i|us)\\b)[a-z]+ (?:is|are|goes|go|comes|come|stays?|lives?|sleeps?|gets?|takes?|does|do|starts?|begins?|ends?|stops?|moves?|transfers?|drops?|looks? after) [^.]{0,60}\\b${ahead}`,
      'i',
    ),
  ],
  [
    'decides',
    new RegExp(
      `^\\W*(?:from|starting|until) (?:now on|today|tomorrow|further notice|next|${days})[^.]{0,40} (?:is|are|goes|go|comes|come|stays?|lives?|sleeps?|has|have|gets?|takes?|does|do|sees?|visits?|checks?)\\b`,
      'i',
    ),
  ],
  ['assigns', new RegExp(`^\\W*(?:please )?(?:${ordering})\\b(?! (?:of|from|with|after|was|were|is|felt))`, 'i')],
  [
    'assigns',
    new RegExp(
      `\\b(?:they|${agency}) (?:is|are) (?:closing (?!ranks)|ending|stopping|referring|moving|going with|setting up|stepping (?:up|down)|taking over|chairing|arranging)`,
      'i',
    ),
  ],
  [
    'assigns',
    /\b(?:has|have|holds?) the (?:action|task)s?\b|\b(?:lead professional|named person|key worker) (?:is now|becomes) the\b/i,
  ],
  [
    'decides',
    /\b(?:best|better|safer|right) for the [a-z]{1,20}(?: [a-z]{1,20})? to (?:move|live|stay|go|leave|have|see|stop)\b|\b(?:consensus|majority) (?:was|is) (?:to|that|for)\b|\bunanimous(?:ly)?\b|\b(?:preferred|agreed|chosen) (?:option|plan|placement|way forward) is\b/i,
  ],
  [
    'decides',
    /\b(?:child|children|baby|brothers?|sisters?|siblings|teenager|pupil) (?:remains?|returns?|moves?) (?:home|in (?:foster )?care|(?:to|with|in) (?:the |an? )?(?:mother|father|parents|aunt|uncle|grand\w+|foster|care|placement|residential|unit))/i,
  ],
]

/** An owner or an occasion at the beginning of a line, with a day. */
const fragments: readonly Rule[] = [
  ['lists', new RegExp(`^[\\s•*–-]*${ownerOrInitials}\\s*(?:[:–—-]|,(?=[^:]{0,30}:)|\\bto\\b)\\s*.{0,90}`)],
  [
    'lists',
    new RegExp(
      `^[\\s•*–-]*(?:next |joint |home |weekly )?(?:review|core group|visit|meeting|appointment|letter|referral|call|assessment|report|follow[- ]up)\\b.{0,60}\\b(?:in (?:\\w+ )(?:days|weeks|months)|on \\d|${deadline})`,
      'i',
    ),
  ],
]
/** Fragments that settle something without a day. */
const undated: readonly Rule[] = [
  [
    'decides',
    /^[\s•*–-]*no (?:more |further )?[a-z ]{0,20}(?:contact|visits?|stays?|referrals?|support|meetings?)\b(?! list)/i,
  ],
  [
    'assigns',
    /^[\s•*–-]*(?![\s•*–-]|(?:the |a |an |our )?(?:need|wish|longing|right|wants?|fear|pressure|how|hope|way|courage))[a-z'’][a-z'’ ]{2,40} to be (?:[a-z]+ed|sent|held|made|given|sought|written)\b/i,
  ],
]
/** A verb that makes a sentence of it. */
const finite =
  /\b(?:is|are|was|were|had|has|have|felt|feels?|came|said|says|did|does|can|could|would|may|might|stayed|showed|told|(?<!to be )(?!chased?|need|supervised|unannounced|planned)[a-z]{3,20}ed(?! by))\b/i

const dated = new RegExp(`\\b${deadline}|\\bin \\w+ (?:days|weeks|months)\\b|\\bon \\d`, 'i')

/** What a sentence settles, and the words by which it was seen; null where it settles nothing. */
export function arrangementIn(sentence: string): Arrangement | null {
  if (supposes.test(sentence)) return null
  const said = fixed.test(sentence) ? null : firstOf(rules, sentence)
  if (said || finite.test(sentence)) return said
  return firstOf(undated, sentence) ?? (dated.test(sentence) ? firstOf(fragments, sentence) : null)
}

function firstOf(rules: readonly Rule[], sentence: string): Arrangement | null {
  for (const [kind, rule] of rules) {
    const match = rule.exec(sentence)
    if (match) return { kind, match }
  }
  return null
}
