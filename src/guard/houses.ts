/** L1: houses without a kind of street: "14 Corriebeg", "no 9", "number six", "Mains of Tullich", "the Old Manse", "Flat C, 12 …", "on high street". */
import { careWords } from './care-words.ts'
import { isCommon, isFrequent, isGiven, isPlace, isWord, type Lists } from './lists.ts'
import { streetWords, streetWordsMaybe } from './places-known.ts'
import type { Span } from './span.ts'
import { isDerived } from './spelling.ts'
import type { Token } from './tokens.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Before a house they say that somebody is there, comes or goes. */
const whereabouts = set(
  'at to from of in into outside opposite near behind beside address addr lives live lived stays stay stayed staying living bides biding moved attended attend attending visited visit re c/o left with and next',
)
const numbers = set('one two three four five six seven eight nine ten eleven twelve')
const farms = set(
  'mains hill braes brae bog bogs milton muir moss haugh haughs croft crofts kirkton newton burn bridge mill netherton overton upperton knowe cairn knock toll boat haven',
)
const sides = set('easter wester nether upper over mid muckle meikle')
const houses = set(
  'manse schoolhouse smithy smiddy gatehouse steading steadings farmhouse bothy lodge dairy sawmill stables vicarage rectory chapelhouse granary kirkhouse ferryhouse tollhouse',
)
const usualStreets = set(
  'high main church station school bridge mill north south east west queen king park castle commerce market harbour shore union victoria',
)

export function housesWithoutStreet(tokens: readonly Token[], lists: Lists): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < tokens.length; at++) {
    const [from, to] = house(tokens, at, lists) ?? []
    if (from === undefined || to === undefined) continue
    spans.push({
      start: (tokens[from] as Token).start,
      end: (tokens[to] as Token).end,
      kind: 'ADDRESS',
      severity: 'check',
      why: 'address',
    })
    at = to
  }
  return spans
}

type Stretch = readonly [first: number, last: number]

function house(tokens: readonly Token[], at: number, lists: Lists): Stretch | undefined {
  const { kind, base } = tokens[at] as Token
  if (kind === 'number' || kind === 'mixed') return numbered(tokens, at, lists)
  if (kind !== 'word') return undefined
  if (base === 'number' || base === 'no' || base === 'nr') return byNumber(tokens, at)
  if (base === 'flat') return lettered(tokens, at)
  return onStreet(tokens, at) ?? farm(tokens, at, lists) ?? byKind(tokens, at)
}

const isShown = (token: Token | undefined): token is Token =>
  token?.kind === 'word' && token.shape === 'Capital' && !token.plain && !token.newLine

/** "14 Corriebeg", "27 marchmont", "4 the Brae": behind a word of place, a number and a name that is nobody's given name and no everyday word. */
function numbered(tokens: readonly Token[], at: number, lists: Lists): Stretch | undefined {
  if (!/^\d{1,3}[a-z]?$/i.test((tokens[at] as Token).text)) return undefined
  const first = tokens[at - 1]?.text === ',' && tokens[at - 2]?.kind === 'number' ? doorBefore(tokens, at) : at
  if (!isThere(tokens, first - 1)) return undefined
  if (
    tokens[at + 1]?.base === 'the' &&
    /^(?:brae|wynd|square|cross|green|lane|shore|links|cottages)$/.test(tokens[at + 2]?.base ?? '')
  )
    return [first, at + 2]
  return isHouseName(tokens[at + 1], lists) ? [first, at + 1] : undefined
}

/** "1/2, 118 Balmoral" */
const doorBefore = (tokens: readonly Token[], at: number): number =>
  tokens[at - 3]?.text === '/' && tokens[at - 4]?.kind === 'number' ? at - 4 : at - 2

const isThere = (tokens: readonly Token[], at: number): boolean =>
  whereabouts.has(tokens[at]?.base ?? '') ||
  (tokens[at]?.text === ':' && /^(?:address|addr|home)$/.test(tokens[at - 1]?.base ?? ''))

function isHouseName(token: Token | undefined, lists: Lists): boolean {
  if (token?.kind !== 'word' || token.newLine || token.base.length < 4 || careWords.has(token.base)) return false
  const bits = lists.bits(token.base)
  if (token.shape === 'Capital')
    return !(bits & isGiven && bits & isFrequent) && !(bits & isCommon && !(bits & isPlace))
  return (bits & isPlace) !== 0 ? !(bits & isWord) : !(bits & (isWord | isGiven)) && !isDerived(token.base, lists)
}

/** "at number six", "no 9 and no 42"; but "number two on the list". */
function byNumber(tokens: readonly Token[], at: number): Stretch | undefined {
  if (!/^(?:at|to|from|outside|opposite|with|into|and|of|near|next)$/.test(tokens[at - 1]?.base ?? '')) return undefined
  const figure = tokens[at + 1]?.text === '.' ? at + 2 : at + 1
  const { kind, text = '', base = '', newLine } = tokens[figure] ?? {}
  const isNumber =
    (kind === 'number' && text.length < 4) || (kind === 'word' && numbers.has(base) && tokens[at]?.base === 'number')
  const isCounted = /^(?:on|of|per|in|%|\/|priority|one)$/.test(tokens[figure + 1]?.base ?? '')
  return isNumber && !newLine && !isCounted ? [at, figure] : undefined
}

/** "Flat C, 12 Harbour Street" */
function lettered(tokens: readonly Token[], at: number): Stretch | undefined {
  const [letter, mark, figure] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]]
  const isLetter = letter?.kind === 'word' && /^[A-H]$/i.test(letter.text)
  if (!isLetter) return undefined
  return mark?.text === ',' && figure?.kind === 'number' ? [at, at + 1] : undefined
}

/** "in a bedsit on high street"; with an article it is the street of every town. */
function onStreet(tokens: readonly Token[], at: number): Stretch | undefined {
  const next = tokens[at + 1]
  const isStreet = next?.kind === 'word' && !next.newLine && /^(?:street|road|st|rd)$/.test(next.base)
  const isOn = /^(?:on|in|at|off|from|to|down|up|along|of)$/.test(tokens[at - 1]?.base ?? '')
  return isStreet && isOn && usualStreets.has(tokens[at]?.base ?? '') ? [at, at + 1] : undefined
}

/** "Mains of Tullich", "Easter Coltfield" */
function farm(tokens: readonly Token[], at: number, lists: Lists): Stretch | undefined {
  const token = tokens[at] as Token
  const [next, last] = [tokens[at + 1], tokens[at + 2]]
  if (farms.has(token.base) && isShown(token) && next?.base === 'of' && isShown(last)) return [at, at + 2]
  if (!sides.has(token.base) || !isShown(token) || !isShown(next) || careWords.has(next.base)) return undefined
  const bits = lists.bits(next.base)
  return bits & isPlace || !(bits & isWord) ? [at, at + 1] : undefined
}

/** "the Old Manse", "The Schoolhouse": a house that everybody knows by its kind. */
function byKind(tokens: readonly Token[], at: number): Stretch | undefined {
  const token = tokens[at] as Token
  if (!houses.has(token.base) || !isShown(token) || streetWords.has(token.base) || streetWordsMaybe.has(token.base))
    return undefined
  const before = /^(?:old|auld|new)$/.test(tokens[at - 1]?.base ?? '') ? at - 1 : at
  if (before === at && token.opens) return undefined
  return [tokens[before - 1]?.text === 'The' ? before - 1 : before, at]
}
