/**
 * Changing and deleting, twice each: once as the program does, giving back what was touched (whoever cannot read it cannot), and once
 * blindly, reading nothing, where only the policies of writing stand in the way. Everything is undone.
 */
import { hasRow, type Probe, sees, seesRowsOf } from './probe.ts'
import type { Facts } from './second-model.ts'
import { mayChangeBySecondModel, mayDeleteBySecondModel } from './second-model-of-writing.ts'

/** Table → a change that reads nothing and that every rule about values allows. */
const changes: Readonly<Record<string, string>> = {
  discussion: 'version = 1',
  relation: 'ended_at = now()',
  team_member: `name = 'n'`,
  screening_answer: `answer = 'a'`,
  screening_outcome: `outcome = 'suitable'`,
  facilitator_offer: 'answer_by = now()',
  invitation: `name = 'n'`,
  room: 'moves = 0',
  record_section: `section = 's'`,
  kept_word: `answer = 'agree', answered_by = me(), answered_at = now(), sentence = '{}'`,
  record_copy: 'number = 1',
  topic_note: `text = ''`,
  request_answer: `answered_at = now()`,
}

const deleted = [
  ...['discussion', 'history', 'relation', 'agreement', 'team_member', 'screening_answer', 'screening_outcome'],
  ...['facilitator_offer', 'invitation', 'room', 'record_section', 'kept_word', 'record_copy', 'topic_note'],
  ...['request_answer', 'request_copy'],
]

/** Answers of the request are read kind by kind: what is given back is asked of one kind. */
const returning = (table: string) =>
  `${/^request_/.test(table) ? `where kind = 'request-wishes' ` : ''}returning ${table === 'discussion' ? 'id' : 'discussion_id as id'}`
const seesWhatItTouches = (table: string) => (/^request_/.test(table) ? sees('request-wishes') : seesRowsOf(table))

function twice(table: string, does: 'change' | 'delete', statement: string, may: (facts: Facts) => boolean): Probe[] {
  const probe = { name: `${does} ${table}`, table, does, exists: hasRow(table) }
  return [
    {
      ...probe,
      query: `${statement} ${returning(table)}`,
      expects: (facts) => may(facts) && seesWhatItTouches(table)(facts),
    },
    { ...probe, name: `${probe.name} blindly`, query: statement, blind: true, expects: may },
  ]
}

export const writingProbes: readonly Probe[] = [
  ...Object.entries(changes).flatMap(([table, change]) =>
    twice(table, 'change', `update ${table} set ${change}`, (facts) => mayChangeBySecondModel(table, facts)),
  ),
  ...deleted.flatMap((table) =>
    twice(table, 'delete', `delete from ${table}`, (facts) => mayDeleteBySecondModel(table, facts)),
  ),
]
