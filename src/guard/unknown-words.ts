/** L4: words no list has. A slip of the pen and a form of a known word are let pass; the rest may be a name. */
import { careWords } from './care-words.ts'
import { initials } from './initials.ts'
import { type Judged, person } from './judged.ts'
import { isFrequent, isGiven, isPlace, isSurname, isWord } from './lists.ts'
import { oftenCapital } from './name-words.ts'
import type { Neighbours } from './neighbours.ts'
import { personBeside } from './person-beside.ts'
import { isDerived } from './spelling.ts'
import type { Token } from './tokens.ts'

export function unknown(near: Neighbours, at: number, base: string): Judged | undefined {
  const token = near.tokens[at] as Token
  const { lists } = near
  if (isDerived(base, lists)) return undefined
  if (/[^\p{Script=Latin}'-]/u.test(base)) return person('check', 'possible-name')
  if (base.includes("'") && apostrophe(near, base)) return undefined
  const stem = base.endsWith('s') ? lists.bits(base.slice(0, -1)) : 0
  if (stem & isWord) return undefined
  if (stem & isGiven && base.length > 4) return person('must')
  if (token.shape === 'CAPITALS') {
    if (!token.plain)
      return base.length <= 2
        ? initials(near, at)
        : base.length >= 6 && !near.spelling.isSlip(base)
          ? person('check', 'possible-name')
          : undefined
    return base.length < 4 || near.spelling.isSlip(base) ? undefined : person('check', 'possible-name')
  }
  if (token.shape === 'miXed')
    return base.length > 4 && !isDerived(base, lists) ? person('check', 'possible-name') : undefined
  if (token.shape === 'Capital') {
    if (base.length === 2) return token.opens || token.plain ? undefined : person('check', 'possible-name')
    if (token.plain && near.spelling.isSlip(base)) return undefined
    if (token.opens && base.length > 5 && personBeside(near, at) < 1 && near.spelling.isMisspelt(base)) return undefined
    if (!token.opens && base.length > 6 && personBeside(near, at) < 1 && near.spelling.isMisspelt(base))
      return undefined
    return person(
      personBeside(near, at) >= 1 ? 'must' : 'check',
      personBeside(near, at) >= 1 ? 'person-name' : 'possible-name',
    )
  }
  if (base.length < 4 && personBeside(near, at) < 2) return undefined
  if (near.before(at) === 'family') return person('must')
  if (isHouseOrFarm(near, at)) return { verdict: 'check', kind: 'PLACE', why: 'place' }
  if (near.spelling.isSlip(base)) return personBeside(near, at) >= 3.5 ? person('check', 'possible-name') : undefined
  return person('check', 'possible-name')
}

/** "goes to greenwards", "stays at beechbrae": two words run together where a place stands. */
const isHouseOrFarm = (near: Neighbours, at: number): boolean =>
  /^(?:at|near|to|from|in)$/.test(near.before(at)) && near.spelling.isOfTwoWords(near.wordAt(at))

export function hyphened(near: Neighbours, at: number): Judged | undefined {
  const token = near.tokens[at] as Token
  const { base } = token
  if (careWords.has(base) || near.safe.has(base) || near.lists.bits(base) & isWord) return undefined
  if (near.lists.bits(base) & isPlace) return { verdict: 'check', kind: 'PLACE', why: 'place' }
  const parts = base.split('-').filter(Boolean)
  let best: Judged | undefined
  let allKnown = true
  const isLower = token.shape === 'lower'
  for (const part of parts) {
    const bits = near.lists.bits(part)
    if (bits & isWord || careWords.has(part) || part.length < 3 || isDerived(part, near.lists)) {
      if (bits & isWord && bits & isGiven && bits & isFrequent && !isLower && !oftenCapital.has(part))
        best ??= person('must')
      continue
    }
    allKnown = false
    if (bits & (isGiven | isSurname)) best = person('must')
    else if (bits & isPlace) best ??= { verdict: 'check', kind: 'PLACE', why: 'place' }
    else if (!near.spelling.isSlip(part) && (part.length > 3 || !isLower)) best ??= person('check', 'possible-name')
  }
  if (!best && !allKnown) return undefined
  if (best && allKnown && !isLower && parts.some((part) => careWords.has(part))) return undefined
  return best
}

/** d'you, o'clock, y'know; O'Neil and D'Angelo are names. */
function apostrophe(near: Neighbours, base: string): boolean {
  if (/^(?:o|d|m)'/.test(base)) return (near.lists.bits(base.slice(2)) & isWord) !== 0
  const [head = '', tail = ''] = base.split("'")
  return /^(?:t|s|d|m|re|ve|ll|n|em|nt|all|know)?$/.test(tail) && (near.lists.bits(head) !== 0 || head.length < 4)
}
