/** From judged words to findings: neighbouring names are one, and a title goes with its name. */
import { isFunctionWord } from './frame-words.ts'
import { titles, titlesAlsoWords } from './grammar.ts'
import type { Judged } from './judged.ts'
import type { Span } from './span.ts'
import type { Token } from './tokens.ts'

/** Neighbouring names are one finding. */
export function joined(tokens: readonly Token[], judged: readonly (Judged | undefined)[]): Span[] {
  const spans: Span[] = []
  let last = -2
  for (let at = 0; at < tokens.length; at++) {
    const one = judged[at]
    const token = tokens[at]
    if (!one || !token) continue
    const before = spans.at(-1)
    const severity = one.verdict
    const gap = at - last
    const bridged = gap === 1 || (gap === 2 && tokens[at - 1]?.text === '.' && (tokens[at - 2]?.text.length ?? 9) < 3)
    if (before && bridged && before.kind === one.kind && !token.newLine && !tokens[last]?.possessive) {
      spans[spans.length - 1] = {
        ...before,
        end: endOf(tokens, at),
        severity: before.severity === 'must' || severity === 'must' ? 'must' : 'check',
        why: before.severity === 'must' ? before.why : one.why,
      }
    } else {
      const start = titleStart(tokens, at, one)
      spans.push({
        start,
        end: endOf(tokens, at),
        kind: one.kind,
        severity,
        why: start < token.start && one.kind === 'PERSON' ? titledWhy(tokens, at, one) : one.why,
      })
    }
    last = at
  }
  return spans
}

/** "St Peter's", and "Dr Gray's" where nothing belongs to the doctor: what follows the apostrophe is part of a place's name. */
function endOf(tokens: readonly Token[], at: number): number {
  const { end, possessive } = tokens[at] as Token
  const before = tokens[at - 1]?.text === '.' ? tokens[at - 2] : tokens[at - 1]
  if (!possessive) return end
  const next = tokens[at + 1]
  const ownsNothing = next?.kind !== 'word' || next.newLine || isFunctionWord(next.base) || next.shape !== 'lower'
  const isPlaceLike = /^(?:dr|at|in)$/.test(before?.base ?? '') && ownsNothing // "in S3 at Milne's"
  return isPlaceLike || /^(?:st|saint)$/.test(before?.base ?? '') ? end + 2 : end
}

/** The title goes with the name: both are replaced by one neutral word. */
function titleStart(tokens: readonly Token[], at: number, { kind }: Judged): number {
  const token = tokens[at] as Token
  if (kind !== 'PERSON' || token.newLine) return token.start
  let back = at - 1
  if (tokens[back]?.base === 'st' || tokens[back]?.base === 'saint') return tokens[back]?.start ?? token.start
  if (isCalledSo(tokens[back])) return tokens[back]?.start ?? token.start
  if (tokens[back]?.text === '.' && tokens[back]?.end !== undefined) back--
  if (/^\d+$/.test(tokens[back]?.text ?? '') && titles.has(tokens[back - 1]?.base ?? '')) back-- // PC 1142 Baker
  while (
    back > 0 &&
    at - back < 6 &&
    ((tokens[back]?.base.length === 1 && tokens[back]?.shape === 'Capital') || tokens[back]?.text === '.')
  )
    back--
  const title = tokens[back]
  if (title && !titles.has(title.base)) return initialStart(tokens, at)
  if (!title || !titles.has(title.base) || title.possessive) return token.start
  if (titlesAlsoWords.has(title.base) && title.shape === 'lower') return token.start
  return title.start
}

/** "Umm Khalid", "Auntie Bev", "Nana Yaa": with a capital, kin is part of what somebody is called. */
const isCalledSo = (before: Token | undefined): boolean =>
  before !== undefined &&
  !before.possessive &&
  (/^(?:umm|abu|big|auld)$/.test(before.base) || (before.shape === 'Capital' && calledSo.has(before.base)))

const calledSo: ReadonlySet<string> = new Set(
  'um umm abu pan pani nana nanny nan granny gran granda grandad grandpa papa auntie aunty aunt uncle unc father sister brother mama cousin haji hajji hajja wee big auld mad daft lang fat old young little'.split(
    ' ',
  ),
)

/** "T. Harrison", "P J O'Neil": the letters before belong to the name. */
function initialStart(tokens: readonly Token[], at: number): number {
  let first = at
  let back = at - 1
  while (back >= 0 && at - back < 6 && !tokens[back + 1]?.newLine) {
    const token = tokens[back] as Token
    if (token.text === '.') back--
    else if (/^[B-Z]$/.test(token.text)) first = back--
    else break
  }
  const isDotted = first < at && tokens[first + 1]?.text === '.'
  return (tokens[isDotted ? first : at] as Token).start
}

const colleagueTitles: ReadonlySet<string> = new Set(
  'dr doctor sgt sergeant pc wpc dc ds di dci insp inspector constable supt nurse matron prof professor rev reverend sheriff councillor cllr'.split(
    ' ',
  ),
)

function titledWhy(tokens: readonly Token[], at: number, one: Judged): Span['why'] {
  const title = tokens[at - 1]?.text === '.' ? tokens[at - 2] : tokens[at - 1]
  return title && colleagueTitles.has(title.base) ? 'colleague-name' : one.why
}
