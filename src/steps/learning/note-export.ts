/** The author's own copy of notes: plain text, or a table of all of them. */
import { learningNote as words } from '#content'
import { csv } from '../../documents/csv.ts'
import type { LearningNote } from './learning-note.rows.ts'
import { type NoteField, noteShapes, shapeWith } from './note-shapes.ts'

export function noteAsText(note: LearningNote): string {
  const shapes = noteShapes.filter(
    (shape) => shape.id === note.shape || shape.fields.some((field) => answerOf(note, field) !== ''),
  )
  const [title, date, activity, time, together] = words.common_fields
  const lines = [
    `${title.label}: ${note.title}`,
    `${date.label} ${note.writtenOn}`,
    `${activity.label} ${activity.filled}`,
    `${time.label} ${note.minutes ?? ''}`,
    `${together.label} ${note.minutesTogether ?? ''}`,
    ...shapes.flatMap((shape) => [
      '',
      shape.label,
      ...shape.fields.flatMap((field) => ['', field.label, answerOf(note, field)]),
    ]),
    '',
    words.export.footer,
  ]
  return `${lines.join('\r\n')}\r\n`
}

/** One row a note, one column for each of the common fields and one for all its words. */
export function notesAsTable(notes: readonly LearningNote[]): string {
  const [title, date, activity, time, together] = words.common_fields
  const header = [
    title.label,
    date.label,
    activity.label,
    time.label,
    together.label,
    words.page.choose,
    words.page.title,
  ]
  return csv([
    header,
    ...notes.map((note) => [
      note.title,
      note.writtenOn,
      activity.filled,
      note.minutes,
      note.minutesTogether,
      shapeWith(note.shape).label,
      wordsOf(note),
    ]),
  ])
}

const wordsOf = (note: LearningNote): string =>
  noteShapes
    .flatMap((shape) => shape.fields)
    .filter((field) => answerOf(note, field) !== '')
    .map((field) => `${field.label}\n${answerOf(note, field)}`)
    .join('\n\n')

function answerOf(note: LearningNote, field: NoteField): string {
  const value = note.answers[field.key] ?? ''
  if (typeof value === 'string') return value
  return value.map((id) => field.choices?.[id] ?? id).join(', ')
}
