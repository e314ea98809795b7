/**
 * Decisions as people say them in a hurry (P2): "that's housing sorted", "it's down to the school", "Owner: health", "Ask the GP for a letter".
 * Each rule needs its own turn of phrase; what supposes or tells what somebody felt is left alone unless the turn itself settles it.
 */
import { supposes } from './arrangement-words.ts'
import type { Arrangement, Rule } from './arrangements.ts'
import { role, verblessIn } from './decision-notes.ts'
import { plans } from './decision-plans.ts'

const family =
  '(?:mum|dad|mother|father|he|she|they|(?:the|his|her) (?:parents|mother|father|family|partner|uncle|boys?|girls?))'
const outward =
  '(?:ring|phone|chase|call|email|write to|book|send|refer|speak to|tell|contact|pick up|take (?:the |on the )action|sort|arrange|visit|drop off|fill in)'

/** What settles something whatever else stands in the sentence. */
const settling: readonly Rule[] = [
  [
    'decides',
    /\b(?:was|were) told (?:to (?:stay|leave|keep|stop|go|move|hand)|that (?:the |their |his |her )?[a-z]+ (?:would|will)(?: not|n['’]t)? be)\b/i,
  ],
  [
    'decides',
    /\b(?:it was felt(?: by all)?|(?:group|we|all|meeting) felt) (?:that )?(?:it was time|the time had come)\b/i,
  ],
  ['decides', /\b(?:best|help|right|enough), (?:and )?so (?:that|a|it|this|they|we)\b/i],
  ['decides', /\b(?:declined|said no|turned (?:it|him|her|them) down), so (?:the |it )?[a-z]+/i],
  [
    'assigns',
    new RegExp(
      `^\\W*I(?:['’]ll| will| said I(?:['’]d| would)| take| am going to) ${outward}\\b(?!.{0,60}\\b(?:did not|didn['’]t|thought)\\b)`,
      'i',
    ),
  ],
  ['assigns', /^\W*I(?:['’]ll)? take (?:the|on the) (?:action|task)s?\b/i],
  [
    'assigns',
    /\b(?:by|before) (?:our|the|we) (?:next )?(?:meeting|review|meet)\b[^.]{1,60}\bwill have (?:been )?[a-z]+/i,
  ],
]

/** What settles something unless the sentence supposes or tells. */
const everyday: readonly Rule[] = [
  ['decides', /^\W*(?:so |right,? |ok,? )?that['’]?s [a-z' ]{2,30} (?:sorted|dealt with|settled|agreed)\b/i],
  ['decides', /^\W*(?:so|right|ok|okay)[,:]? [a-z' ]{2,30} (?:is|are) (?:sorted|settled|agreed)\b/i],
  [
    'assigns',
    new RegExp(
      `^\\W*(?:right|ok|okay|so|fine)[,:] ?(?:the )?${role}(?:['’]s)? (?:does|do|doing|takes?|taking|gets?|pays?|rings?|holds?)\\b`,
      'i',
    ),
  ],
  ['decides', /\bfrom (?:now|here)(?: on)?[.,;]|\bfrom (?:now|here) on\b/i],
  ['decides', /^\W*nobody (?:but|apart from|except|other than) (?:the )?[a-z]+ [a-z]+s\b|\bnobody is to\b/i],
  [
    'decides',
    /^\W*we(?:['’]re| are) (?:ending|closing|stopping|dropping|pausing|keeping (?:this|it|the case)|going (?:back )?to (?:court|panel|the reporter))\b/i,
  ],
  ['decides', /^\W*we (?:won['’]t|will not|will) be [a-z]+ing\b/i],
  [
    'finds',
    /\b(?:(?:was|were|is|are|has been|have been) (?:found|judged|deemed|assessed as)|has been approved as) (?:an? )?(?:un)?(?:suitable|fit|safe|able|carers?|kinship)\b|\bapproved as (?:an? |the )?(?:kinship )?carers?\b/i,
  ],
  [
    'decides',
    /\b(?:has|have) been (?:put|moved|sent) (?:up |to )?(?:to )?the (?:top|waiting list|list|head)\b|\bwas moved up the (?:waiting )?list\b/i,
  ],
  [
    'decides',
    new RegExp(
      `^\\W*${family} (?:has|have) to (?!be (?:the|every|some|perfect))[a-z]+\\b[^.]{0,60}\\b(?:before|until|or)\\b`,
      'i',
    ),
  ],
  [
    'decides',
    /^\W*(?:placement|respite|contact|(?:home )?visits?|stays?|the (?:placement|respite|visits?|stays?)) (?:is|are|was|were|has been|have been) (?:now )?(?:ending|ended|stopped|stopping|paused|on hold|cut|suspended)\b/i,
  ],
  ['decides', /\b(?:hours|package|visits|dose|sessions|support) (?:goes?|go) (?:up|down) to\b/i],
  [
    'assigns',
    /\b(?:advice|opinion|order|referral|assessment|solicitor|funding|letter) is being (?:sought|taken|asked|requested|applied for|made|written)\b/i,
  ],
  ['assigns', /\bresponsibility (?:for [a-z ]{2,40} )?(?:sits|rests|lies) with (?!all|us all|everyone|nobody|each)/i],
  ['assigns', new RegExp(`\\bit(?:['’]s| is) (?:for|up to|down to) (?:the )?${role} to\\b`, 'i')],
  [
    'finds',
    /\bin (?:our|my|the group['’]s) (?:view|opinion),? (?:the|he|she|they|this|that)\b|\bthreshold has (?:not )?been (?:crossed|reached|passed)\b/i,
  ],
  [
    'finds',
    /\b(?:poses?|presents?) (?:a|no) (?:[a-z]+ )?risk\b|\b(?:is|are) a (?:[a-z]+ )?risk to (?:the|her|him|them)\b|\b(?:is|are) not safe with\b/i,
  ],
  ['decides', /\bundertook to\b|\bgave (?:the (?:nod|go-ahead|green light)|permission for)\b/i],
  ['decides', /\ba (?:date|day|time) (?:was|is|has been) (?:set|fixed|agreed)\b|\bis fixed for\b/i],
  ['decides', /\bthe (?:decision|recommendation|outcome) (?:was|is) (?:to|a|an|that)\b|\brecommendation is\b/i],
  [
    'decides',
    /\b(?:they|we|panel|group|all|meeting) voted (?:to|for|against)\b|\bpanel (?:made|continued|varied) (?:an|the) order\b/i,
  ],
  ['decides', /\b(?:core group|conference|panel|manager|chair) (?:agreed|signed|accepted) (?:the|it|this|off)\b/i],
  ['decides', /\b(?:isn['’]t|is not|aren['’]t|are not) to be [a-z]+/i],
  [
    'decides',
    /\b(?:pef|charity|grant|council|trust|church) (?:money |funding )?(?:will pay|will cover|covers|pays)\b/i,
  ],
  ['decides', /\bis (?:logged|recorded|reported) and (?:sent|goes|passed|given)\b/i],
  [
    'assigns',
    /^\W*whoever (?:is on|sees (?:him|her|them)|gets|comes)\b[^.]{0,30}\b(?:calls|rings|visits|asks|checks|goes|tells|takes)\b/i,
  ],
  ['assigns', /^\W*let['’]s (?:get|bring|leave it|hold|move|ask|refer|call|wait|put)\b/i],
  [
    'assigns',
    /^\W*(?:ask|tell|get|give|take|put|keep|bring|move|check) (?:the (?!question|picture|word|feeling)[a-z]+|her|him|them|mum|dad|housing|police|health|education|social work)\b[^?]*$/i,
  ],
  ['assigns', /^\W*(?:don['’]t|do not|never) let (?:him|her|them|the)\b/i],
  ['assigns', /^\W*write (?:to|a letter)\b/i],
]

export function everydayDecision(sentence: string): Arrangement | null {
  const settled = firstOf(settling, sentence)
  if (settled || supposes.test(sentence)) return settled
  return firstOf(everyday, sentence) ?? firstOf(plans, sentence) ?? verblessIn(sentence)
}

function firstOf(rules: readonly Rule[], sentence: string): Arrangement | null {
  for (const [kind, rule] of rules) {
    const match = rule.exec(sentence)
    if (match) return { kind, match }
  }
  return null
}
