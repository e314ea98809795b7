/** The ordered questions of screening.yaml (P13). They help a person think and never decide: they only say what is still open. */
import { isKeyOf, screening as words } from '#content'

export type QuestionId = (typeof words.questions)[number]['id']
export type OutcomeId = (typeof words.outcomes)[number]['id']

/** One question as the pages walk it: answers in order, each with where it leads. */
export interface ScreeningQuestion {
  readonly id: QuestionId
  readonly ask: string
  readonly explain: string
  readonly then: Readonly<Record<string, string>>
  readonly note?: string
  readonly facts?: readonly string[]
}
export const screeningQuestions: readonly ScreeningQuestion[] = words.questions

export interface KeptAnswer {
  readonly answer: string
  readonly reason: string
}
export type KeptAnswers = Readonly<Record<string, KeptAnswer | undefined>>

/** Where an answer leads: an outcome of screening.yaml, the next question, a note, or a talk with the practitioner first. */
export const leadOf = (question: ScreeningQuestion, answer: string): string => question.then[answer] ?? 'next'

/** A lead in a few words, for a line beside the question. */
export const pointedTo = (lead: string): string => (isKeyOf(words.leads.short, lead) ? words.leads.short[lead] : lead)

const outcomeIds: readonly string[] = words.outcomes.map((outcome) => outcome.id)
export const isOutcome = (id: string): id is OutcomeId => outcomeIds.includes(id)

/** The first question without an answer, or null when all have one. */
export const firstOpen = (answers: KeptAnswers): ScreeningQuestion | null =>
  screeningQuestions.find((question) => !answers[question.id]) ?? null

/** The route the first "yes" points to, or null. It advises; the screener may see it otherwise. */
export function pointsTo(answers: KeptAnswers): OutcomeId | null {
  for (const question of screeningQuestions) {
    const kept = answers[question.id]
    const lead = kept ? leadOf(question, kept.answer) : 'next'
    if (lead !== 'suitable' && isOutcome(lead)) return lead
  }
  return null
}

/** Whether somebody may be at risk now: "not sure" counts as yes. */
export const pointsToHarm = (answers: KeptAnswers): boolean => (answers['harm-now']?.answer ?? 'no') !== 'no'

/** Whether an outcome may be given with these answers, or the key of a refusal. */
export function whyNotOutcome(
  outcome: OutcomeId,
  answers: KeptAnswers,
): 'questions-open' | 'outcome-does-not-follow' | null {
  // Nothing may hold up a call or a question to the practitioner (P4).
  if (outcome === 'child-protection' || outcome === 'more-needed') return null
  if (!isSuitable(outcome)) return isAnsweredUpToARoute(answers) ? null : 'questions-open'
  if (firstOpen(answers)) return 'questions-open'
  return pointsToHarm(answers) ? 'outcome-does-not-follow' : null
}

export const isSuitable = (outcome: OutcomeId): boolean =>
  outcome === 'suitable' || outcome === 'suitable-with-conditions'

/** In order: every question before the first one that points to another route has its answer. */
function isAnsweredUpToARoute(answers: KeptAnswers): boolean {
  for (const question of screeningQuestions) {
    const kept = answers[question.id]
    if (!kept) return false
    const lead = leadOf(question, kept.answer)
    if (lead !== 'suitable' && isOutcome(lead)) return true
  }
  return true
}
