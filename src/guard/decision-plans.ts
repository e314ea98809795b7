/** Plans without a formula (P2): somebody and a day, "needs seen", "is to be moved", what goes ahead, whose job it is. Each needs its own turn of phrase. */
import { days } from './arrangement-words.ts'
import type { Rule } from './arrangements.ts'
import { role } from './decision-notes.ts'
import { mental, somebody } from './decision-words.ts'

const deadline = `(?:by|before|on|until|within|from|this|next|every) (?:the )?(?:${days}|weekend|week|month|term|end of|(?:\\w+ )(?:days|weeks|months)|new year)`
const matters =
  '(?:move|placement|contact|visit|plan|review|transfer|adoption|discharge|closure|respite|handover|hearing|assessment)'
const done =
  '(?:seen|moved|looked at|referred|assessed|removed|checked|sorted|watched|monitored|told|escalated|reviewed|closed|supervised|tested|housed|changed|increased|reduced|stopped)'

export const plans: readonly Rule[] = [
  [
    'assigns',
    new RegExp(
      `^\\W*(?:the |a |an |his |her |their )?(?!we\\b|it\\b|i\\b|trust\\b|time\\b|silence\\b|that\\b|this\\b|what\\b|how\\b)[a-z'’]+(?: (?:from|of|at) the [a-z]+| [a-z]+)? will (?!${mental}\\b|take longer|stay with|always|never)[a-z]+\\b[^.]{0,60}\\b${deadline}\\b`,
      'i',
    ),
  ],
  [
    'assigns',
    new RegExp(
      `^\\W*(?:the |a )?(?:community |school |duty )?${somebody} to (?!(?:our|the|my|his|her|their|us|me)\\b|${mental}\\b)[a-z]+ `,
      'i',
    ),
  ],
  [
    'decides',
    new RegExp(
      `\\b(?:he|she|they|baby|child|children|boys?|girls?|one|family|case|house|medication|package|plan|order|${matters}) needs? (?:to be )?${done}\\b`,
      'i',
    ),
  ],
  [
    'decides',
    /\b(?:we|they|services|agencies|all|everyone|workers?|professionals) (?:need to|needs to|have to|must) (?:now )?(?:ensure|make sure|get|put|sort|tighten|insist|push for|step (?:up|in))\b/i,
  ],
  [
    'decides',
    new RegExp(
      `\\b(?:plan|intention|expectation|aim) (?:is|remains) (?:now )?(?:for (?!us)|that (?!we)|to (?!${mental}\\b))`,
      'i',
    ),
  ],
  [
    'decides',
    /\b(?:we|they|i|group|panel|it is) (?:also |strongly |would ){0,2}recommend(?:s|ed)?\b|\brecommendation (?:to [a-z ]{2,20} )?is\b/i,
  ],
  [
    'decides',
    /\b(?:is|are) to be (?!found|expected|had|seen in|welcomed|noticed|heard|hoped)[a-z]{2,14}(?:ed|en|ld|pt|de|ught|t)\b/i,
  ],
  [
    'decides',
    new RegExp(
      `\\b${matters} (?:is |are |goes |will be |has been |have been )(?:now )?(?:ahead|going ahead|cancelled|called off|back on|postponed|brought forward|put back|moved to)\\b`,
      'i',
    ),
  ],
  [
    'assigns',
    new RegExp(`\\b(?:that|this|it)(?:['’]s| is| one is)(?: an?)?(?: job| task)? for (?:the )?${role}\\b(?! all)`, 'i'),
  ],
  ['assigns', new RegExp(`^\\W*(?:leave (?:it|that|this|the [a-z]+) (?:with|to)|over to) (?:the )?${role}\\b`, 'i')],
  [
    'decides',
    /\ball in favour of\b|\b(?:all|everyone|everybody|we) (?:is|are) (?:on board|in agreement|agreed|signed up)\b/i,
  ],
  [
    'decides',
    /\bit(?:['’]s| is) time (?:to (?:escalate|close|move|refer|act|end|step|stop)|(?:we|they|this|that (?:we|this)) [a-z]{2,14}ed\b)/i,
  ],
]
