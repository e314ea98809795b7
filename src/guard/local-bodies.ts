/** L3: where people learn and go: schools, nurseries, surgeries, clubs, charities. */
import { careWords } from './care-words.ts'
import { adverbs, being, conjunctions, prepositions, pronounsAndArticles } from './frame-words.ts'
import { auxiliaries, kin, personVerbs } from './grammar.ts'
import { isFrequent, isGiven, isPlace, isSurname, isWord, type Lists } from './lists.ts'
import { largeWords, officeWords } from './name-words.ts'
import { bodyWords, schoolBetween, schoolWords } from './places-known.ts'
import type { Span } from './span.ts'
import { isDerived } from './spelling.ts'
import type { Token } from './tokens.ts'

const nobodysName: ReadonlySet<string> = new Set(
  "the a an this that his her their its our my your some any no every each all in on at to of from and or with for by local new old own same other another both two three four five six first last next which what whose mainstream special private public state rural small large big lovely good great previous current former different nearby neighbouring catholic denominational roman gaelic village town city area community family foster residential secure inpatient acute maternity mental health child children women men youth parent support group sports social leisure drop-in breakfast after-school homework lunch summer holiday football swimming boxing judo karate dance drama art craft book walking running golf rugby tennis gymnastics chess coffee toddler mother baby day care nursing respite contact resource advice information drug alcohol recovery crisis outreach early years learning adult national general district regional university further higher distance primary secondary high junior infant infants nursery boarding grammar comprehensive middle independent regular full part time before during after about between within outside near left attends attend attended attending started starting starts missed missing enjoys likes loves hates leaving joined moved going went return returned gp dental medical doctors council housing police third sector voluntary children's women's working multi-agency practice team lead senior assistant deputy head class classroom one-to-one project funding ward on-call call emergency out-of-hours minor specialist tertiary teaching single is was has had as if but so when while because there here not also even only".split(
    ' ',
  ),
)

/** "Linkwood Primary", "St Gerardine's", "Glassgreen Surgery", "Ward 4", "Elgin City FC". */
export function bodies(tokens: readonly Token[], lists: Lists, safe: ReadonlySet<string>): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') continue
    if (
      /^(?:hmp|yoi|raf|hms|rnas)$/.test(token.base) &&
      tokens[at + 1]?.shape === 'Capital' &&
      !tokens[at + 1]?.newLine
    ) {
      spans.push({
        start: token.start,
        end: (tokens[at + 1] as Token).end,
        kind: 'ORGANISATION_LOCAL',
        severity: 'check',
        why: 'local-service',
      })
      continue
    }
    const after = namedAfter(tokens, at)
    if (after) spans.push(after)
    const shown = shownBody(tokens, at, lists) ?? nurseryName(tokens, at)
    if (shown) spans.push(shown)
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
    if (isSchool && back < at && /^(?:rc|ce|asn)$/.test(base)) continue
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
    if (back < at && between.has(base) && !publicHeads.has(head.base) && (token.shape === 'lower' || token.plain))
      continue
    const unusual = !(bits & isWord) && !isDerived(base, lists) && !(base.includes('-') && token.shape === 'lower')
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
    } else if (token.shape === 'Capital' && !token.plain && isNamedCentre(tokens, at)) {
      first = back
      proper = true
    } else if (capital && (named || isSchool || (head.shape === 'Capital' && !publicHeads.has(head.base)))) {
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
  if (!proper) return ownWordInSmall(tokens, at)
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

/** "Bridge End Family Centre": what stands before a kind and a place of it is its name, also where it is made of everyday words. */
const isNamedCentre = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.shape === 'Capital' &&
  /^(?:centre|center|hub|project|house)$/.test(tokens[at]?.base ?? '') &&
  tokens[at - 1]?.shape === 'Capital' &&
  /^(?:family|community|youth|day|resource|respite|children's|childrens)$/.test(tokens[at - 1]?.base ?? '')

/** "little acorns nursery", "the loft youth project" where no capital tells: a word that nothing else explains before the kind of body. */
function ownWordInSmall(tokens: readonly Token[], at: number): number {
  const head = tokens[at] as Token
  if (head.shape === 'Capital' && !head.plain) return -1
  const isWard = head.base === 'ward' && /^(?:on|to|from|in|at|then)$/.test(tokens[at - 2]?.base ?? '')
  if (isWard) return isOwnWord(tokens, at - 1) && !/(?:ic|al)$/.test(tokens[at - 1]?.base ?? '') ? at - 1 : -1
  const isFirmHead = /^(?:nursery|primary|academy|grammar|playgroup|surgery)$/.test(head.base)
  let own = at - 1
  if (!isFirmHead) {
    if (!/^(?:project|club|hall|centre|cafe|hub|church)$/.test(head.base) || !between.has(tokens[own]?.base ?? ''))
      return -1
    own--
  }
  if (!isOwnWord(tokens, own) || tokens[at]?.newLine) return -1
  const before = tokens[own - 1]
  if (!isFirmHead) return /^(?:the|at|from|to|for)$/.test(before?.base ?? '') ? own : -1
  return before && /^(?:little|wee|busy|happy|tiny|new|old|st)$/.test(before.base) && !tokens[own]?.newLine
    ? own - 1
    : own
}

function isOwnWord(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.possessive || token.base.length < 4) return false
  const { base } = token
  if (/(?:ing|ly|ed)$/.test(base)) return false
  const closed = [
    nobodysName,
    careWords,
    officeWords,
    pronounsAndArticles,
    prepositions,
    adverbs,
    conjunctions,
    being,
    personVerbs,
    auxiliaries,
    kin,
    between,
  ]
  return !closed.some((words) => words.has(base))
}

/** "at The Garret", "Moray Voices": a capital that no list explains behind a capital "The" or an area. */
function shownBody(tokens: readonly Token[], at: number, lists: Lists): Span | undefined {
  const token = tokens[at] as Token
  if (token.shape !== 'Capital' || token.plain || token.possessive || isPublicName(tokens, at)) return undefined
  const before = tokens[at - 1]?.base ?? ''
  const isWorkplace =
    /^(?:at|for)$/.test(before) &&
    working.test(tokens[at - 2]?.base ?? '') &&
    isShownWord(tokens, at) &&
    isOwn(tokens, at)
  const isThe =
    token.base === 'the' && !token.opens && /^(?:at|from|to|in|near|outside|behind|via|called|with)$/.test(before)
  const isAfterThe =
    before === 'the' &&
    !token.opens &&
    /^(?:at|to|from|in|near|outside|behind)$/.test(tokens[at - 2]?.base ?? '') &&
    isShownWord(tokens, at) &&
    isOwn(tokens, at)
  const isGone = isGoneTo(tokens, at)
  const bits = lists.bits(token.base)
  const isTown = (bits & isPlace) !== 0 && !(bits & (isFrequent | isWord))
  if (!isThe && !isAfterThe && !isTown && !isWorkplace && !isGone && !localAreas.has(token.base)) return undefined
  let end = at + 1
  while ((isShownWord(tokens, end) || isFaith(tokens, end)) && isOwn(tokens, end) && end - at < 4) end++
  if (tokens[end]?.shape === 'Capital' && !tokens[end]?.opens && !tokens[end]?.newLine) return undefined // a title of the public
  if (end === at + 1 && !((isWorkplace || isAfterThe) && !(bits & isGiven))) return undefined
  const [start, last] = [token.start, (tokens[end - 1] as Token).end]
  return { start, end: last, kind: 'ORGANISATION_LOCAL', severity: 'check', why: 'local-service' }
}

const working = /^(?:works?|worked|working|job|shifts?|employed|volunteers?|volunteering)$/

/** "She goes to Little Acorns", "a worker from New Start": two capitals or more where somebody goes or comes from. */
function isGoneTo(tokens: readonly Token[], at: number): boolean {
  const [from, who] = [tokens[at - 1]?.base ?? '', tokens[at - 2]?.base ?? '']
  const isDirected =
    (/^(?:to|at)$/.test(from) && going.test(who)) || (from === 'from' && staff.test(who) && !tokens[at]?.newLine)
  const isAdjective = /^(?:new|open|safe|little|wee|big|old)$/.test(tokens[at]?.base ?? '')
  return isDirected && isShownWord(tokens, at) && (isAdjective || isOwn(tokens, at)) && !isPublicName(tokens, at)
}
const going =
  /^(?:goes|go|going|went|starts?|started|starting|moved|enrolled|settled|happy|place|days|mornings|afternoons)$/
const staff =
  /^(?:workers?|staff|someone|somebody|volunteers?|keyworker|mentor|counsellor|befriender|people|lady|referral)$/
const isPublicName = (tokens: readonly Token[], at: number): boolean =>
  /^(?:citizens|victim|salvation|alcoholics|narcotics|gamblers|rape|criminal|children|adult|scottish)$/.test(
    tokens[at]?.base ?? '',
  )

/** "he is at busy bees", "started at Tiny Tots": no article, and a name as nurseries have. */
function nurseryName(tokens: readonly Token[], at: number): Span | undefined {
  const [token, next] = [tokens[at] as Token, tokens[at + 1]]
  if (!/^(?:little|wee|tiny|busy|happy|bright|jolly)$/.test(token.base) || token.newLine) return undefined
  const who = tokens[at - 2]?.base ?? ''
  const isThere =
    /^(?:at|to)$/.test(tokens[at - 1]?.base ?? '') && (going.test(who) || /^(?:is|was|are|now)$/.test(who))
  if (!isThere || next?.kind !== 'word' || next.newLine) return undefined
  const isOthers = kin.has(next.base) || careWords.has(next.base) || /(?:ss|us|ness)$/.test(next.base)
  if (!next.base.endsWith('s') || next.possessive || isOthers) return undefined
  return { start: token.start, end: next.end, kind: 'SCHOOL', severity: 'check', why: 'school' }
}

/** "Elgin Baptist" */
const isFaith = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.shape === 'Capital' &&
  /^(?:baptist|methodist|gospel|pentecostal|catholic|presbyterian|episcopal|brethren)$/.test(tokens[at]?.base ?? '')

const isOwn = (tokens: readonly Token[], at: number): boolean => {
  const base = tokens[at]?.base ?? ''
  return !officeWords.has(base) && !largeWords.has(base) && !publicHeads.has(base) && !nobodysName.has(base)
}

const heads: ReadonlySet<string> = new Set(
  'school nursery playgroup primary academy surgery practice gp college club pub church childminder'.split(' '),
)

/** "nursery is Little Fishes", "school (Busy Bees)", "surgery: Varis": the name after its kind. */
function namedAfter(tokens: readonly Token[], at: number): Span | undefined {
  const head = tokens[at] as Token
  if (!heads.has(head.base) || head.possessive) return undefined
  let next = pastBrackets(tokens, at + 1)
  while (
    tokens[next] &&
    !tokens[next]?.newLine &&
    /^(?:[(:,"'=-]|is|was|called|named)$/.test(tokens[next]?.base ?? '') &&
    next - at < 8
  )
    next++
  if (next === at + 1) return undefined
  let end = next
  while (isShownWord(tokens, end) && end - next < 4) end++
  if (end - next < 2) return undefined
  return {
    start: (tokens[next] as Token).start,
    end: (tokens[end - 1] as Token).end,
    kind: schoolWords.has(head.base) ? 'SCHOOL' : 'ORGANISATION_LOCAL',
    severity: 'check',
    why: schoolWords.has(head.base) ? 'school' : 'local-service',
  }
}

/** "Nursery (brother): Wee Acorns" */
function pastBrackets(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '(') return at
  for (const end of [at + 2, at + 3]) if (tokens[end]?.text === ')' && tokens[end + 1]?.text === ':') return end + 1
  return at
}

function isShownWord(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return (
    token?.kind === 'word' &&
    token.shape === 'Capital' &&
    !token.plain &&
    !token.newLine &&
    (!careWords.has(token.base) || /^(?:wee|little|tiny|hoose|auld|muckle|bonnie)$/.test(token.base)) &&
    !pronounsAndArticles.has(token.base)
  )
}
