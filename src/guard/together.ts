/**
 * L7: details that are harmless alone and may fit one family together. Counted within a paragraph; a finding needs four different
 * kinds, or three of which one is rare. It says which kinds came together and never how many families that leaves: nobody knows.
 */
import type { Detail } from './finding.ts'

export interface Together {
  readonly start: number
  readonly end: number
  readonly details: readonly Detail[]
}

const number = '(?:two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})'
const signs: readonly (readonly [Detail, RegExp, number])[] = [
  [
    'age',
    new RegExp(
      `(?<![\\w])(?:${number}[ -](?:year|yr|month|week|day)s?[ -]?(?:old)?|aged (?:just )?${number}|${number} y\\/?o)(?!\\w)`,
      'gi',
    ),
    1,
  ],
  [
    'family',
    new RegExp(
      `(?<![\\w])(?:twins?|triplets|quadruplets|(?:one of|eldest of|youngest of|oldest of|middle of|mother of|father of|family of) (?:the )?${number}(?: (?:children|siblings|brothers|sisters))?|(?:${number}) (?:children|siblings|brothers|sisters|half-siblings)|half-siblings?|step-siblings?|great-grand\\w{4,8}|two (?:mums|dads|mothers|fathers)|single father|adopted|surroga\\w{2,4})(?!\\w)`,
      'gi',
    ),
    1,
  ],
  [
    'health',
    /(?<![\w])(?:cystic fibrosis|muscular dystrophy|spina bifida|huntington'?s|epilep\w{2,5}|cerebral palsy|down'?s syndrome|(?:\w{3,12} )?syndrome|leukaemia|cancer|transplant\w{0,3}|wheelchair|deaf\w{0,8}|blind(?:ness)?|amput\w{2,6}|haemophilia|sickle cell|selective mutism|dialysis|tracheostomy|stoma|feeding tube|rare (?:condition|disease|disorder))(?!\w)/gi,
    2,
  ],
  [
    'event',
    /(?<![\w])(?:house fire|fire at|drown\w{2,4}|stabb\w{2,4}|shooting|shot (?:dead|at)|murder\w{0,5}|manslaughter|suicide|car crash|fatal|killed|hit and run|explosion|in the (?:news|papers?|press)|front page|court case|trial|convicted|sentenced|prison|deported|trafficked|kidnapp\w{2,4}|abduct\w{2,4}|lottery|evict\w{2,4}|died (?:in|when|suddenly|at))(?!\w)/gi,
    2,
  ],
  [
    'background',
    /(?<![\w])(?:polish|romanian|bulgarian|lithuanian|latvian|ukrainian|russian|hungarian|slovak\w{0,3}|czech|syrian|afghan|iraqi|iranian|kurdish|pakistani|indian|bangladeshi|chinese|nigerian|ghanaian|kenyan|somali|eritrean|ethiopian|sudanese|vietnamese|filipin[ao]|thai|brazilian|albanian|arabic|urdu|punjabi|tigrinya|muslim|jewish|hindu|sikh|buddhist|jehovah'?s witness\w{0,2}|mormons?|gaelic-speaking|romani|roma|traveller|asylum seek\w{2,4}|refugees?)(?!\w)/gi,
    1,
  ],
  [
    'job',
    /(?<![\w])(?:minister|vicar|priest|imam|councillor|msp|mp|vet|pilot|fisherm[ae]n|trawler\w{0,5}|gamekeeper|distill\w{2,4}|lighthouse|farmer|crofter|head ?teacher|surgeon|dentist|footballer|postm(?:an|istress)|police officer|prison officer|raf|royal air force|army|soldier|submariner|offshore|oil rig|publican|undertaker|funeral director|lollipop (?:man|lady))(?!\w)/gi,
    1,
  ],
  [
    'place',
    /(?<![\w])(?:small (?:village|town|island|community)|(?:remote|rural|island|fishing|farming|coastal) (?:village|community|area|town)|(?:only|one) (?:family|house|child|school|shop|mosque) (?:in|on|at)|village school|the island|next to the|above the)(?!\w)/gi,
    1,
  ],
]

/** Who says that there is only one such family says most of it: with two more kinds of detail it is enough. */
const onlyOne =
  /(?<![\w])(?:the )?(?:only|one) (?:\w+ ){0,3}(?:family|household|child|pupil|couple|mum|dad|mother|father) (?:\w+ ){0,3}(?:in|on|at|of) (?:the |this |that |our )(?:village|island|town|school|street|estate|glen|valley|area|parish|nursery|class|year|community)(?!\w)/i

export function together(text: string): Together[] {
  const result: Together[] = []
  for (const [start, end] of paragraphs(text)) {
    const part = text.slice(start, end)
    const found = new Map<Detail, { first: number; last: number; weight: number }>()
    for (const [detail, pattern, weight] of signs) {
      let first = -1
      let last = -1
      for (const match of part.matchAll(pattern)) {
        if (first < 0) first = match.index
        last = match.index + match[0].length
      }
      if (first >= 0) found.set(detail, { first, last, weight })
    }
    const all = [...found.values()]
    const weight = all.reduce((sum, { weight }) => sum + weight, 0)
    const only = onlyOne.exec(part)
    const isOnly = only !== null && found.size >= 2
    if (!isOnly && (found.size < 3 || weight < 5)) continue
    if (only && isOnly) {
      const { first = only.index, last = only.index, weight } = found.get('place') ?? { weight: 1 }
      const end = only.index + only[0].length
      found.set('place', { first: Math.min(first, only.index), last: Math.max(last, end), weight })
    }
    const shown = [...found.values()]
    result.push({
      start: start + Math.min(...shown.map(({ first }) => first)),
      end: start + Math.max(...shown.map(({ last }) => last)),
      details: [...found.keys()],
    })
  }
  return result
}

/** Parted by blank lines; a very long one is read in pieces. */
function paragraphs(text: string): [number, number][] {
  const parts: [number, number][] = []
  let from = 0
  while (from < text.length) {
    const gap = text.indexOf('\n\n', from)
    const end = Math.min(gap < 0 ? text.length : gap, from + 1500)
    parts.push([from, end])
    from = end === gap ? gap + 2 : end
  }
  return parts
}
