/** What the room says quietly to whoever wrote something that sounds like a decision (P2): it stands, and they may choose other words. */
import { guard, namesOf, record, say } from '#content'
import { decisionHints } from './decision-wording.ts'

/** As the record says it, with how somebody said such a thing otherwise. '' where nothing sounds like one. */
export function lookAgain(texts: readonly string[]): string {
  const [hint] = texts.flatMap((text) => decisionHints(text))
  if (!hint) return ''
  const { hint_title, hint_example } = record.pages.draft
  const names = namesOf()
  const { example } = hint
  return [
    `${say(hint_title, names, { words: hint.found })}.`,
    example ? `${say(hint_example, names, { said: example.said, other_words: example.try })}.` : '',
    guard.board.stays,
  ]
    .filter((part) => part !== '')
    .join(' ')
}
