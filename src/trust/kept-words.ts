/**
 * Words their writer keeps although they almost surely show who somebody is (P22): each in its sentence, so that a second person can say
 * whether anybody could be known by it. An answer is for the word in that sentence: another sentence is asked about anew.
 */
import { findIdentifiers } from '#guard'
import type { Discussion } from '../discussion.ts'
import type { Finding } from '../guard/finding.ts'
import type { Tx } from '../kit/database.ts'
import { choicesIn } from './guard-choices.ts'
import { knownToGuard } from './guard-knows.ts'
import { markOf, type Texts } from './guarded.ts'

/** A sentence of somebody's text with the kept word in the middle. */
export interface Sentence {
  readonly before: string
  readonly word: string
  readonly after: string
}

export interface KeptWord {
  /** `step.place.field`, as its answer to the guard is kept. */
  readonly place: string
  /** Of the word in its sentence, and of the word alone; both under the discussion's key. */
  readonly mark: string
  readonly choiceMark: string
  readonly why: Finding['why']
  /** Key of guard.yaml, reasons. */
  readonly reason: string
  readonly sentence: Sentence
}

/** Every kept word that must not stand without a second look, in the order of the texts (place → text). */
export async function keptWordsIn(
  tx: Tx,
  discussion: Pick<Discussion, 'committeeId' | 'id'>,
  texts: Texts,
): Promise<KeptWord[]> {
  const choices = await choicesIn(tx, discussion)
  const known = await knownToGuard(tx, discussion)
  const found = Object.entries(texts).flatMap(([place, text]) =>
    findIdentifiers(text, known).flatMap((finding): KeptWord[] => {
      const said = text.slice(finding.start, finding.end)
      const mark = markOf(finding, said)
      const reason = finding.severity === 'must' ? choices.reasonFor(place, mark) : null
      if (reason === null) return []
      const sentence = sentenceAround(text, finding)
      const inSentence = choices.keyed(place, `${mark}\n${Object.values(sentence).join('|')}`)
      return [{ place, mark: inSentence, choiceMark: choices.keyed(place, mark), why: finding.why, reason, sentence }]
    }),
  )
  return [...new Map(found.map((one) => [one.mark, one])).values()]
}

const longest = 240

/** From one full stop to the next, and no more than 240 characters on either side. */
function sentenceAround(text: string, { start, end }: Pick<Finding, 'start' | 'end'>): Sentence {
  const before = /[^.!?\n]*$/.exec(text.slice(0, start))?.[0] ?? ''
  const after = /^[^.!?\n]*[.!?]?/.exec(text.slice(end))?.[0] ?? ''
  return {
    before: before.trimStart().slice(-longest),
    word: text.slice(start, end),
    after: after.trimEnd().slice(0, longest),
  }
}
