/** The shapes of a learning note (P23): one for each register, and the Gibbs and Kolb cycles. Made from learning-note.yaml. */
import { entriesOf, meetingPrompts, learningNote as words } from '#content'

export interface NoteField {
  /** '<shape>.<field>': the words of one shape stay when another is chosen. */
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly max: number
  /** Choices of a register, by id; null for a text. */
  readonly choices: Readonly<Record<string, string>> | null
  readonly maxChoices: number | null
}

export interface NoteShape {
  readonly id: ShapeId
  readonly label: string
  readonly for: string
  /** What the register asks for; null where a fact has not been checked yet (README, "Facts to check before use"). */
  readonly note: string | null
  readonly fields: readonly NoteField[]
}

export const shapeIds = [
  'general',
  'sssc',
  'nmc',
  'gtcs',
  'police',
  'gibbs',
  'kolb',
] as const satisfies readonly ShapeText['id'][]
export type ShapeId = (typeof shapeIds)[number]
type ShapeText = (typeof words.shapes)[number]

export const noteShapes: readonly NoteShape[] = words.shapes.map((shape) => ({
  id: shape.id,
  label: shape.label,
  for: shape.for,
  note: 'note' in shape && shape.note.sure !== 'to-confirm' ? shape.note.text : null,
  fields: fieldsOf(shape),
}))

export const shapeWith = (id: string): NoteShape =>
  noteShapes.find((shape) => shape.id === id) ?? (noteShapes[0] as NoteShape) // never empty

function fieldsOf(shape: ShapeText): readonly NoteField[] {
  if (shape.id === 'gibbs') return cycle('gibbs', meetingPrompts.gibbs.steps)
  if (shape.id === 'kolb') return cycle('kolb', meetingPrompts.kolb.steps)
  return shape.fields.map((field) => ({
    key: `${shape.id}.${field.id}`,
    label: field.label,
    hint: 'hint' in field ? field.hint : '',
    max: 'max' in field ? field.max : 0,
    choices: 'kind' in field ? choicesOf(shape) : null,
    maxChoices: 'max_choices' in field ? field.max_choices : null,
  }))
}

function choicesOf(shape: ShapeText): Readonly<Record<string, string>> {
  if ('elements' in shape) return shape.elements
  return 'code' in shape ? shape.code : {}
}

/** A cycle asks its own questions, step by step. */
function cycle(
  id: string,
  steps: Readonly<Record<string, { label: string; prompts: readonly string[] }>>,
): readonly NoteField[] {
  return entriesOf(steps).map(([step, { label, prompts }]) => ({
    key: `${id}.${step}`,
    label,
    hint: prompts.join(' '),
    max: 1000,
    choices: null,
    maxChoices: null,
  }))
}
