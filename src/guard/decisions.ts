/**
 * Sentences that decide, assign or find something about a child, a family or a worker (P2). Gentle: it advises and never blocks. Pure, the
 * same on the server and in the browser. Sentence by sentence, so that one that wonders is left alone whatever words it uses.
 */
import { type Arrangement, arrangementIn } from './arrangements.ts'
import { action, denied, duty, mental, reflective, somebody, undergo } from './decision-words.ts'
import { everydayDecision } from './everyday-decisions.ts'

/** What a sentence does; the words by which it was seen, as indices into the text. */
export interface DecisionWording {
  readonly kind: 'decides' | 'assigns' | 'finds' | 'lists'
  readonly start: number
  readonly end: number
}

const rules: readonly (readonly [DecisionWording['kind'], RegExp])[] = [
  [
    'lists',
    /^[\s•*-]*(?:agreed )?(?:actions?|next steps?|to do|decisions?|outcomes?|recommendations?|leads?|timescales?|deadlines?|agreed|review dates?)\b(?=[^:]{0,30}:)/i,
  ],
  ['lists', /\b(?:agreed actions|action plan|deadline for|no further action|actions for)\b/i],
  [
    'decides',
    /\bagreed (?!(?:that )?(?:we|our|each of us|on)\b|to (?:differ|disagree)\b)(?:that|to|the|they|it|actions)\b/i,
  ],
  ['decides', /\b(?:decided|concluded|resolved|determined|instructed)\b/i],
  ['decides', /\b(?:we|group|meeting|panel|all) recommends?\b|\brecommended (?:that|to|the)\b/i],
  [
    'decides',
    /\bdecision was (?:made|taken)\b|\bfelt by all that\b|\b(?:group|meeting)['’]s view is that\b|\bthe plan is to\b/i,
  ],
  ['decides', /\b(?:we|they|all) want the [a-z ]{2,30} (?:closed|moved|removed|ended|stopped)\b/i],
  ['assigns', new RegExp(`\\b${duty} (?:also |then |now )?(?:${action}|${undergo})\\b`, 'i')],
  ['assigns', new RegExp(`\\basked (?!us\\b)(?:the )?[a-z]+(?: [a-z]+)? to (?:${action}|${undergo})\\b`, 'i')],
  ['assigns', new RegExp(`\\b(?:please could|could) (?:the )?[a-z]+ (?:please )?${action}\\b`, 'i')],
  [
    'assigns',
    new RegExp(
      `^[\\s•*-]*(?:the )?(?!it\\b|time\\b|we\\b|what\\b|how\\b)[a-z]+(?: (?!need|want|wish|longing|right|hard|easi|help|learn|came|had|was|is)[a-z]+){0,2} to (?:${action}|${undergo})\\b`,
      'i',
    ),
  ],
  [
    'assigns',
    new RegExp(
      `\\b${somebody} (?:also |then |now |no longer )?(?:${duty}|would)(?: no longer)? (?!${mental}\\b)[a-z]+`,
      'i',
    ),
  ],
  [
    'assigns',
    new RegExp(`\\b${somebody} (?:is|are) (?:taking|bringing|going|sending|arranging|moving|no longer to)\\b`, 'i'),
  ],
  [
    'assigns',
    /\b(?:falls to|responsibility (?:for [a-z ]{1,60} )?lies with|signed up to|(?:plan|order) (?:should|must|ought to))\b/i,
  ],
  [
    'decides',
    /\b(?:we|all|everyone) (?:settled on|accepted|signed off|opted for)\b|\b(?:is|was|were) (?:needed|called for|requested|approved)\b|\bno further\b/i,
  ],
  [
    'decides',
    /\b(?:referral|application|request) (?:has been|was|goes|went|is) (?:made|in|sent)\b|\bwould be (?:better|safer) (?:off )?with\b/i,
  ],
  ['finds', /\bthreshold\b[^.]{0,30}\b(?:is|was|been) (?:not )?met\b/i],
  [
    'finds',
    /\brisk (?:is|has) (?:high|low|significant|increased|gone)\b|\b(?:is|are) (?:unsafe|safe|at risk|out of control)\b|\bcannot keep\b/i,
  ],
  ['finds', /\b(?:child|children|mother|mum|father|dad|parents?|family|carers?|worker) needs? (?:an?|to|more|the)\b/i],
  ['finds', /\b(?:close|keep) the case\b|\bcase (?:is|was|has been) closed\b/i],
]

/** At most one for each sentence, in the order of the text. */
export function decisionWording(text: string): DecisionWording[] {
  const found: DecisionWording[] = []
  for (const { 0: sentence, index } of text.matchAll(/[^.!?\n;]+[.!?\n;]*/g)) {
    if (/\?\s*$/.test(sentence) || reflective.test(sentence) || denied.test(sentence)) continue
    const seen = isOwn(sentence) ? everydayDecision(sentence) : seenIn(sentence)
    if (!seen) continue
    const { kind, match } = seen
    const start = index + match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0)
    found.push({ kind, start, end: index + match.index + match[0].length })
  }
  return found
}

/** By a word of duty or deciding, or by how what is arranged is said. */
function seenIn(sentence: string): Arrangement | null {
  for (const [kind, rule] of rules) {
    const match = rule.exec(sentence)
    if (match) return { kind, match }
  }
  return arrangementIn(sentence) ?? everydayDecision(sentence)
}

/** One's own next step is for one's own supervision, unless it is a task taken on ("I'll ring the dentist"). */
const isOwn = (sentence: string): boolean => /^\s*(?:I|my)\b/i.test(sentence)
