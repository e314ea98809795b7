/**
 * Hints at words that may sound like a decision about the child or family (P2), with a reflective way to say such a thing. Advice only: the
 * writer chooses. The finder is src/guard/decisions.ts; a committee adds phrases of its own (record.yaml, cues).
 */
import { record as words } from '#content'
import { decisionWording } from '../../guard/decisions.ts'

const { cues, examples } = words.decision_wording

export interface DecisionHint {
  /** As written. */
  readonly found: string
  /** A reflective way to say such a thing, where the content has one. */
  readonly instead: string | null
}

/** In the order of the text: what the finder sees, and the committee's own phrases where it saw nothing. */
export function decisionHints(text: string, phrases: readonly string[] = cues): readonly DecisionHint[] {
  const seen = decisionWording(text).map(({ kind, start, end }) => ({
    start,
    end,
    instead: examples.find(({ said }) => decisionWording(said)[0]?.kind === kind)?.try ?? null,
  }))
  const own = phrases.flatMap((phrase) => {
    const match = patternOf(phrase).exec(text)
    return match ? [{ start: match.index, end: match.index + match[0].length, instead: null }] : []
  })
  return [...seen, ...own.filter((one) => !seen.some(({ start, end }) => one.start < end && start < one.end))]
    .sort((one, other) => one.start - other.start)
    .map(({ start, end, instead }) => ({ found: text.slice(start, end), instead }))
}

/** Whole words, any case, any white space between them. A sign in a phrase stands for itself. */
const patternOf = (phrase: string): RegExp =>
  new RegExp(`(?<!\\w)${phrase.split(' ').map(literally).join('\\s+')}(?!\\w)`, 'i')

const literally = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
