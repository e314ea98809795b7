/** L1 and L3, where people live, learn and go: postcodes, streets, schools, surgeries, clubs. */
import { careWords } from './care-words.ts'
import { isCommon, isGiven, isPlace, isSurname, isWord, type Lists } from './lists.ts'
import {
  bodyWords,
  houseWords,
  postcodeAreas,
  schoolBetween,
  schoolWords,
  streetWords,
  streetWordsMaybe,
} from './places-known.ts'
import type { Span } from './span.ts'
import { isDerived } from './spelling.ts'
import type { Token } from './tokens.ts'

export function whereSpans(text: string, tokens: readonly Token[], lists: Lists, safe: ReadonlySet<string>): Span[] {
  return [...postcodes(text), ...streets(text, tokens, lists), ...bodies(tokens, lists, safe)]
}

const fullPostcode = /(?<![\w])(?:[A-Z]{1,2}[\dOI][A-Z\d]?[ \n-]{0,2}[\dO][ABD-HJLNP-UW-Z]{2}|GIR ?0AA)(?!\w)/gi
const outward = /(?<![\w£#/.-])([A-Z]{1,2})(\d{1,2}[A-Z]?)(?![\w/]|[.-]\w)/gi

function postcodes(text: string): Span[] {
  const spans: Span[] = []
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

const plainBefore: ReadonlySet<string> = new Set(
  'the a an this that his her their its our my your some any no every each all main busy long quiet same other next new old own local in on at to of from and or with for by across along down up safe first taking right better good public different dead winding rough one which what into off near behind back front middle whole open private single learning family happy dark icy road her big little small short country nearby neighbouring our side under over common shared meeting take took takes find found find go went give gave made make place good work working working out parking car foster quieter nearest hard only wrong ring'.split(
    ' ',
  ),
)

/** "14 Birch Road", "Flat 2/1, 8 Kirk Wynd", "Birch Road", "Rosebank Cottage". */
function streets(text: string, tokens: readonly Token[], lists: Lists): Span[] {
  const spans: Span[] = []
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') continue
    const sure = streetWords.has(token.base)
    const maybe = !sure && streetWordsMaybe.has(token.base)
    const house = !sure && !maybe && houseWords.has(token.base)
    if (!sure && !maybe && !house) continue
    const first = nameStart(tokens, at, lists, sure)
    const numbered = houseNumber(tokens, first < 0 ? at : first)
    if (first < 0 && numbered < 0) continue
    const name = tokens[first < 0 ? at : first] as Token
    const hasCapital = first >= 0 && name.shape !== 'lower' && !name.opens
    const typeCapital = token.shape === 'Capital'
    if (maybe && numbered < 0 && !(hasCapital && typeCapital)) continue
    if (maybe && numbered >= 0 && first < 0) continue
    if (house && !(hasCapital && typeCapital) && numbered < 0) continue
    if (house && (token.base === 'house' || token.base === 'site') && first < 0) continue
    if (sure && first < 0) continue
    if (sure && numbered < 0 && !hasCapital && !typeCapital && !isUnusual(name, lists)) continue
    if (maybe && careWords.has(name.base) && numbered < 0) continue
    if (token.plain && numbered < 0 && maybe) continue
    const from = numbered >= 0 ? numbered : first
    const end = addressEnd(tokens, at)
    spans.push({
      start: (tokens[from] as Token).start,
      end: (tokens[end] as Token).end,
      kind: 'ADDRESS',
      severity: 'must',
      why: 'address',
    })
  }
  // "lives at number 14", "flat 2/1"
  for (const match of text.matchAll(
    /(?<![\w])(?:flat|apartment|apt\.?) ?(?:no\.? ?)?\d{1,3}(?:[A-Za-z](?!\w)|[/-]\d{1,2})?(?!\d)/gi,
  )) {
    spans.push({
      start: match.index,
      end: match.index + match[0].length,
      kind: 'ADDRESS',
      severity: 'must',
      why: 'address',
    })
  }
  for (const match of text.matchAll(
    /(?<![\w])(?:lives?|living|lived|stays?|staying|stayed|moved|house|home|address|door)(?: is| was)?(?: at| to| in| next door at)?(?: house)? (?:at )?((?:number|no\.?|nr) ?\d{1,3}[A-Za-z]?)(?!\w)/gi,
  )) {
    const end = match.index + match[0].length
    spans.push({ start: end - (match[1]?.length ?? 0), end, kind: 'ADDRESS', severity: 'check', why: 'address' })
  }
  return spans
}

const isUnusual = (token: Token, lists: Lists): boolean =>
  (lists.bits(token.base) & isCommon) === 0 || (lists.bits(token.base) & (isGiven | isPlace)) !== 0

/** The first token of the street's own name, going back from its kind; -1 when there is none. */
function nameStart(tokens: readonly Token[], at: number, lists: Lists, sure: boolean): number {
  let first = -1
  for (let back = at - 1; back >= 0 && at - back <= 4; back--) {
    const token = tokens[back]
    if (!token || tokens[back + 1]?.newLine) break
    if (token.kind !== 'word') break
    if (
      plainBefore.has(token.base) &&
      !(token.shape === 'Capital' && !token.opens && !['the', 'a'].includes(token.base))
    )
      break
    const isName = token.shape === 'Capital' || (lists.bits(token.base) & isWord) === 0 || back === at - 1
    if (!isName) break
    if (token.shape === 'lower' && back < at - 1 && lists.bits(token.base) & isCommon) break
    if (careWords.has(token.base) && token.shape === 'lower' && !sure) break
    first = back
    if (token.opens) break
  }
  return first
}

/** The house number before the name, with "flat 3," before it; -1 when there is none. */
function houseNumber(tokens: readonly Token[], first: number): number {
  const number = tokens[first - 1]
  if (!number || tokens[first]?.newLine) return -1
  const isNumber =
    (number.kind === 'number' && number.text.length <= 4) ||
    (number.kind === 'mixed' && /^\d{1,4}[a-z]$/i.test(number.text))
  if (!isNumber) return -1
  let from = first - 1
  if (tokens[from - 1]?.text === '/' && tokens[from - 2]?.kind === 'number') from -= 2
  if (/^(?:no|number|flat|unit)$/.test(tokens[from - 1]?.base ?? '')) from -= 1
  return from
}

/** ", Elgin" is another finding; "Road East" and "Road North" end the street. */
function addressEnd(tokens: readonly Token[], at: number): number {
  const next = tokens[at + 1]
  return next && ['north', 'south', 'east', 'west'].includes(next.base) && next.shape === 'Capital' ? at + 1 : at
}

const nobodysName: ReadonlySet<string> = new Set(
  "the a an this that his her their its our my your some any no every each all in on at to of from and or with for by local new old own same other another both two three four five six first last next which what whose mainstream special private public state rural small large big lovely good great previous current former different nearby neighbouring catholic denominational roman gaelic village town city area community family foster residential secure inpatient acute maternity mental health child children women men youth parent support group sports social leisure drop-in breakfast after-school homework lunch summer holiday football swimming boxing judo karate dance drama art craft book walking running golf rugby tennis gymnastics chess coffee toddler mother baby day care nursing respite contact resource advice information drug alcohol recovery crisis outreach early years learning adult national general district regional university further higher distance primary secondary high junior infant infants nursery boarding grammar comprehensive middle independent regular full part time before during after about between within outside near left attends attend attended attending started starting starts missed missing enjoys likes loves hates leaving joined moved going went return returned gp dental medical doctors council housing police third sector voluntary children's women's working multi-agency practice team lead senior assistant deputy head class classroom one-to-one project funding ward on-call call emergency out-of-hours minor specialist tertiary teaching single is was has had as if but so when while because there here not also even only".split(
    ' ',
  ),
)

/** "Linkwood Primary", "St Gerardine's", "Glassgreen Surgery", "Ward 4", "Elgin City FC". */
function bodies(tokens: readonly Token[], lists: Lists, safe: ReadonlySet<string>): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') continue
    if (/^(?:hmp|yoi)$/.test(token.base) && tokens[at + 1]?.shape === 'Capital' && !tokens[at + 1]?.newLine) {
      spans.push({
        start: token.start,
        end: (tokens[at + 1] as Token).end,
        kind: 'ORGANISATION_LOCAL',
        severity: 'check',
        why: 'local-service',
      })
      continue
    }
    const isSchool = schoolWords.has(token.base)
    const body = bodyWords.get(token.base)
    if (!isSchool && !body) continue
    if (token.base === 'ward' || token.base === 'unit') {
      const next = tokens[at + 1]
      if (next && !next.newLine && (next.kind === 'number' || next.kind === 'mixed') && token.base === 'ward') {
        spans.push({
          start: token.start,
          end: next.end,
          kind: 'ORGANISATION_LOCAL',
          severity: 'must',
          why: 'health-place',
        })
        continue
      }
    }
    const first = ownName(tokens, at, lists, isSchool, safe)
    if (first < 0) continue
    let end = at
    while (isTail(tokens, end + 1, isSchool)) end++
    spans.push({
      start: (tokens[first] as Token).start,
      end: (tokens[end] as Token).end,
      kind: isSchool ? 'SCHOOL' : 'ORGANISATION_LOCAL',
      severity: isSchool || body === 'health-place' ? 'must' : 'check',
      why: isSchool ? 'school' : (body ?? 'local-service'),
    })
  }
  return spans
}

function isTail(tokens: readonly Token[], at: number, isSchool: boolean): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.newLine) return false
  if (
    isSchool &&
    ['early', 'learning', 'and', 'childcare', 'centre', 'campus', 'unit', 'department', 'class', 'base'].includes(
      token.base,
    )
  ) {
    return token.base !== 'and'
      ? token.shape !== 'lower' ||
          token.base === 'learning' ||
          token.base === 'childcare' ||
          tokens[at - 1]?.base === 'childcare'
      : /^(?:childcare|nursery)$/.test(tokens[at + 1]?.base ?? '')
  }
  return isSchool ? schoolWords.has(token.base) : bodyWords.has(token.base) && token.shape !== 'lower'
}

/** What may stand between a body's own name and its kind. */
const between: ReadonlySet<string> = new Set(
  "boxing football youth community medical health dental family children's childrens rape women's womens men's parish free high primary secondary care day home rugby golf swimming dance karate judo bowling cricket tennis scout gymnastics amateur athletic sports social working street baptist catholic episcopal gospel methodist support young drug alcohol recovery and of the church city town thistle united".split(
    ' ',
  ),
)
/** Areas that are quiet by themselves: with a club or charity they name a local one. */
const localAreas: ReadonlySet<string> = new Set(
  'moray grampian highland highlands fife tayside lothian strathclyde'.split(' '),
)
const publicHeads: ReadonlySet<string> = new Set(
  'group service services partnership association trust centre hub office unit'.split(' '),
)

/** Small words in front that belong to the name: New Elgin, St Andrews. */
const inFront: ReadonlySet<string> = new Set(
  'new old east west north south upper lower nether little great st saint mount port glen loch castle the'.split(' '),
)

/** The first word of the body's own name: a capital that no heading explains, or an unusual word in lower case. */
function ownName(
  tokens: readonly Token[],
  at: number,
  lists: Lists,
  isSchool: boolean,
  safe: ReadonlySet<string>,
): number {
  let first = -1
  let proper = false
  const head = tokens[at] as Token
  for (let back = at - 1; back >= 0 && at - back <= 5; back--) {
    const token = tokens[back]
    if (!token || tokens[back + 1]?.newLine) break
    if (token.kind === 'mark') {
      if (token.text === "'" || (token.text === '.' && tokens[back - 1]?.base === 'st') || token.text === '&') continue
      break
    }
    if (token.kind !== 'word') break
    const { base } = token
    if (back < at - 1 && /^(?:mr|mrs|ms|miss|mx)$/.test(tokens[back]?.base ?? '')) return -1
    const bits = lists.bits(base)
    const isPlain = nobodysName.has(base) || careWords.has(base) || safe.has(base)
    if (
      isPlain &&
      base !== 'st' &&
      base !== 'dr' &&
      !(localAreas.has(base) && (token.shape !== 'lower' || head.shape === 'lower') && !publicHeads.has(head.base))
    ) {
      if (base === 'and' && /^(?:aid|crisis)$/.test(head.base)) break
      if (between.has(base) || (isSchool && schoolBetween.has(base)) || bodyWords.has(base)) continue
      if (token.opens || token.shape === 'lower') break
      continue
    }
    if (localAreas.has(base)) {
      first = back
      proper = true
      continue
    }
    const unusual = !(bits & isWord) && !isDerived(base, lists)
    const capital = token.shape === 'Capital' && !token.opens && !token.plain
    const named = (bits & (isGiven | isSurname | isPlace)) !== 0
    if (
      unusual ||
      base === 'st' ||
      base === 'dr' ||
      (named && token.possessive && token.shape !== 'lower') ||
      (named && tokens[back - 1]?.base === 'st')
    ) {
      if (token.shape === 'CAPITALS' && bits === 0 && base.length < 6) break
      first = back
      proper = true
    } else if (capital && (named || isSchool || head.shape === 'Capital')) {
      first = back
      if (named || head.shape === 'Capital') proper = true
    } else if (
      token.shape === 'Capital' &&
      token.opens &&
      head.shape === 'Capital' &&
      (named || (!token.plain && /^(?:nursery|primary|academy|grammar|surgery|playgroup)$/.test(head.base)))
    ) {
      first = back
      proper = true
    } else break
  }
  const own = tokens[at - 1]
  if (
    !proper &&
    /^(?:nursery|primary|academy|grammar|playgroup)$/.test(head.base) &&
    own?.kind === 'word' &&
    !head.newLine &&
    !nobodysName.has(own.base) &&
    !careWords.has(own.base)
  ) {
    if (
      /^(?:at|from|to|in|attends?|attended|attending|starts?|started|starting|left|leaves|joined)$/.test(
        tokens[at - 2]?.base ?? '',
      ) &&
      own.shape === 'lower' &&
      head.shape === 'lower'
    )
      return at - 1
  }
  if (!proper) return -1
  const front = tokens[first - 1]
  const name = tokens[first]
  if (
    front &&
    name &&
    !name.newLine &&
    inFront.has(front.base) &&
    front.kind === 'word' &&
    (front.base === 'the'
      ? front.shape === 'Capital' && !front.opens
      : front.shape !== 'lower' || name.shape === 'lower')
  )
    first--
  return first
}
