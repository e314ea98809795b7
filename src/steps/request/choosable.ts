/** Who can be chosen where the request asks for people, and why the others do not stand in the list (P8, P10, P15). */
import { request } from '#content'
import { fitFor } from '../../trust/line-of-management.ts'
import type { Listed } from './directory.rows.ts'
import type { RequestAsIs } from './request.check.ts'
import { listOf, type Question, textOf } from './request.question.ts'
import { isManagerQuestion } from './who-agrees.check.ts'

export interface PeopleGroup {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

export interface Choosable {
  /** Managers first where a manager is asked for; else by agency. */
  readonly groups: readonly PeopleGroup[]
  /** One or two sentences for the hint; '' where nobody is left out. */
  readonly why: string
}

type Known = Pick<RequestAsIs, 'requesterId' | 'answers'> & { people: readonly Listed[] }

/** Whoever has been chosen already stays in the list, so that what is wrong with the choice can be seen. */
export function choosable(question: Pick<Question, 'id'>, known: Known): Choosable {
  const { people, requesterId, answers } = known
  const chosen = listOf(answers[question.id])
  const isIn = (left: (id: string) => boolean) => people.filter(({ id }) => !left(id) || chosen.includes(id))
  if (isManagerQuestion(question)) return managersToChoose(known, isIn)
  if (question.id !== 'not-facilitator') return { groups: peopleByAgency(people), why: '' }
  const left = [requesterId, textOf(answers['first-manager']), textOf(answers['second-manager'])]
  const shown = isIn((id) => left.includes(id))
  return { groups: peopleByAgency(shown), why: notInList(request.form.left_out.leads, people, shown) }
}

function managersToChoose(
  { people, requesterId }: Known,
  isIn: (left: (id: string) => boolean) => Listed[],
): Choosable {
  const { managers: words, left_out } = request.form
  const fitOf = fitFor(people, requesterId)
  const shown = isIn((id) => id === requesterId || fitOf(id) === 'reports')
  const managers = shown.filter(({ id }) => fitOf(id) === 'manager')
  const others = peopleByAgency(shown.filter((one) => !managers.includes(one)))
  const requester = people.filter(({ id }) => id === requesterId)
  return {
    groups: [
      ...(managers.length > 0 ? [{ label: words.known, options: managers.map(optionOf) }] : []),
      ...others.map(({ label, options }) => ({ label: words.others.replace('{agency_name}', label), options })),
    ],
    why: [
      notInList(left_out.agrees, requester, shown),
      people.some(({ id }) => fitOf(id) === 'reports' && !shown.some((one) => one.id === id)) ? left_out.reports : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  }
}

function notInList(sentence: string, people: readonly Listed[], shown: readonly Listed[]): string {
  const out = people.filter((one) => !shown.includes(one))
  return out.length === 0 ? '' : sentence.replace('{people_names}', out.map(({ name }) => name).join(', '))
}

export const peopleByAgency = (people: readonly Listed[]): PeopleGroup[] =>
  [...Map.groupBy(people, ({ agency }) => agency)].map(([label, here]) => ({ label, options: here.map(optionOf) }))

const optionOf = ({ id, name, job }: Listed) => ({ value: id, label: job === '' ? name : `${name}, ${job}` })
