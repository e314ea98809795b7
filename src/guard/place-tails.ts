/** L6: what a place's name goes on with: "elgin station", "cluny hill", "buckie harbour" are one place each; "in Reading", "from Hull" are towns. */
import { careWords } from './care-words.ts'
import type { Judged } from './judged.ts'
import { isFrequent, isGiven, isPlace, isWord } from './lists.ts'
import type { Neighbours } from './neighbours.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const tails = set(
  'hill hills station harbour beach forest wood woods bay links pier quay shore loch glen cemetery playpark skatepark bypass roundabout castle lighthouse esplanade prom promenade marina airport dunes sands campsite common bridge moor muir braes viaduct',
)
const there = /^(?:at|in|near|from|to|up|down|behind|on|outside|by|round|over|of)$/
const placeWhy: Judged = { verdict: 'check', kind: 'PLACE', why: 'place' }

export function placeTails(near: Neighbours, judged: (Judged | undefined)[]): void {
  for (let at = 1; at < near.tokens.length; at++) {
    if (judged[at] || near.taken[at] || near.token(at).kind !== 'word') continue
    if (isTownByName(near, at)) judged[at] = placeWhy
    if (!tails.has(near.wordAt(at)) || near.token(at).newLine || near.tokens[at - 1]?.possessive) continue
    const before = judged[at - 1]
    const isPlaceLike = before?.kind === 'PERSON' && !isSomebody(near, at - 1) && there.test(near.before(at - 1))
    if (before?.kind !== 'PLACE' && !isPlaceLike) continue
    if (isPlaceLike) judged[at - 1] = { ...placeWhy, verdict: before.verdict }
    judged[at] = placeWhy
  }
}

const isSomebody = (near: Neighbours, at: number): boolean =>
  (near.bits(at) & isGiven) !== 0 && (near.bits(at) & isFrequent) !== 0

/** "in Reading", "from Hull", "out of wick": a town that is a word besides, where somebody is, comes from or goes to. */
function isTownByName(near: Neighbours, at: number): boolean {
  const { base, shape, opens, plain } = near.token(at)
  if (!(near.bits(at) & isPlace && near.bits(at) & isWord) || careWords.has(base) || near.nextIsCapital(at))
    return false
  if (!/^(?:in|from|to|near|outside|of)$/.test(near.before(at))) return false
  return shape === 'Capital' ? !opens && !plain && near.before(at) !== 'of' : near.isLowerText && onlyTowns.has(base)
}

/** Hardly ever anything else after "in" and "from". */
const onlyTowns = set(
  'wick hull ayr perth oban alloa stirling falkirk dover preston bolton lincoln corby crewe luton poole derby',
)
