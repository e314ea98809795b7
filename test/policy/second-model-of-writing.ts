/**
 * Who may change and delete what, written a second time from docs/procedure.md and content/privacy.yaml. As the database sees it: a
 * statement that reads nothing needs only this; one that reads what it changes needs the reading of second-model.ts as well.
 */
import { type Facts, mayReadBySecondModel } from './second-model.ts'

const stillWritten = [
  'draft',
  'with-first-manager',
  'with-second-manager',
  'manager-question',
  'not-agreed-now',
  'agreed',
]

/** Table → whoever reads this kind of content works on it. */
const workedOnBy: Readonly<Record<string, string>> = {
  discussion: 'summary',
  relation: 'summary',
  team_member: 'request-team',
  screening_answer: 'screening',
  screening_outcome: 'screening-outcome',
  facilitator_offer: 'allocation',
  invitation: 'arranging',
  room: 'meeting',
  record_section: 'record-draft',
  record_copy: 'record',
  topic_note: 'topic-note',
  request_answer: 'request',
}

export function mayChangeBySecondModel(table: string, facts: Facts): boolean {
  // The second person for a word that is kept (P22, decision 0019): of the Reviewing Team, without a part in the work. Having screened is none.
  if (table === 'kept_word')
    return (
      facts.duties.includes('reviewing-team') &&
      mayReadBySecondModel('kept-words', facts) &&
      [...facts.parts].every((part) => part === 'screener')
    )
  // Whoever is asked answers.
  if (['facilitator_offer', 'invitation'].includes(table) && facts.askedThemselves) return true
  return mayReadBySecondModel(workedOnBy[table] ?? unknown(table), facts)
}

/** What people said and whom they named stays, but for what is still being written, by whoever writes it (P11, P13). */
export function mayDeleteBySecondModel(table: string, facts: Facts): boolean {
  switch (table) {
    // A draft that nobody was asked about goes with all of its history.
    case 'discussion':
    case 'relation':
    case 'history':
      return (
        facts.status === 'draft' &&
        mayReadBySecondModel('summary', facts) &&
        (facts.began || facts.parts.has('requester') || facts.parts.has('first-manager'))
      )
    case 'request_answer':
      return stillWritten.includes(facts.status) && mayReadBySecondModel('request', facts)
    case 'team_member':
      return facts.began && stillWritten.includes(facts.status) && mayReadBySecondModel('request-team', facts)
    case 'screening_answer':
      return (
        facts.parts.has('screener') &&
        ['sent', 'being-screened'].includes(facts.status) &&
        mayReadBySecondModel('screening', facts)
      )
    // A question about a word is taken back with the sentence it was about, by the writer of the record.
    case 'kept_word':
      return mayReadBySecondModel('record-draft', facts)
    default:
      return false
  }
}

/** The program by itself, in the committee it works for: it deletes what had its time, and neither answers nor approves for anybody. */
export const programMayBySecondModel = (verb: 'read' | 'change' | 'delete', table: string): boolean =>
  verb !== 'change' || !['request_answer', 'kept_word'].includes(table)

function unknown(table: string): never {
  throw new Error(`the second model does not know who works on ${table}: add it here, from the documentation`)
}
