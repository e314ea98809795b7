/**
 * Hints at words that may sound like a decision about the child or family (P2), with a reflective way to say such a thing. Advice only: the
 * writer chooses. The finder is src/guard/decisions.ts; a committee adds phrases of its own (record.yaml, cues).
 */
import { record as words } from '#content'
import { decisionWording } from '../guard/decisions.ts'

const { cues, examples } = words.decision_wording
type Example = (typeof examples)[number]

export interface DecisionHint {
  /** As written. */
  readonly found: string
  /** How somebody turned another such sentence into a reflective one, where the content has one. */
  readonly example: Example | null
}

/** In the order of the text: what the finder sees, and the committee's own phrases where it saw nothing. */
export function decisionHints(text: string, phrases: readonly string[] = cues): readonly DecisionHint[] {
  const seen = decisionWording(text).map(({ kind, start, end }) => ({
    start,
    end,
    example: nearest(
      sentenceAt(text, start),
      examples.filter(({ said }) => decisionWording(said)[0]?.kind === kind),
    ),
  }))
  const own = phrases.flatMap((phrase) => {
    const match = patternOf(phrase).exec(text)
    return match ? [{ start: match.index, end: match.index + match[0].length, example: null }] : []
  })
  return [...seen, ...own.filter((one) => !seen.some(({ start, end }) => one.start < end && start < one.end))]
    .sort((one, other) => one.start - other.start)
    .map(({ start, end, example }) => ({ found: text.slice(start, end), example }))
}

const sentenceAt = (text: string, start: number): string =>
  `${text.slice(0, start).split(sentenceEnds).at(-1)}${text.slice(start).split(sentenceEnds, 1)[0]}`
const sentenceEnds = /[.!?\n]/

/** The one with most words in common; the first where none has any. */
function nearest(found: string, kin: readonly Example[]): Example | null {
  const own = new Set(wordsIn(found))
  const inCommon = ({ said }: Example) => wordsIn(said).filter((word) => own.has(word)).length
  return kin.toSorted((one, other) => inCommon(other) - inCommon(one))[0] ?? null
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []

/** Whole words, any case, any white space between them. A sign in a phrase stands for itself. */
const patternOf = (phrase: string): RegExp =>
  new RegExp(`(?<!\\w)${phrase.split(' ').map(literally).join('\\s+')}(?!\\w)`, 'i')

const literally = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
