/** What a probe is, and who sees rows of which table by the second model. */
import type { ActorCase, Planted } from './policy-world.ts'
import { type Facts, mayReadBySecondModel, readsInEmergencyBySecondModel } from './second-model.ts'

export interface Probe {
  readonly name: string
  /** The table it is about; none for the functions that the policies ask. */
  readonly table?: string
  readonly does: 'read' | 'change' | 'delete'
  /** A statement that gives ids of discussions, run as the application for one actor. What it changed is undone. */
  readonly query: string
  /** It changes or deletes without reading anything: policies of reading do not help. Gives no ids; the table says what was touched. */
  readonly blind?: true
  expects(facts: Facts): boolean
  /** Asked of these actors only. Default: of all. */
  isAsked?(actor: ActorCase): boolean
  /** There is a row of it. Default: always. */
  exists?(planted: Planted): boolean
}

export const reads = (kind: string) => (facts: Facts) => mayReadBySecondModel(kind, facts)
export const opens = (kind: string) => (facts: Facts) => readsInEmergencyBySecondModel(kind, facts)
/** What reading gives: writing is for those who read without an emergency. */
export const sees = (kind: string) => (facts: Facts) => reads(kind)(facts) || opens(kind)(facts)

/** Table → the kind of content that reads it. */
export const readBy: Readonly<Record<string, string>> = {
  discussion: 'summary',
  history: 'summary',
  relation: 'summary',
  agreement: 'agreement',
  team_member: 'request-team',
  screening_answer: 'screening',
  screening_outcome: 'screening-outcome',
  facilitator_offer: 'allocation',
  invitation: 'arranging',
  room: 'meeting',
  record_section: 'record-draft',
  kept_word: 'kept-words',
  record_copy: 'record',
  topic_note: 'topic-note',
  theme_source: 'themes',
}

/** Who sees rows of a table: of what they are asked themselves, people see their own. */
export const seesRowsOf = (table: string) => (facts: Facts) =>
  sees(readBy[table] ?? 'summary')(facts) ||
  (['facilitator_offer', 'invitation'].includes(table) && facts.askedThemselves)

export const hasRow = (table: string) => (planted: Planted) =>
  table === 'agreement'
    ? planted.status !== 'draft'
    : table !== 'relation' || planted.parts.length + planted.ended.length + planted.othersParts.length > 0
