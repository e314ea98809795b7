/**
 * Faults in single policies: dropped, opened to all, another kind of content, everybody taken for the program, the program for nobody. Where a
 * lock and a grant ask the same, one of them can go without an effect: that is proved from what PostgreSQL says of them, and both at
 * once are tried. Screening is exchanged for the sealed note: whoever screens reads almost everything else.
 */
import type pg from 'pg'
import { type Mutant, near } from './mutants.ts'
import { probes } from './probes.ts'

interface Policy {
  readonly table: string
  readonly name: string
  readonly cmd: string
  readonly lock: boolean
  readonly qual: string
}

const system = /\( SELECT (common_ground\.)?acts_as_system\(\) AS acts_as_system\)/

export async function ofPolicies(owner: pg.Client): Promise<Mutant[]> {
  const tables = [...new Set(probes.flatMap(({ table }) => table ?? []))]
  const { rows } = await owner.query<Policy>(
    `select tablename as table, policyname as name, cmd, permissive = 'RESTRICTIVE' as lock, qual from pg_policies
     where schemaname = 'common_ground' and tablename = any ($1) and 'common_ground_application' = any (roles) and qual is not null
     order by 1, 2`,
    [tables],
  )
  const asked = rows.filter(({ qual }) => qual !== 'true')
  return asked.flatMap((policy) => [...ofOne(policy, besides(policy, asked)), ...ofBoth(policy, asked)])
}

function ofOne(policy: Policy, others: readonly Policy[]): Mutant[] {
  const { table, name, cmd, lock, qual } = policy
  const on = `common_ground.${table}`
  const turned = (how: string, using: string) => ({
    name: `${table} ${name} ${how}`,
    sql: `alter policy ${name} on ${on} using (${using})`,
  })
  const weaker = weakeningChangesNothing(policy, others)
  const alone = conditions(qual).filter((condition) => system.test(condition))
  const forTheProgramAlone = weakeningChangesNothing(policy, others, alone)
  const kinds = [...qual.matchAll(/(readable|opened)\('([a-z-]+)'::text\)/g)]
  return near(table, [
    {
      name: `${table} ${name} dropped`,
      sql: `drop policy ${name} on ${on}`,
      ...(lock ? weaker : grantedAnyway(policy, others)),
    },
    ...(lock ? [] : [{ ...turned('open to all', 'true'), ...weaker }]),
    ...kinds.map((kind) =>
      turned(
        `${kind[1]} ${kind[2]} → other`,
        `${qual.slice(0, kind.index)}${kind[1]}('${kind[2] === 'screening' ? 'sealed-note' : 'screening'}'::text)${qual.slice((kind.index ?? 0) + kind[0].length)}`,
      ),
    ),
    ...(system.test(qual)
      ? [
          { ...turned('everybody is the system', qual.replace(system, 'true')), ...forTheProgramAlone },
          turned('nobody is the system', qual.replace(system, 'false')),
        ]
      : []),
    ...(cmd === 'SELECT'
      ? [{ name: `${table} without a wall`, sql: `alter table ${on} disable row level security` }]
      : []),
  ])
}

/** A lock dropped, and the only grant beside it opened. */
function ofBoth(lock: Policy, policies: readonly Policy[]): Mutant[] {
  const grants = besides(lock, policies).filter(({ lock }) => !lock)
  const [grant] = grants
  if (!lock.lock || !grant || grants.length > 1) return []
  const on = `common_ground.${lock.table}`
  return near(lock.table, [
    {
      name: `${lock.table} ${lock.name} dropped and ${grant.name} open to all`,
      sql: `drop policy ${lock.name} on ${on}; alter policy ${grant.name} on ${on} using (true)`,
    },
  ])
}

const besides = (policy: Policy, policies: readonly Policy[]) =>
  policies.filter(
    (other) => other.table === policy.table && other.name !== policy.name && [policy.cmd, 'ALL'].includes(other.cmd),
  )

type Reason = Pick<Mutant, 'changesNothing'>

/** A lock may go where every grant asks all it asks; a grant may open where the locks ask all it asks. `of`: what the fault takes away. */
function weakeningChangesNothing(policy: Policy, others: readonly Policy[], of = conditions(policy.qual)): Reason {
  const grants = others.filter(({ lock }) => !lock)
  const asked = (policies: readonly Policy[]) => policies.flatMap(({ qual }) => conditions(qual))
  const nothing = policy.lock
    ? grants.every((grant) => asksAll(asked([grant]), of))
    : asksAll(asked(others.filter(({ lock }) => lock)), of)
  return nothing ? { changesNothing: `${others.map(({ name }) => name).join(' and ')} asks the same` } : {}
}

/** A grant may go where another one says the same or less. */
function grantedAnyway(policy: Policy, others: readonly Policy[]): Reason {
  const same = others.find(({ lock, qual }) => !lock && qual === policy.qual)
  return same ? { changesNothing: `${same.name} grants the same` } : {}
}

const asksAll = (asked: readonly string[], wanted: readonly string[]) =>
  wanted.every((condition) => asked.includes(condition))

/** What stands between the outermost ANDs. */
function conditions(qual: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  const inner = /^\(.* AND .*\)$/s.test(qual) ? qual.slice(1, -1) : qual
  for (let at = 0; at < inner.length; at += 1) {
    if (inner[at] === '(') depth += 1
    if (inner[at] === ')') depth -= 1
    if (depth < 0) return [qual] // the outermost brackets were not one pair
    if (depth === 0 && inner.startsWith(' AND ', at)) {
      found.push(inner.slice(from, at))
      from = at + ' AND '.length
    }
  }
  return found.length > 0 ? [...found, inner.slice(from)] : [qual]
}
