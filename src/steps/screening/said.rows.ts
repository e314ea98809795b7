/** What the request says beside each question of the screening, in the practitioner's own words and choices (P13). */
import { formatDate, interfaceWords, request, themes } from '#content'
import type { Access } from '../../trust/access.ts'
import { requestAnswers } from '../../trust/request-answers.rows.ts'
import type { QuestionId } from './screening.question.ts'

export interface Said {
  readonly label: string
  readonly text: string
  /** Typed by a person (shown in serif), not chosen from a list. */
  readonly own: boolean
}

/** Which answers of the request help with which question. */
const beside: Readonly<Record<QuestionId, readonly string[]>> = {
  'harm-now': ['areas', 'support'],
  'learning-review': ['other-processes', 'tried-happened'],
  'clear-issue': ['stuck-why', 'tried-what'],
  'plan-work': ['support', 'tried-what', 'tried-happened'],
  supervision: ['supervision-dates', 'supervision-with', 'areas'],
  'other-process': ['other-processes', 'tried-happened'],
  complex: ['complex', 'complex-why'],
  stuck: ['stuck', 'stuck-why', 'unstuck'],
}

/** The screener holds both kinds of access that these answers need. */
export async function saidIn(
  access: Access<'request'>,
  _screening: Access<'request-screening'>,
): Promise<Record<QuestionId, readonly Said[]>> {
  const answers = await requestAnswers(access.tx, access.discussion)
  const saidAbout = (ids: readonly string[]) => ids.flatMap((id) => saidOf(id, answers.get(id)))
  return {
    'harm-now': saidAbout(beside['harm-now']),
    'learning-review': saidAbout(beside['learning-review']),
    'clear-issue': saidAbout(beside['clear-issue']),
    'plan-work': saidAbout(beside['plan-work']),
    supervision: saidAbout(beside.supervision),
    'other-process': saidAbout(beside['other-process']),
    complex: saidAbout(beside.complex),
    stuck: saidAbout(beside.stuck),
  }
}

interface Asked {
  readonly id: string
  readonly label: string
  readonly answer: { readonly kind: string }
  readonly choices?: Readonly<Record<string, string>>
  readonly choices_from?: string
}
const asked: readonly Asked[] = request.pages.flatMap((page): readonly Asked[] => page.questions)
const themeLabels = new Map<string, string>(
  themes.groups.flatMap((group) => group.codes.map(({ id, label }) => [id, label])),
)

function saidOf(id: string, value: string | readonly string[] | undefined): Said[] {
  const question = asked.find((one) => one.id === id)
  const values = value === undefined ? [] : typeof value === 'string' ? [value] : value
  if (!question || values.length === 0 || values[0] === '') return []
  const own = question.answer.kind === 'text'
  return [
    {
      label: question.label,
      own,
      text: own ? values.join('\n') : values.map((one) => wordFor(question, one)).join(', '),
    },
  ]
}

function wordFor({ answer, choices }: Asked, value: string): string {
  if (answer.kind === 'date') return formatDate(new Date(`${value}T12:00:00Z`), 'day')
  return choices?.[value] ?? themeLabels.get(value) ?? yesOrNo[value] ?? value
}
const yesOrNo: Readonly<Record<string, string>> = { yes: interfaceWords.forms.yes, no: interfaceWords.forms.no }
