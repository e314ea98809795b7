/** The letters by their ids. Apart from the other ways of finding, so that no browser is sent them. */
import { letters, lettersAfter, lettersMeeting, lettersScreening } from '../../.generated/content/en.ts'

/** Every letter, from the four files. */
const allLetters = [
  ...letters.letters,
  ...lettersScreening.letters,
  ...lettersMeeting.letters,
  ...lettersAfter.letters,
] as const
export type LetterId = (typeof allLetters)[number]['id']

/** One letter as it is written: subject and body hold placeholders (sayAny). */
export interface LetterText {
  readonly id: string
  readonly when: string
  readonly to: readonly string[]
  readonly subject: string
  readonly body: readonly string[]
  readonly button?: string
  readonly default?: 'off'
  readonly fixed?: true
}
const lettersById: ReadonlyMap<string, LetterText> = new Map(
  allLetters.map((letter): [string, LetterText] => [letter.id, letter]),
)

export const letterIds: readonly string[] = [...lettersById.keys()]

/** The text of a letter. Throws on an id that does not exist: letters are ordered by code, never by people. */
export function letterText(id: string): LetterText {
  const found = lettersById.get(id)
  if (!found) throw new Error(`no letter "${id}" in the content`)
  return found
}
