/** L3: bodies that go by everyday words: "Open Doors gave them a voucher", "The Shed has been the making of him", "Ali's Cabs", "the harbour bar". */
import { careWords } from './care-words.ts'
import { isFunctionWord, prepositions, pronounsAndArticles } from './frame-words.ts'
import { isFrequent, isGiven, isSurname, type Lists } from './lists.ts'
import { largeWords, nicknames, officeWords } from './name-words.ts'
import type { Span } from './span.ts'
import type { Token } from './tokens.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** What bodies do. */
const bodyVerbs = set(
  'has have had gave gives give offers offered offer closes closed opens opened runs ran is are was were will can could would said say says told tell took takes drove keeps kept keep helps helped provides provided meets met fed feeds lets let paid pays staff worker workers volunteers volunteer drop-in group sent sends wrote rang called asked ask noticed does do did referred supports supported lent',
)
/** Who goes there, comes from there, is with it. */
const leading = set(
  'from at with by via through called named joined joins attends attended attending attend church charity group cafe nursery club called',
)
/** Names of the public, of benefits, of methods and of what is on television begin or end so. */
const publicWords = set(
  "universal blue young mellow peppa pig incredible video key significant protective initial graded best continuing looked decision reflective locality launch single national royal boxing good black bank new start grant mail credit badge scot card points payment allowance fund benefit tax discretionary independent reviewing escalation salvation army red cross victim citizens advice alcoholics narcotics anonymous women's rape crown procurator fiscal court big brother world cup premier league love island harry potter star wars old testament year years hogmanay harvest mother's father's great north south east west united european middle far high primary secondary third strengths difficulties tuning solihull circle video signs whole systemic motivational narrative theraplay playroom makaton sleep growing up safe touch family nurse town hall library inquiry brigade",
)
/** With these before them everyday words are a name all the same: "New Beginnings", "Safe Harbour". */
const inFrontOfNames = set('new safe open little wee big old good bright')
const tails = set('families room rooms carers kids bairns mums dads people youth')

/**
 * A person who is surely named comes first: "Kieran Galbraith said" is no body that says something. Where the name is the body's owner's, the body is as
 * sure as the name in it.
 */
export function ownNames(tokens: readonly Token[], lists: Lists, persons: readonly Span[]): Span[] {
  const sure = persons.filter(({ severity }) => severity === 'must')
  return bodiesNamed(tokens, lists).flatMap(({ isOwners, ...body }): Span[] => {
    if (!sure.some(({ start, end }) => start < body.end && end > body.start)) return [body]
    return isOwners ? [{ ...body, severity: 'must' }] : []
  })
}

function bodiesNamed(tokens: readonly Token[], lists: Lists): (Span & { readonly isOwners: boolean })[] {
  const spans: (Span & { readonly isOwners: boolean })[] = []
  for (let at = 0; at < tokens.length; at++) {
    const last = ownName(tokens, at, lists)
    if (last === undefined) continue
    spans.push({
      start: (tokens[at] as Token).start,
      end: (tokens[last] as Token).end,
      kind: 'ORGANISATION_LOCAL',
      severity: 'check',
      why: 'local-service',
      isOwners: (tokens[at] as Token).possessive,
    })
    at = last
  }
  return spans
}

function ownName(tokens: readonly Token[], at: number, lists: Lists): number | undefined {
  const token = tokens[at] as Token
  if (token.kind !== 'word' || token.plain) return undefined
  if (token.base === 'the') return token.shape === 'lower' ? inSmall(tokens, at) : behindThe(tokens, at)
  if (token.shape !== 'Capital') return undefined
  return token.possessive ? ownersName(tokens, at, lists) : everydayWords(tokens, at)
}

/** A capital within the line that no list of ours explains. */
function isUnexplained(token: Token | undefined): token is Token {
  return (
    token?.kind === 'word' &&
    token.shape === 'Capital' &&
    !token.plain &&
    !token.newLine &&
    token.base.length > 2 &&
    !isExplained(token.base)
  )
}
const isExplained = (base: string): boolean =>
  careWords.has(base) ||
  officeWords.has(base) ||
  largeWords.has(base) ||
  publicWords.has(base) ||
  pronounsAndArticles.has(base) ||
  prepositions.has(base)

const isCapital = (token: Token | undefined): boolean =>
  token?.kind === 'word' && token.shape !== 'lower' && !token.newLine

/** The last word of a run of capitals that nothing explains; undefined when a public word is among them. */
function runEnd(tokens: readonly Token[], from: number): number | undefined {
  let last = from - 1
  while (isUnexplained(tokens[last + 1]) && last - from < 3) last++
  if (tails.has(tokens[last + 1]?.base ?? '') && isCapital(tokens[last + 1])) last++
  return last < from || isCapital(tokens[last + 1]) ? undefined : last
}

/** "Open Doors gave", "a volunteer from Kind Hands": two capitals or more that are everyday words, where a body acts or somebody comes from it. */
function everydayWords(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at] as Token
  if (isCapital(tokens[at - 1]) && !token.opens) return undefined
  if (!inFrontOfNames.has(token.base) && isExplained(token.base)) return undefined
  // "Has Kieran said": the capital is the sentence's
  if (token.opens && (isFunctionWord(token.base) || bodyVerbs.has(token.base))) return undefined
  const last = runEnd(tokens, at + 1)
  if (last === undefined) return undefined
  const isLed = leading.has(tokens[tokens[at - 1]?.text === ',' ? at - 2 : at - 1]?.base ?? '')
  const isSubject = bodyVerbs.has(tokens[last + 1]?.base ?? '') && !tokens[last + 1]?.newLine
  return isLed || isSubject ? last : undefined
}

/** "The Shed has been the making of him", "The Open Door drop-in" */
function behindThe(tokens: readonly Token[], at: number): number | undefined {
  const first = inFrontOfNames.has(tokens[at + 1]?.base ?? '') && isCapital(tokens[at + 1]) ? at + 2 : at + 1
  const last = runEnd(tokens, first)
  if (last === undefined || tokens[last]?.possessive) return undefined
  const [the, next] = [tokens[at], tokens[last + 1]]
  const isWithin = !the?.opens && the?.shape === 'Capital'
  return isWithin || (bodyVerbs.has(next?.base ?? '') && !next?.newLine) ? last : undefined
}

/** "Ali's Cabs": what somebody's name and a capital say together. */
function ownersName(tokens: readonly Token[], at: number, lists: Lists): number | undefined {
  const owner = lists.bits((tokens[at] as Token).base)
  const thing = tokens[at + 1]
  if (!(owner & (isGiven | isSurname)) || !isUnexplained(thing) || thing.opens || nicknames.has(thing.base))
    return undefined
  return lists.bits(thing.base) & isGiven & isFrequent || isCapital(tokens[at + 2]) ? undefined : at + 1
}

/** "drinks in the harbour bar", where no capital tells */
function inSmall(tokens: readonly Token[], at: number): number | undefined {
  const [own, head] = [tokens[at + 1], tokens[at + 2]]
  const isThere = /^(?:in|at|to|from|outside)$/.test(tokens[at - 1]?.base ?? '')
  if (!isThere || own?.kind !== 'word' || head?.kind !== 'word' || own.newLine || head.newLine) return undefined
  if (!/^(?:bar|inn|arms|tavern|chipper|chippy)$/.test(head.base) || own.base.length < 4 || own.possessive)
    return undefined
  return isExplained(own.base) || commonBars.has(own.base) ? undefined : at + 2
}
const commonBars = set(
  "wine snack sports coffee tuck milk breakfast salad juice cocktail hotel public local lounge space tool task side parallel cross iron nearest same other chocolate sushi mother's mothers fathers parents childs",
)
