/** The questions of the evaluation forms in one plain shape, made from evaluation.yaml (P25). */
import { entriesOf, type evaluation, interfaceWords, request, evaluation as words } from '#content'
import type { EvaluationForm } from './evaluation.rows.ts'

export interface Question {
  readonly id: string
  readonly label: string
  readonly note: string
  /** The answers one can choose from, in their order; null for a text. */
  readonly choices: readonly { readonly value: string; readonly label: string; readonly means?: string }[] | null
  /** Numbers in a row, such as 0 to 10; null where every answer is a word. */
  readonly numbers: { readonly least: number; readonly most: number } | null
  /** Longest text. */
  readonly max: number
}

export interface Part {
  readonly title: string
  readonly lead: string
  /** Asked for now, and for before as people see it today (`<id>-then`); null where it is asked once. */
  readonly twice: { readonly now: string; readonly then: string } | null
  readonly questions: readonly Question[]
}

export const formWords = { before: words.before, after: words.after, 'three-months': words.three_months } as const

export function partsOf(form: EvaluationForm): readonly Part[] {
  if (form !== 'after')
    return [{ title: '', lead: '', twice: null, questions: formWords[form].questions.map(questionOf) }]
  const about = {
    title: '',
    lead: words.about_you.lead,
    twice: null,
    questions: words.about_you.questions.map(questionOf),
  }
  const parts = words.after.parts.map((part) => ({
    title: part.title,
    lead: 'lead' in part ? part.lead : '',
    twice: 'twice' in part ? part.labels : null,
    questions: part.questions.map(questionOf),
  }))
  return [about, ...parts]
}

export const selfReviewQuestions: readonly Question[] = words.self_review.questions.map(questionOf)

type Words = typeof evaluation
type QuestionWords =
  | Words['about_you' | 'before' | 'three_months' | 'self_review']['questions'][number]
  | Words['after']['parts'][number]['questions'][number]

export const thenOf = (id: string): string => `${id}-then`

/** A question about how somebody is: nothing of its answer is kept. */
export const supportQuestion = 'a-support'

function questionOf(asked: QuestionWords): Question {
  return {
    id: asked.id,
    label: asked.label,
    note: 'note' in asked ? asked.note : '',
    choices: choicesOf(asked),
    numbers: 'scale' in asked ? numbersOf(words.scales[asked.scale].kind) : null,
    max: 'max' in asked ? asked.max : 0,
  }
}

function choicesOf(asked: QuestionWords): Question['choices'] {
  if ('scale' in asked) return scaleChoices(asked.scale)
  if (asked.kind === 'yes-no')
    return [
      { value: 'yes', label: interfaceWords.forms.yes },
      { value: 'no', label: interfaceWords.forms.no },
    ]
  if (asked.kind !== 'choice') return null
  const choices: Readonly<Record<string, string>> = 'choices' in asked ? asked.choices : agencies()
  return Object.entries(choices).map(([value, label]) => ({ value, label }))
}

/** The same agencies as the request asks for. */
function agencies(): Readonly<Record<string, string>> {
  for (const { questions } of requestPages)
    for (const { id, choices } of questions) if (id === 'agency') return choices ?? {}
  return {}
}
const requestPages: readonly {
  readonly questions: readonly { readonly id: string; readonly choices?: Readonly<Record<string, string>> }[]
}[] = request.pages

/** '1-5' → every number with its label; 'none' last, where the scale has a way out. */
function scaleChoices(id: keyof typeof words.scales): Question['choices'] {
  const scale = words.scales[id]
  const { least, most } = numbersOf(scale.kind)
  const labels = new Map<string, string>(entriesOf(scale.labels))
  const numbers = Array.from({ length: most - least + 1 }, (_, at) => String(least + at))
  const marked = numbers.map((value) =>
    scale.kind === '0-10'
      ? { value, label: value, means: labels.get(value) ?? '' }
      : { value, label: labels.get(value) ?? value },
  )
  return 'none' in scale ? [...marked, { value: 'none', label: scale.none }] : marked
}

function numbersOf(kind: string) {
  const [least = 0, most = 0] = kind.split('-').map(Number)
  return { least, most }
}
