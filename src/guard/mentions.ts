/** L6, the whole text: places of several words, every mention of a name, the surname after it. */
import { careWords } from './care-words.ts'
import { frameOf } from './frame.ts'
import { auxiliaries, determiners, kin, particles, personVerbs } from './grammar.ts'
import { type Judged, person } from './judged.ts'
import { isCommon, isPlace, isSurname, isWord } from './lists.ts'
import { classOf, officeWords, surnameWords } from './name-words.ts'
import type { Neighbours } from './neighbours.ts'
import type { Token } from './tokens.ts'

/** Places of several words: "Lossiemouth Bay", "St Andrews". */
export function places(near: Neighbours, judged: (Judged | undefined)[]): void {
  const { tokens, lists } = near
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    const most = token?.kind === 'word' ? lists.placeBegins.get(token.base) : undefined
    if (!most || near.taken[at]) continue
    let phrase = token?.base ?? ''
    let found = 0
    for (let more = 1; more < most; more++) {
      const next = tokens[at + more]
      if (next?.kind !== 'word') break
      phrase += ` ${next.base}`
      if (lists.bits(phrase) & isPlace) found = more
    }
    if (found === 0 || near.safe.has(phrase)) continue
    const hasCapitals = tokens.slice(at, at + found + 1).some(({ shape }) => shape !== 'lower')
    const allWords = tokens.slice(at, at + found + 1).every(({ base }) => lists.bits(base) & isWord)
    if (!hasCapitals && allWords) continue
    for (let more = 0; more <= found; more++) judged[at + more] = { verdict: 'check', kind: 'PLACE', why: 'place' }
  }
}

/** L6: the same word elsewhere in the text. Words that are also names need a capital there, unless nobody uses capitals. */
export function everyMention(near: Neighbours, judged: (Judged | undefined)[]): void {
  const known = new Map<string, Judged>()
  judged.forEach((one, at) => {
    const token = near.tokens[at]
    if (!one || !token || one.verdict !== 'must') return
    if (!known.has(token.base)) known.set(token.base, one)
  })
  if (known.size === 0) return
  for (let at = 0; at < near.tokens.length; at++) {
    const token = near.tokens[at] as Token
    if (judged[at]?.verdict === 'must' || token.kind !== 'word' || near.taken[at]) continue
    const one = known.get(token.base)
    if (!one || near.safe.has(token.base)) continue
    const bits = near.lists.bits(token.base)
    if (bits & isWord || careWords.has(token.base)) {
      if ((token.shape === 'lower' || token.plain) && !isMention(near, at)) continue
      if (!token.plain && determiners.has(near.before(at)) && near.before(at) !== 'of') continue
      if (token.opens && careWords.has(token.base)) continue
      if (token.base === 'will' && token.opens && /^(?:the|they|he|she|we|it|you|i|this|there)$/.test(near.after(at)))
        continue
    }
    judged[at] = one
  }
}

/** A word that has been a name before, where capitals do not tell: again a name, unless it stands as a word. */
function isMention(near: Neighbours, at: number): boolean {
  if (!near.isLowerText && !near.token(at).plain) return false
  const { before, after } = frameOf(near, at)
  if (before === 'article' || before === 'subject' || (before === 'being' && after === 'end')) return false
  const wordClass = classOf(near.wordAt(at))
  if (wordClass === 'modal') return after !== 'noun' && after !== 'article' && before !== 'noun' && before !== 'kin'
  if (wordClass === 'verb') return before !== 'to' && after !== 'article' && before !== 'noun'
  return after !== 'noun' || before === 'start' || before === 'conjunction'
}

/** "Mac an t-Saoir", "Mac a' Ghobhainn": what joins Mac to the rest, as one name. */
export function gaelicSurnames(near: Neighbours, judged: (Judged | undefined)[]): void {
  for (let at = 0; at < near.tokens.length - 2; at++) {
    if (!/^(?:mac|nic)$/.test(near.wordAt(at)) || near.token(at).shape === 'lower') continue
    let next = at + 1
    while (/^(?:an|na|a|')$/.test(near.wordAt(next)) && next - at < 3) next++
    const rest = near.tokens[next]
    if (next === at + 1 || rest?.kind !== 'word' || !/\p{Lu}/u.test(rest.text)) continue
    for (let more = at; more <= next; more++) judged[more] = person('must')
  }
}

/** What follows a given name with a capital belongs to it: Jamie Blackbird, Sarah van der Berg. */
export function surnames(near: Neighbours, judged: (Judged | undefined)[]): void {
  for (let at = 1; at < near.tokens.length; at++) {
    const token = near.tokens[at] as Token
    if (judged[at] || near.taken[at] || token.kind !== 'word' || token.newLine) continue
    let back = at - 1
    while (near.tokens[back]?.kind === 'word' && particles.has(near.tokens[back]?.base ?? '') && at - back < 4) back--
    const before = judged[back]
    const first = near.tokens[back]
    if (before?.kind !== 'PERSON' || !first || first.possessive || first.kind !== 'word') continue
    const bits = near.lists.bits(token.base)
    const wantsCapital = token.shape === 'Capital' && !token.plain
    const isInCapitals =
      token.shape === 'CAPITALS' &&
      !token.plain &&
      token.base.length > 2 &&
      first.shape === 'Capital' &&
      first.text.length > 1 &&
      ((bits & isSurname) !== 0 || surnameWords.has(token.base) || (bits & isWord && !careWords.has(token.base))) // Caitlin WATT
    const isKnown =
      !wantsCapital &&
      (token.plain || near.isLowerText) &&
      (bits & isSurname) !== 0 &&
      !personVerbs.has(token.base) &&
      !auxiliaries.has(token.base) &&
      !(bits & isCommon && !(bits & isSurname))
    const isBesideKin = near.tokens[at + 1]?.text === '(' && kin.has(near.wordAt(at + 2)) && (bits & isSurname) !== 0
    const isUsual =
      !wantsCapital && (token.plain || near.isLowerText) && surnameWords.has(token.base) && before.verdict === 'must'
    if (!wantsCapital && before.why === 'initials') continue
    if (!wantsCapital && !isInCapitals && !isUsual && !isBesideKin && !(isKnown && !(bits & isCommon))) continue
    if (
      wantsCapital &&
      !surnameWords.has(token.base) &&
      (careWords.has(token.base) || near.safe.has(token.base) || officeWords.has(token.base))
    )
      continue
    for (let more = back + 1; more <= at; more++) judged[more] ??= person(before.verdict, before.why)
  }
}
