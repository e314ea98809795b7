/** What the service knows already and offers to change (request.yaml, "We filled in what we know"): job, agency, team, managers (P8). */
import type { Discussion } from '../../discussion.ts'
import type { Listed } from './directory.rows.ts'
import { type Answers, textOf } from './request.question.ts'
import { agencies } from './team.check.ts'

export function suggestions(
  { people }: { readonly people: readonly Listed[] },
  { requesterId }: Pick<Discussion, 'requesterId'>,
  answers: Answers,
): Answers {
  const byId = (id: string | null) => people.find((listed) => listed.id === id)
  const practitioner = byId(requesterId)
  if (!practitioner) return {}
  const first = byId(textOf(answers['first-manager'])) ?? byId(practitioner.lineManagerId)
  const second = byId(first?.lineManagerId ?? null)
  return {
    role: practitioner.job,
    team: practitioner.team,
    agency: Object.hasOwn(agencies, practitioner.sector) ? practitioner.sector : '',
    'first-manager': first?.id ?? '',
    'second-manager': second && second.id !== requesterId ? second.id : '',
  }
}
