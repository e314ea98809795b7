/** What the request says beside each question of the screening, in the practitioner's own words and choices (P13). */
import { formatDate, interfaceWords, request, themes } from '#content'
import type { Tx } from '../../kit/database.ts'
import type { Access } from '../../trust/access.ts'
import { type KeptWord, keptWordsIn } from '../../trust/kept-words.ts'
import { openAnswer, teamField } from '../../trust/request-words.ts'
import { oneByOne } from '../../trust/sealed-words.ts'
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

/** What its writer keeps although the guard marks it: the screener is the second person who sees it (P22). */
export async function keptInRequest(
  { tx, discussion }: Access<'request'>,
  _team: Access<'request-team'>,
): Promise<KeptWord[]> {
  const answers = [...(await requestAnswers(tx, discussion))].flatMap(([question, answer]) =>
    typeof answer === 'string' ? [[question, answer] as const] : [],
  )
  const texts = [...answers, ...(await rolesOnTheList(tx, discussion))]
  return keptWordsIn(tx, discussion, Object.fromEntries(texts.map(([field, text]) => [`save-answers.${field}`, text])))
}

/** What the people of the team do, as it was typed: field → words. */
async function rolesOnTheList(
  tx: Tx,
  { committeeId, id }: { committeeId: string; id: string },
): Promise<[string, string][]> {
  const rows = await tx
    .selectFrom('team_member')
    .select('role')
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .where('left_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ role }, index) => [teamField(index, 'role'), role])
}

export type RequestAnswers = ReadonlyMap<string, string | readonly string[]>

/** All answers this person may read; row-level security leaves out the rest. */
export async function requestAnswers(
  tx: Tx,
  { committeeId, id }: { committeeId: string; id: string },
): Promise<RequestAnswers> {
  const rows = await tx
    .selectFrom('request_answer')
    .select(['question', 'value'])
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .execute()
  return new Map(
    await oneByOne(rows, async (row) => [row.question, await openAnswer(tx, { committeeId, id }, row)] as const),
  )
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
