/** L1: where people live: streets with and without a number, houses by name, flats. */
import { careWords } from './care-words.ts'
import { isCommon, isGiven, isPlace, isWord, type Lists } from './lists.ts'
import { houseWords, streetWords, streetWordsMaybe } from './places-known.ts'
import type { Span } from './span.ts'
import type { Token } from './tokens.ts'

const plainBefore: ReadonlySet<string> = new Set(
  'the a an this that his her their its our my your some any no every each all main busy long quiet same other next new old own local in on at to of from and or with for by across along down up safe first taking right better good public different dead winding rough one which what into off near behind back front middle whole open private single learning family happy dark icy road her big little small short country nearby neighbouring our side under over common shared meeting take took takes find found find go went give gave made make place good work working working out parking car foster quieter nearest hard only wrong ring'.split(
    ' ',
  ),
)

/** "14 Birch Road", "Flat 2/1, 8 Kirk Wynd", "Birch Road", "Rosebank Cottage". */
export function streets(text: string, tokens: readonly Token[], lists: Lists): Span[] {
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
    if (maybe && numbered < 0 && !(hasCapital && typeCapital) && !isShortInSmall(tokens, first, at)) continue
    if (maybe && numbered >= 0 && first < 0) continue
    if (house && !(hasCapital && typeCapital) && numbered < 0) continue
    if (house && (token.base === 'house' || token.base === 'site') && first < 0) continue
    if (sure && first < 0) continue
    if (sure && numbered < 0 && !hasCapital && !typeCapital && !isUnusual(name, lists)) continue
    if (maybe && careWords.has(name.base) && numbered < 0) continue
    if (token.plain && numbered < 0 && maybe && !isShortened(tokens, at)) continue
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
  for (const match of text.matchAll(/(?<![\w/])\d{1,4}[A-Za-z]? The [A-Z][a-z]{3,14}(?!\w)/g)) {
    spans.push({
      start: match.index,
      end: match.index + match[0].length,
      kind: 'ADDRESS',
      severity: 'must',
      why: 'address',
    })
  }
  // "lives at number 14", "flat 2/1"
  for (const match of text.matchAll(
    /(?<![\w])(?:flat|apartment|apt\.?) ?(?:(?:no\.?|number|nr) ?)?\d{1,3}(?:[A-Za-z](?!\w)|[/-]\d{1,2})?(?!\d)/gi,
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

/** "High St,": a short form of street that a mark, a place or nothing follows. */
const isShortened = (tokens: readonly Token[], at: number): boolean =>
  /^(?:st|rd|ave|dr|cres|terr)$/.test(tokens[at]?.base ?? '') &&
  (tokens[at + 1]?.kind !== 'word' || tokens[at + 1]?.newLine === true)

/** "on union st", "(gran, pinewood rd)": where somebody is or in a list, one word, and a short form that nothing follows. */
const isShortInSmall = (tokens: readonly Token[], first: number, at: number): boolean =>
  first === at - 1 &&
  /^(?:st|rd|ave|cres|terr|gdns|cresc)$/.test(tokens[at]?.base ?? '') &&
  (/^(?:on|in|at|from|to|near|off|up|along|down|of|opposite|behind|[(,:])$/.test(tokens[first - 1]?.base ?? '(') ||
    tokens[first]?.newLine === true) &&
  tokens[at + 1]?.shape !== 'Capital'

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
  // 2/1 12 Batchen Street
  if (tokens[from - 1]?.kind === 'number' && tokens[from - 2]?.text === '/' && tokens[from - 3]?.kind === 'number')
    from -= 3
  if (/^(?:no|number|flat|unit)$/.test(tokens[from - 1]?.base ?? '')) from -= 1
  return from
}

/** ", Elgin" is another finding; "Road East" and "Road North" end the street. */
function addressEnd(tokens: readonly Token[], at: number): number {
  const next = tokens[at + 1]
  return next && ['north', 'south', 'east', 'west'].includes(next.base) && next.shape === 'Capital' ? at + 1 : at
}
