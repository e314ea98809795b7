/** What the practitioner wished for when they asked: how, when not, and what helps them take part (P16, P31). */
import { isKeyOf, request } from '#content'
import type { Person } from '../../discussion.ts'
import { type Access, openKind } from '../../trust/access.ts'
import { openAnswer } from '../../trust/request-words.ts'
import { oneByOne } from '../../trust/sealed-words.ts'

export interface Wish {
  readonly label: string
  readonly text: string
}

const asked: readonly string[] = ['how-to-meet', 'times-not-possible', 'access', 'language']

interface Question {
  readonly id: string
  readonly label: string
  readonly choices?: Readonly<Record<string, string>>
}
const questions = request.pages
  .flatMap((page): readonly Question[] => page.questions)
  .filter(({ id }) => asked.includes(id))

/** In the order of the form; empty for whoever may not read them. */
export async function wishesOf(access: Access<'summary'>, person: Person, now: Date): Promise<Wish[]> {
  const wishes = await openKind(access, person, 'request-wishes', now)
  const arranging = await openKind(access, person, 'request-arranging', now)
  if (!wishes || !arranging) return []
  const { tx, discussion } = wishes
  const rows = await tx
    .selectFrom('request_answer')
    .select(['question', 'value'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('question', 'in', asked)
    .execute()
  const said = new Map(
    await oneByOne(rows, async (row) => [row.question, await openAnswer(tx, discussion, row)] as const),
  )
  return questions.flatMap((question) => {
    const { choices } = question
    const given = [said.get(question.id) ?? []].flat().filter((one) => one !== '')
    if (given.length === 0) return []
    const text = given.map((one) => (choices && isKeyOf(choices, one) ? choices[one] : one)).join(', ')
    return [{ label: question.label, text }]
  })
}
