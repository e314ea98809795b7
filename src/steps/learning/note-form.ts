import { z } from 'zod'
import { learningNote as words } from '#content'
import { choice, date, text } from '../../kit/form.ts'
import { type NoteField, type NoteShape, shapeIds } from './note-shapes.ts'

const { errors } = words.pages

const minutes = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() !== '' ? Number(value.trim()) : null),
  z.number({ error: errors.number }).int(errors.number).min(0, errors.number).max(6000, errors.number).nullable(),
)

/** The fields every note has. Nothing here asks who a child, a family or a colleague is (P22). */
export const noteForm = z.object({
  shape: choice(shapeIds, errors.shape),
  title: text({ max: 80, required: false, empty: '', long: errors.long }),
  'written-on': date(errors.date),
  minutes,
  'minutes-together': minutes,
})
export type NoteForm = z.infer<typeof noteForm>

export type NoteAnswers = Readonly<Record<string, string | readonly string[]>>

/** The answers of one shape, as posted under their keys. */
export function answersForm(shape: NoteShape): z.ZodType<NoteAnswers> {
  return z.object(Object.fromEntries(shape.fields.map((field) => [field.key, answerSchema(field)])))
}

function answerSchema(field: NoteField): z.ZodType<string | readonly string[]> {
  if (field.choices === null) return text({ max: field.max, required: false, empty: '', long: errors.long })
  const known = Object.keys(field.choices)
  const most = field.maxChoices ?? known.length
  const chosen = (value: unknown) =>
    [value ?? []].flat().filter((one) => typeof one === 'string' && known.includes(one))
  return z.preprocess(chosen, z.array(z.string()).max(most, errors.max_choices.replace('{max}', String(most))))
}
