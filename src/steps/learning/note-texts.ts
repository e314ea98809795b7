/** The free words of a note, as the guard is asked about them when a copy leaves (P22). */
import type { Person } from '../../discussion.ts'
import type { GuardedTexts } from '../../kit/guarding.ts'
import type { About } from '../../trust/guarded-own.ts'
import type { LearningNote } from './learning-note.rows.ts'
import type { NoteAnswers } from './note-form.ts'
import { noteShapes } from './note-shapes.ts'

const written = new Set(
  noteShapes.flatMap(({ fields }) => fields.filter(({ choices }) => choices === null).map(({ key }) => key)),
)

/** By field: the title, and every answer in whatever shape it was written. */
export function textsOf(title: string, answers: NoteAnswers): GuardedTexts {
  const words = Object.entries(answers).flatMap(([key, answer]) =>
    written.has(key) && typeof answer === 'string' ? [[key, answer]] : [],
  )
  return { title, ...Object.fromEntries(words) }
}

export const aboutOf = (
  { committeeId }: Pick<Person, 'committeeId'>,
  { discussionId }: Pick<LearningNote, 'discussionId'>,
): About => (discussionId === null ? null : { committeeId, id: discussionId })
