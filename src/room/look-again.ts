/** What the room says quietly to whoever wrote something that may show who somebody is (P22): it stands, and they may choose other words. */
import { guard, namesOf, say } from '#content'
import { sentenceOf, wordsOf } from '../guard/finding.page.ts'
import type { Marked } from '../kit/guarding.ts'

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
