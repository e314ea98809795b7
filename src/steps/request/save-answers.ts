/**
 * One part of the request is saved (P9, P12). In a draft everything typed is kept, complete or not. Once the managers have been
 * asked only complete parts are kept, and a change of what to explore makes whoever agreed look again (P10).
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Discussion, personIdOf, type Status } from '../../discussion.ts'
import { refuse, step } from '../../kit/step.ts'
import { askGuard } from '../../trust/guarded.ts'
import { notKeepable } from './keepable.ts'
import { relateManagers, tellAsked, tellLookAgain } from './managers.ts'
import { explorePart, faultsOf } from './request.check.ts'
import { changeable, knowRequest, mayWrite, type RequestKnowledge } from './request.knowledge.ts'
import {
  type Answers,
  findPart,
  fixedAtTheBeginning,
  type Part,
  safetyMarker,
  safetyQuestion,
  teamQuestion,
} from './request.question.ts'
import { answersOfPart, isSame, keepAnswers } from './request.rows.ts'
import { jobsOf, textsIn } from './request.texts.ts'
import type { TeamEntry } from './team.check.ts'
import { keepTeam } from './team.rows.ts'
import { mostToKeep } from './typed-answers.ts'

const text = z.string().max(mostToKeep)
const saveForm = z
  .object({
    part: z.string().refine((id) => findPart(id) !== null),
    answers: z.record(z.string(), z.union([text, z.array(text)])),
    team: z
      .array(z.object({ id: z.string(), name: z.string(), role: z.string(), agency: z.string(), email: z.string() }))
      .max(100)
      .nullable(),
    /** What the page showed when it was made (stampOf); '' where nobody can have changed it. */
    seen: z.string(),
    /** The page's own key: what it wrote itself is nobody else's change, also where the answer to its autosave was lost. */
    page: z.uuid().nullable().default(null),
  })
  .refine(({ part, answers }) => Object.keys(answers).every((question) => belongsTo(findPart(part), question)), {
    path: ['answers'],
  })
  .superRefine(({ part, answers }, context) => {
    for (const [question, message] of Object.entries(notKeepable(findPart(part)?.questions ?? [], answers)))
      context.addIssue({ code: 'custom', path: ['answers', question], message })
  })
type SaveForm = z.infer<typeof saveForm>

export const saveAnswers = step({
  name: 'save-answers',
  p: ['P9', 'P10', 'P12'],
  who: ['requester', 'first-manager'],
  when: changeable,
  form: saveForm,
  guard: {
    ask: askGuard,
    texts: ({ part, answers, team }) => ({ ...textsIn(findPart(part), answers), ...jobsOf(team) }),
  },
  know: (tx, discussion, _actor, form, now) => knowRequest(tx, discussion, now, choosesPeople(form)),
  decide(discussion, form, by, _now, known: RequestKnowledge) {
    if (!mayWrite(discussion, by)) return refuse('not-your-turn')
    const part = partOf(form)
    if (
      form.seen !== '' &&
      form.seen !== stampOf(part, known) &&
      !isUnchanged(part, form, known) &&
      !isOwn(part, form, known)
    )
      return refuse('answers-changed')
    if (discussion.status === 'draft') return []
    if (Object.keys(faultsOf(part, withTyped(known, form))).length > 0) return refuse('request-incomplete')
    if (sendsBack(discussion, part, known) && !isUnchanged(part, form, known)) return [{ type: 'request-changed' }]
    return part.id === 'managers' ? decideManagers(discussion.status, form.answers, known.answers) : []
  },
  leadsTo: {
    'request-changed': 'with-first-manager',
    'agreement-asked': 'with-first-manager',
    'second-manager-asked': 'with-second-manager',
  },
  tell({ discussion, form, events, known, now }) {
    const answers = { ...known.answers, ...form.answers }
    return events.flatMap(({ type }) =>
      type === 'request-changed' ? tellLookAgain(discussion) : tellAsked(discussion, answers, type, now),
    )
  },
  async store(tx, { discussion, form, events, by, known, now }) {
    await keepAnswers(tx, discussion, form.answers, known.answers, personIdOf(by), now, form.page)
    if (form.team) await keepTeam(tx, discussion, form.team, now)
    if (events.some(({ type }) => type !== 'request-changed'))
      await relateManagers(tx, discussion, { ...known.answers, ...form.answers }, now)
  },
})

/** A change here makes the managers look again (P10): the first has agreed, and is not just being asked. Said before anything is typed. */
export const sendsBack = (
  { status }: Pick<Discussion, 'status'>,
  { id }: Pick<Part, 'id'>,
  { firstAgreed }: Pick<RequestKnowledge, 'firstAgreed'>,
): boolean =>
  id === explorePart && firstAgreed && ['with-second-manager', 'manager-question', 'agreed'].includes(status)

/** Another manager may be chosen until that manager's turn is over; later they are asked to talk. */
function decideManagers(status: Status, typed: Answers, before: Answers) {
  const first = !isSame(typed['first-manager'], before['first-manager'])
  const second = !isSame(typed['second-manager'], before['second-manager'])
  if (!first && !second) return []
  if (status === 'not-agreed-now') return []
  if (status === 'with-first-manager') return first ? [{ type: 'agreement-asked' as const }] : []
  if (status === 'with-second-manager' && !first) return [{ type: 'second-manager-asked' as const }]
  return refuse('managers-settled')
}

const choosesPeople = (form: SaveForm): boolean => partOf(form).questions.some(({ answer }) => answer.kind === 'people')

/** Nothing of another part comes in with this one, and whose request it is stays as it began. */
const belongsTo = (part: Part | null, question: string): boolean =>
  question === safetyMarker
    ? (part?.questions.some(({ id }) => id === safetyQuestion) ?? false)
    : !fixedAtTheBeginning.includes(question) && (part?.questions.some(({ id }) => id === question) ?? false)

const partOf = (form: SaveForm): Part => {
  const part = findPart(form.part)
  if (!part) throw new Error('a part that the schema let through is gone')
  return part
}

/** The request as it would be with what was typed. */
export const withTyped = (known: RequestKnowledge, form: { answers: Answers; team: readonly TeamEntry[] | null }) => ({
  ...known,
  answers: { ...known.answers, ...form.answers },
  team: form.team ?? known.team,
})

/** Whoever wrote here last was this very page. */
function isOwn(part: Part, { page }: SaveForm, { writes }: RequestKnowledge): boolean {
  const [last] = part.questions
    .flatMap(({ id }) => writes[id] ?? [])
    .sort((one, other) => other.at.getTime() - one.at.getTime())
  return page !== null && last?.page === page
}

function isUnchanged(part: Part, form: SaveForm, known: RequestKnowledge): boolean {
  const typed = withTyped(known, form)
  return (
    stampOf(part, { ...typed, team: typed.team.map((entry) => ({ ...entry, id: '' })) }) ===
    stampOf(part, { ...known, team: known.team.map((entry) => ({ ...entry, id: '' })) })
  )
}

/** Tells two states of a part apart, so that nobody overwrites what somebody else has just written. */
export function stampOf(
  part: Part,
  { answers, team }: Pick<RequestKnowledge, 'answers'> & { team: readonly object[] },
): string {
  const own = Object.entries(answersOfPart(part, answers))
    .filter(([, answer]) => answer.length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  const people = part.questions.some(({ id }) => id === teamQuestion) ? team.map(plainEntry) : []
  return createHash('sha256')
    .update(JSON.stringify([own, people]))
    .digest('base64url')
    .slice(0, 16)
}

function plainEntry(entry: object) {
  const { id = '', name = '', role = '', agency = '', email = '' } = entry as Record<string, unknown>
  return [id, name, role, agency, email]
}
