/**
 * Words that may sound like a decision about the child or family (P2). Advice only: the writer chooses. Pure; asked on the server when
 * a section is shown after saving. The check for identifiers will speak in the same place.
 */
import { record as words } from '#content'

const { cues, examples } = words.decision_wording

export interface DecisionHint {
  /** As written. */
  readonly found: string
  /** A reflective way to say such a thing, where the content has one. */
  readonly instead: string | null
}

/** One hint for each cue a text holds, in the order of the text. */
export function decisionHints(text: string): readonly DecisionHint[] {
  const found = cues.flatMap((cue) => {
    const match = patternOf(cue).exec(text)
    return match ? [{ at: match.index, found: match[0], instead: reflectiveWay(cue) }] : []
  })
  return found.sort((one, other) => one.at - other.at).map(({ found, instead }) => ({ found, instead }))
}

/** Whole words, any case, any white space between them. */
const patternOf = (cue: string): RegExp => new RegExp(`\\b${cue.split(' ').join('\\s+')}\\b`, 'i')

function reflectiveWay(cue: string): string | null {
  return examples.find((example) => patternOf(cue).test(example.said))?.try ?? null
}
