/** What each actor is asked on the real database, and what the second model says the answer is. */
import { kinds } from '../../src/trust/policy.ts'
import type { ActorCase, Planted, PolicyWorld } from './policy-world.ts'
import {
  type Facts,
  mayAnswerKeptWordBySecondModel,
  mayDeleteBySecondModel,
  mayDeleteHistoryBySecondModel,
  mayReadBySecondModel,
  readsInEmergencyBySecondModel,
} from './second-model.ts'

export interface Probe {
  readonly name: string
  /** A statement that gives ids of discussions, run as the application for one actor. */
  readonly query: string
  /** It changes something, and is rolled back. Asked of fewer actors. */
  readonly changes: boolean
  expects(facts: Facts): boolean
  /** Asked of these actors only. Default: of all. */
  isAsked?(actor: ActorCase): boolean
  /** There is a row of it to be read. Default: always. */
  exists?(planted: Planted): boolean
}

const reads = (kind: string) => (facts: Facts) => mayReadBySecondModel(kind, facts)
const opens = (kind: string) => (facts: Facts) => readsInEmergencyBySecondModel(kind, facts)
/** What reading gives: writing is for those who read without an emergency. */
const sees = (kind: string) => (facts: Facts) => reads(kind)(facts) || opens(kind)(facts)

/** Table → kind that reads it, columns that may be changed by whoever reads it, whether its rows may be deleted. */
const tables: readonly (readonly [string, string, (string | undefined)?, boolean?])[] = [
  ['history', 'summary'],
  ['relation', 'summary'],
  ['agreement', 'agreement', undefined, true],
  ['team_member', 'request-team', 'name = name', true],
  ['screening_answer', 'screening', 'answer = answer', true],
  ['screening_outcome', 'screening-outcome', 'reason = reason', true],
  ['facilitator_offer', 'allocation', 'answer_by = answer_by', true],
  ['invitation', 'arranging', 'name = name', true],
  ['room', 'meeting', 'moves = moves', true],
  ['record_section', 'record-draft', 'section = section', true],
  ['kept_word', 'kept-words', undefined, true],
  ['record_copy', 'record', 'number = number', true],
  ['topic_note', 'topic-note', 'text = text', true],
  ['theme_source', 'themes'],
]
const hasRow = (table: string) => (planted: Planted) =>
  table === 'agreement'
    ? planted.status !== 'draft'
    : table !== 'relation' || planted.parts.length + planted.ended.length + planted.othersParts.length > 0
const requestKinds = kinds.filter((kind) => kind === 'areas' || kind.startsWith('request'))

/** Answers are cleared by their writers while the request is theirs to change. */
const whileWritten: readonly string[] = [
  'draft',
  'with-first-manager',
  'with-second-manager',
  'manager-question',
  'not-agreed-now',
  'agreed',
]

export const probes: readonly Probe[] = [
  ...kinds.map((kind) => ({
    name: `readable ${kind}`,
    query: `select readable('${kind}') as id`,
    changes: false,
    expects: reads(kind),
  })),
  ...kinds.map((kind) => ({
    name: `opened ${kind}`,
    query: `select opened('${kind}') as id`,
    changes: false,
    expects: opens(kind),
    isAsked: ({ duties }: ActorCase) => duties.length === 0 || duties.includes('lead-officer'),
  })),
  { name: 'read discussion', query: 'select id from discussion', changes: false, expects: sees('summary') },
  {
    name: 'change discussion',
    query: 'update discussion set version = version + 1 returning id',
    changes: true,
    expects: reads('summary'),
  },
  ...tables.flatMap(([table, kind, column, deletes]): Probe[] => [
    {
      name: `read ${table}`,
      query: `select discussion_id as id from ${table}`,
      changes: false,
      expects: sees(kind),
      exists: hasRow(table),
    },
    ...(column
      ? [
          {
            name: `change ${table}`,
            query: `update ${table} set ${column} returning discussion_id as id`,
            changes: true,
            expects: reads(kind),
          },
        ]
      : []),
    ...(deletes
      ? [
          {
            name: `delete ${table}`,
            query: `delete from ${table} returning discussion_id as id`,
            changes: true,
            expects: (facts: Facts) => mayDeleteBySecondModel(table, facts),
            exists: hasRow(table),
          },
        ]
      : []),
  ]),
  ...['request_answer', 'request_copy'].flatMap((table) =>
    requestKinds.map((kind) => ({
      name: `read ${table} ${kind}`,
      query: `select discussion_id as id from ${table} where kind = '${kind}'`,
      changes: false,
      expects: sees(kind),
    })),
  ),
  ...(['update request_answer set value = value', 'delete from request_answer'] as const).map((verb) => ({
    name: `${verb.slice(0, 6)} request_answer`,
    query: `${verb} where kind = 'request-wishes' returning discussion_id as id`,
    changes: true,
    expects: (facts: Facts) =>
      reads('request')(facts) &&
      reads('request-wishes')(facts) &&
      (verb.startsWith('update') || whileWritten.includes(facts.status)),
  })),
  {
    name: 'change kept_word',
    query: `update kept_word set answer = 'agree', answered_by = me(), answered_at = asked_at, sentence = '{}' returning discussion_id as id`,
    changes: true,
    expects: mayAnswerKeptWordBySecondModel,
  },
  {
    name: 'delete history',
    query: 'delete from history returning discussion_id as id',
    changes: true,
    expects: (facts: Facts) => mayDeleteHistoryBySecondModel(facts),
  },
]

/** The facts of one case. */
export function factsOf(actor: ActorCase, planted: Planted): Facts {
  const sameCommittee = actor.committee === planted.committee
  return {
    worksHere: sameCommittee && (actor.standing === 'here' || actor.standing === 'both'),
    conflict: planted.conflict,
    parts: new Set(planted.parts),
    began: planted.begunBy === actor.person,
    duties: actor.duties,
    status: planted.status,
    emergency: planted.emergency === 'open',
  }
}

/** Actors who try to change things: one of each standing, and the duties that reach discussions. */
export const changers = (world: PolicyWorld): readonly ActorCase[] =>
  world.actors
    .filter(({ duties }, at) => at < 5 || duties[0] === 'reviewing-team' || duties[0] === 'administrator')
    .slice(0, 10)
