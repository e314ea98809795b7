/** L3: where parents work and families go, where no capital tells: "cleans at the station hotel", "on the tills in the co-op", "a job at walkers", "forres thistle under 12s". */
import { careWords } from './care-words.ts'
import { isFunctionWord } from './frame-words.ts'
import { officeWords } from './name-words.ts'
import type { Span } from './span.ts'
import type { Token } from './tokens.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const working = set(
  'works work worked working job jobs shift shifts employed cleans cleaner cleaning cooks cook chef barmaid barman bouncer waitress waitresses waiter serves tills till volunteers volunteering apprentice apprenticeship manager manages drives driver porter packer nights days evenings weekends placement receptionist doorman kitchens',
)
const houses = set(
  'hotel inn bar pub cafe bakery bakers butchers chipper chippy takeaway garage distillery brewery cannery factory shipyard yard quarry sawmill laundrette launderette salon barbers chemist chemists bookies casino fishmongers supermarket warehouse cooperage smokehouse creamery abattoir bistro restaurant diner nursery kennels stables club',
)
/** Before these kinds they name no single house. */
const general = set(
  'local same other new old big small nearest nearby town village family council holiday public own first last best whole only next busy wee little another sports social youth football golf working men mens breakfast homework lunch coffee corner',
)
const firms = set(
  'tesco asda lidl aldi morrisons sainsburys spar greggs walkers baxters stagecoach argos iceland farmfoods poundland mcdonalds kfc subway dominos costa starbucks amazon evri dpd homebase screwfix halfords matalan primark boots superdrug wetherspoons travelodge coop co-op',
)

export function workplaces(tokens: readonly Token[]): Span[] {
  const spans: Span[] = []
  for (let at = 1; at < tokens.length; at++) {
    const last = placeOfWork(tokens, at) ?? ageGroup(tokens, at)
    if (last === undefined) continue
    const [start, end] = [(tokens[at] as Token).start, (tokens[last] as Token).end]
    spans.push({ start, end, kind: 'ORGANISATION_LOCAL', severity: 'check', why: 'club-faith-work' })
    at = last
  }
  return spans
}

/** From its first own word to its kind: behind a word of work and "at", "in" or "for". */
function placeOfWork(tokens: readonly Token[], at: number): number | undefined {
  const hasThe = tokens[at - 1]?.base === 'the'
  const link = hasThe ? at - 2 : at - 1
  if (!/^(?:at|in|for|with)$/.test(tokens[link]?.base ?? '') || !isOfWork(tokens, link - 1)) return undefined
  if (firms.has(tokens[at]?.base ?? '')) return at
  if (tokens[at]?.base === 'co' && tokens[at + 1]?.text === '-' && tokens[at + 2]?.base === 'op') return at + 2
  if (!hasThe || !isOwnWord(tokens[at])) return undefined
  for (const last of [at + 1, at + 2]) {
    if (tokens[last]?.newLine || tokens[last]?.kind !== 'word') return undefined
    if (houses.has(tokens[last]?.base ?? '')) return last
    if (!isOwnWord(tokens[last])) return undefined
  }
  return undefined
}

/** "works in", "works nights at", "on the tills in", "has shifts at" */
const isOfWork = (tokens: readonly Token[], at: number): boolean =>
  working.has(tokens[at]?.base ?? '') || (working.has(tokens[at - 1]?.base ?? '') && !isEnd(tokens[at]))

const isEnd = (token: Token | undefined): boolean => token?.kind !== 'word' || token.newLine

function isOwnWord(token: Token | undefined): boolean {
  if (token?.kind !== 'word' || token.newLine || token.possessive || token.base.length < 3) return false
  const { base } = token
  return !general.has(base) && !careWords.has(base) && !officeWords.has(base) && !isFunctionWord(base)
}

/** "thistle under 12s": the age group belongs to the club. */
function ageGroup(tokens: readonly Token[], at: number): number | undefined {
  const isClub = /^(?:thistle|fc|united|rovers|city|mechanics|swifts|colts|athletic|boys|girls|rangers|cubs|rfc)$/.test(
    tokens[at]?.base ?? '',
  )
  const isGroup = /^(?:under|u)$/.test(tokens[at + 1]?.base ?? '') && /^\d{1,2}s?$/.test(tokens[at + 2]?.text ?? '')
  return isClub && isGroup && tokens[at - 1]?.kind === 'word' ? at + 2 : undefined
}
