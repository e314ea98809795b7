/** What the facilitator needs to choose a time: who can come, which is best, and what speaks against one (P16). */
import type { Invitation } from '../../room/meeting.rows.ts'
import type { TimeAnswer } from '../../room/meeting.tables.ts'
import type { OwnAnswers, Poll, TimeOption } from './poll.rows.ts'

export interface Choosing {
  readonly option: TimeOption
  readonly yes: number
  readonly maybe: number
  readonly isBest: boolean
  /** Keys of arranging.yaml, times. */
  readonly warnings: readonly ('warn_one_agency' | 'warn_practitioner')[]
}

/**
 * Counts each time. The best one has more who can come, and then more who could if need be, than any other; none is best where two are
 * alike or nobody has answered.
 * Warnings speak only of what people said: a missing answer is no "no".
 */
export function choosing(
  { options }: Pick<Poll, 'options'>,
  invited: readonly Pick<Invitation, 'id' | 'invitedAs' | 'agency'>[],
  answers: ReadonlyMap<string, OwnAnswers>,
): Choosing[] {
  const answerOf = (one: { id: string }, option: TimeOption) => answers.get(one.id)?.answers.get(option.id)
  const count = (option: TimeOption, wanted: TimeAnswer) =>
    invited.filter((one) => answerOf(one, option) === wanted).length
  const scores = options.map((option) => count(option, 'yes') * 1000 + count(option, 'maybe'))
  const best = Math.max(...scores)
  const isAlone = scores.filter((score) => score === best).length === 1
  return options.map((option, at) => ({
    option,
    yes: count(option, 'yes'),
    maybe: count(option, 'maybe'),
    isBest: best > 0 && scores[at] === best && isAlone,
    warnings: warningsFor(option, invited, answerOf),
  }))
}

function warningsFor(
  option: TimeOption,
  invited: readonly Pick<Invitation, 'id' | 'invitedAs' | 'agency'>[],
  answerOf: (one: { id: string }, option: TimeOption) => TimeAnswer | undefined,
) {
  const part = invited.filter((one) => one.invitedAs === 'requester' || one.invitedAs === 'team-member')
  const canCome = part.filter((one) => ['yes', 'maybe'].includes(answerOf(one, option) ?? ''))
  const allAnswered = part.every((one) => answerOf(one, option) !== undefined)
  const practitionerCannot = part.some((one) => one.invitedAs === 'requester' && answerOf(one, option) === 'no')
  const oneAgency = allAnswered && new Set(canCome.map((one) => one.agency)).size < 2
  return [
    ...(oneAgency ? (['warn_one_agency'] as const) : []),
    ...(practitionerCannot ? (['warn_practitioner'] as const) : []),
  ]
}
