/** What the room says quietly to whoever wrote something that may show who somebody is (P22) or sounds like a decision (P2): it stands, and they may choose other words. */
import { guard, namesOf, record, say } from '#content'
import { sentenceOf, wordsOf } from '../guard/finding.page.ts'
import type { Marked } from '../kit/guarding.ts'
import { decisionHints } from './decision-wording.ts'

const { board } = guard

export function lookAt(one: Marked | undefined): string {
  if (!one) return ''
  const { severity, suggestions, details } = wordsOf(one)
  const said = details.length > 0 ? say(board.together, namesOf(), { details: details.join(', ') }) : sentenceOf(one)
  const [instead] = suggestions
  return [
    `${severity}${guard.page.between} ${said}`,
    instead ? say(board.try, namesOf(), { word: instead }) : '',
    board.stays,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** As the record says it: what sounds like a decision, and how somebody said such a thing otherwise. '' where nothing does. */
export function hintIn(text: string): string {
  const [hint] = decisionHints(text)
  if (!hint) return ''
  const { hint_title, hint_example } = record.pages.draft
  const names = namesOf()
  const { example } = hint
  return [
    `${say(hint_title, names, { words: hint.found })}.`,
    example ? `${say(hint_example, names, { said: example.said, other_words: example.try })}.` : '',
    board.stays,
  ]
    .filter((part) => part !== '')
    .join(' ')
}
