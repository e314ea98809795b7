/** The Team around the Child as it is typed (P11, P16): practitioners only, 2 to 30, from at least two agencies, with work addresses. */
import { request } from '#content'
import { faultOfFamily } from '../../trust/family-member.ts'
import { teamField } from '../../trust/request-words.ts'
import type { RequestAsIs } from './request.check.ts'
import { messageOf } from './request.message.ts'
import { choicesOf, type Question, questions, textOf } from './request.question.ts'

export interface TeamEntry {
  /** Empty until it has been saved. */
  readonly id: string
  readonly name: string
  readonly role: string
  readonly agency: string
  readonly email: string
}

const mostLetters = { name: 80, role: 80, email: 120 }

export function faultsOfTeam(question: Question, { team, answers }: RequestAsIs): Record<string, string> {
  const { min = 2, max = 30 } = question.answer
  const words = request.form.team.errors
  if (team.length < min) return { [question.id]: messageOf(question, 'empty') }
  const faults: Record<string, string> = {}
  if (team.length > max) faults[question.id] = messageOf(question, 'too-many')
  else if (!hasAnotherAgency(team, textOf(answers.agency))) faults[question.id] = messageOf(question, 'one-agency')
  for (const [index, { name, role, agency, email }] of team.entries()) {
    const say = (part: 'name' | 'role' | 'agency' | 'email', message: string) => {
      faults[teamField(index, part)] = message
    }
    if (name === '') say('name', words.name)
    else if (name.length > mostLetters.name) say('name', words.long)
    const ofFamily = faultOfFamily({ name, role })
    if (role === '') say('role', words.role)
    else if (role.length > mostLetters.role) say('role', words.long)
    else if (ofFamily) say('role', ofFamily)
    if (!Object.hasOwn(agencies, agency)) say('agency', words.agency)
    if (!isEmail(email)) say('email', messageOf(question, 'email'))
    else if (team.findIndex((other) => other.email === email) < index) say('email', words.twice)
  }
  return faults
}

/** P11 and P16 are about several agencies: somebody has to come from another one than the practitioner. */
const hasAnotherAgency = (team: readonly TeamEntry[], own: string): boolean =>
  team.some(({ agency }) => agency !== '' && agency !== (own === '' ? team[0]?.agency : own))

/** The agencies to choose from are those of the practitioner's own question. */
export const agencies: Readonly<Record<string, string>> = agencyChoices()

function agencyChoices() {
  const question = questions.find(({ id }) => id === 'agency')
  return question ? choicesOf(question) : {}
}

export const isEmail = (text: string): boolean =>
  text.length <= mostLetters.email && /^[^\s@<>(),;:"]+@[^\s@<>(),;:".]+(\.[^\s@<>(),;:".]+)+$/.test(text)

/** Addresses that anybody can have. Kindly asked about, never refused: a small charity may have no other. */
const freeMail =
  /@(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|aol|btinternet|gmx|proton|protonmail|mail|sky|talktalk|virginmedia)\.[a-z.]+$/

export const isFreeMail = (email: string): boolean => freeMail.test(email)
