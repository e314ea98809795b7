/** What each actor is asked on the real database, and what the second model says the answer is. */
import { kinds } from '../../src/trust/policy.ts'
import type { ActorCase, Planted, PolicyWorld } from './policy-world.ts'
import { hasRow, opens, type Probe, readBy, reads, sees, seesRowsOf } from './probe.ts'
import type { Facts } from './second-model.ts'
import { programMayBySecondModel } from './second-model-of-writing.ts'
import { writingProbes } from './writing-probes.ts'

const requestKinds = kinds.filter((kind) => kind === 'areas' || kind.startsWith('request'))

export const probes: readonly Probe[] = [
  ...kinds.map((kind) => ({
    name: `readable ${kind}`,
    does: 'read' as const,
    query: `select readable('${kind}') as id`,
    expects: reads(kind),
  })),
  ...kinds.map((kind) => ({
    name: `opened ${kind}`,
    does: 'read' as const,
    query: `select opened('${kind}') as id`,
    expects: opens(kind),
    isAsked: ({ duties }: ActorCase) => duties.length === 0 || duties.includes('lead-officer'),
  })),
  ...Object.keys(readBy).map((table) => ({
    name: `read ${table}`,
    table,
    does: 'read' as const,
    query: `select ${table === 'discussion' ? 'id' : 'discussion_id as id'} from ${table}`,
    expects: seesRowsOf(table),
    exists: hasRow(table),
  })),
  ...['request_answer', 'request_copy'].flatMap((table) =>
    requestKinds.map((kind) => ({
      name: `read ${table} ${kind}`,
      table,
      does: 'read' as const,
      query: `select discussion_id as id from ${table} where kind = '${kind}'`,
      expects: sees(kind),
    })),
  ),
  ...writingProbes,
]

/** What the program by itself is answered. */
export const programGets = ({ does, table }: Probe): boolean =>
  table !== undefined && programMayBySecondModel(does, table)

/** What a link is answered for its own discussion: its summary, moved on by the answer, and the invitation that it answers. */
export const linkGets = ({ name, does, table }: Probe): boolean =>
  name === 'readable summary' || (['discussion', 'invitation'].includes(table ?? '') && does !== 'delete')

/** The facts of one case. */
export function factsOf(actor: ActorCase, planted: Planted): Facts {
  const sameCommittee = actor.committee === planted.committee
  const began = planted.begunBy === actor.person
  return {
    worksHere: sameCommittee && (actor.standing === 'here' || actor.standing === 'both'),
    conflict: planted.conflict,
    parts: new Set(planted.parts),
    began,
    duties: actor.duties,
    status: planted.status,
    emergency: planted.emergency === 'open',
    askedThemselves:
      sameCommittee && began && planted.parts.length + planted.ended.length + planted.othersParts.length === 0,
  }
}

/** Actors who try to change things: one of each standing, and the duties that reach discussions. */
export const changers = (world: PolicyWorld): readonly ActorCase[] =>
  world.actors
    .filter(({ duties }, at) => at < 5 || duties[0] === 'reviewing-team' || duties[0] === 'administrator')
    .slice(0, 10)
