/** L1: a number and a house or street that goes by everyday words: "14, the avenue", "8 the shielings", "top flat number 6, the close", "flat 2/1, 37 seatown". */
import { careWords } from './care-words.ts'
import { isFunctionWord } from './frame-words.ts'
import { auxiliaries, personVerbs } from './grammar.ts'
import { isFrequent, isGiven, type Lists } from './lists.ts'
import { streetWords, streetWordsMaybe } from './places-known.ts'
import type { Span } from './span.ts'
import type { Token } from './tokens.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Nobody says these of an hour or of a count: "at 3 the brae". */
const sureNouns = set(
  'shieling shielings sheiling sheilings paddock paddocks maltings mews orchard orchards spinney steading steadings hollow dene firs elms beeches poplars pines larches oaks laurels birches hawthorns hollies limes willows cedars rowans whins dunes glade glebe loaning manse smithy smiddy cottages cottage villas almshouses granary stables rectory vicarage schoolhouse knowe haugh haughs braehead seatown kirkton glen meadows saltings bungalow bungalows crofts terraces',
)
/** Places as well as houses. */
const mayBeNouns = set('courtyard towers tower lodge mill croft farm dairy beeches bothy chalets chalet ridge brow')
/** "the old dairy" */
const adjectives = set('old auld new high low north south east west upper lower wee little')
const hours = set('at by about around until till after before since from past to for of and or than')
const living = set('lives live lived living stays stay stayed staying address addr bides biding resides residing')
const flats = set('flat apartment apt unit')

export function numberedHouses(tokens: readonly Token[], lists: Lists): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at] as Token
    if ((kind !== 'number' && kind !== 'mixed') || !/^\d{1,3}[a-z]?$/i.test(text)) continue
    const last = behindThe(tokens, at) ?? behindFlat(tokens, at, lists)
    if (last === undefined) continue
    const [start, end] = [(tokens[at] as Token).start, (tokens[last] as Token).end]
    const severity = isLivedIn(tokens, at) || sureNouns.has(tokens[last]?.base ?? '') ? 'must' : 'check'
    spans.push({ start, end, kind: 'ADDRESS', severity, why: 'address' })
    at = last
  }
  return spans
}

function behindThe(tokens: readonly Token[], at: number): number | undefined {
  const the = tokens[at + 1]?.text === ',' ? at + 2 : at + 1
  if (tokens[the]?.base !== 'the' || tokens[the]?.newLine) return undefined
  const last = adjectives.has(tokens[the + 1]?.base ?? '') && !isEnd(tokens[the + 2]) ? the + 2 : the + 1
  const noun = tokens[last]
  if (noun?.kind !== 'word' || noun.newLine || noun.possessive || isFunctionWord(noun.base)) return undefined
  return isEnd(tokens[last + 1]) && isHouse(tokens, at, last) ? last : undefined
}

/** Whether the noun is a house here: surely one, or a word of place where somebody lives or where nothing else explains the number. */
function isHouse(tokens: readonly Token[], at: number, last: number): boolean {
  const { base, shape } = tokens[last] as Token
  const lead = isNumberWord(tokens[at - 1]) ? at - 1 : at
  if (isLivedIn(tokens, lead)) return !careWords.has(base) || isPlace(base)
  if (sureNouns.has(base) || (streetWords.has(base) && !/^(?:road|street)$/.test(base))) return true
  if (shape !== 'Capital' && !isPlace(base)) return false
  const before = tokens[lead - 1]
  const isFirst = !before || tokens[lead]?.newLine || (before.kind === 'mark' && before.text !== ',')
  return isFirst ? isMark(tokens[last + 1]) : shape === 'Capital' && !hours.has(before.base)
}

const isPlace = (base: string): boolean => streetWords.has(base) || streetWordsMaybe.has(base) || mayBeNouns.has(base)
const isNumberWord = (token: Token | undefined): boolean => /^(?:number|no|nr)$/.test(token?.base ?? '')

/** "lives at 12 …", "address: 12 …", "top flat number 6, …", "flat 2/1, 37 …" */
function isLivedIn(tokens: readonly Token[], at: number): boolean {
  let back = at - 1
  while (back > at - 4 && /^(?:at|is|was|now|in|:|-|,)$/.test(tokens[back]?.base ?? '')) back--
  return (
    living.has(tokens[back]?.base ?? '') ||
    (flats.has(tokens[back]?.base ?? '') && back === at - 1) ||
    isFlatNumber(tokens, back)
  )
}

/** "flat 2/1", "flat 3" */
function isFlatNumber(tokens: readonly Token[], last: number): boolean {
  if (tokens[last]?.kind !== 'number' && tokens[last]?.kind !== 'mixed') return false
  const first = tokens[last - 1]?.text === '/' ? last - 2 : last
  return flats.has(tokens[first - 1]?.base ?? '')
}

/** "flat 2/1, 37 seatown" */
function behindFlat(tokens: readonly Token[], at: number, lists: Lists): number | undefined {
  if (tokens[at - 1]?.text !== ',' || !isFlatNumber(tokens, at - 2)) return undefined
  const name = tokens[at + 1]
  if (name?.kind !== 'word' || name.newLine || isFunctionWord(name.base) || careWords.has(name.base)) return undefined
  const bits = lists.bits(name.base)
  return bits & isGiven && bits & isFrequent ? undefined : at + 1
}

const isMark = (token: Token | undefined): boolean => !token || token.newLine || token.kind === 'mark'

/** What comes after a house: nothing, a mark, or how the sentence goes on. */
const isEnd = (token: Token | undefined): boolean =>
  isMark(token) ||
  isFunctionWord(token?.base ?? '') ||
  auxiliaries.has(token?.base ?? '') ||
  personVerbs.has(token?.base ?? '')
