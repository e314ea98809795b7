/** What the evaluation's figures are about: every question that is answered with a number, and every line in people's own words. */
import { evaluation as words } from '#content'

export const forms = ['before', 'after', 'three-months'] as const
export type Form = (typeof forms)[number]

export interface Rated {
  readonly id: string
  readonly form: Form
  readonly label: string
  readonly scale: keyof typeof words.scales
}

export interface Worded {
  readonly id: string
  readonly form: Form
  readonly label: string
}

const asked = [
  ...words.before.questions.map((question) => ({ form: 'before' as const, question })),
  ...words.after.parts.flatMap(({ questions }) => questions.map((question) => ({ form: 'after' as const, question }))),
  ...words.three_months.questions.map((question) => ({ form: 'three-months' as const, question })),
]

export const ratedQuestions: readonly Rated[] = asked.flatMap(({ form, question }) =>
  'scale' in question ? [{ id: question.id, form, label: question.label, scale: question.scale }] : [],
)

export const wordedQuestions: readonly Worded[] = asked.flatMap(({ form, question }) =>
  'kind' in question && question.kind === 'text' ? [{ id: question.id, form, label: question.label }] : [],
)

/** Questions of 0 to 10 that are asked before, after (now and looking back) and three months on. */
export const pairs = words.after.parts[0].questions.map(({ pair, label }) => ({
  pair,
  label,
  before: `b-${pair}`,
  now: `a-${pair}`,
  then: `a-${pair}-then`,
  later: `t-${pair}`,
}))
