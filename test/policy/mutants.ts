/**
 * Small faults in the SQL of the policies: an operator turned round, a condition dropped, a relation swapped, statuses widened, a policy
 * dropped or opened. Each must be found by the probes. Left out, because they change nothing: the committee beside a `readable`
 * condition (readable() looks in one committee only, and ids are unique), for_policy rules of the role that only asks, and statuses of
 * emergency rules (opened() asks for none: a draft alone is left out, by its own condition).
 */
import type pg from 'pg'
import { ofPolicies } from './mutants-of-policies.ts'

export interface Mutant {
  readonly name: string
  readonly sql: string
  /** A word in the names of the probes that look where the fault is: they are asked first. */
  readonly near: string
  /** Why it changes nothing: then it is not tried, and said. */
  readonly changesNothing?: string
}

export async function mutants(owner: pg.Client): Promise<Mutant[]> {
  return [
    ...(await ofRules(owner)),
    ...(await ofFunction(owner, 'readable(text)', turns)),
    ...(await ofFunction(owner, 'opened(text)', turnsOfOpened)),
    ...(await ofFunction(owner, 'may_open_in_emergency()', turnsOfOpened)),
    ...(await ofPolicies(owner)),
  ]
}

export const near = (word: string, faults: readonly Omit<Mutant, 'near'>[]): Mutant[] =>
  faults.map((fault) => ({ ...fault, near: word }))

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

async function ofRules(owner: pg.Client): Promise<Mutant[]> {
  const { rows } = await owner.query<{ relation: string; kind: string; statuses: string[] | null }>(
    'select relation, kind, statuses from common_ground.reading_rule order by 1, 2',
  )
  const { rows: byDuty } = await owner.query<{ duty: string; kind: string; statuses: string[] }>(
    'select * from common_ground.duty_rule',
  )
  const has = new Set(rows.map((rule) => `${rule.relation} ${rule.kind}`))
  const others = [...new Set(rows.map((rule) => rule.relation))]
  return [
    ...rows.flatMap((rule): Mutant[] => {
      const where = `where relation = ${quoted(rule.relation)} and kind = ${quoted(rule.kind)}`
      const name = `rule ${rule.relation} ${rule.kind}`
      const other = others.find((one) => !has.has(`${one} ${rule.kind}`))
      return near(rule.kind, [
        { name: `${name} dropped`, sql: `delete from common_ground.reading_rule ${where}` },
        ...(other
          ? [
              {
                name: `${name} to ${other}`,
                sql: `update common_ground.reading_rule set relation = ${quoted(other)} ${where}`,
              },
            ]
          : []),
        ...(rule.relation === 'in-emergency' ? [] : [statusesTurned(name, rule.statuses, where)]),
        ...(rule.statuses ?? []).map((status) => ({
          name: `${name} not ${status}`,
          sql: `update common_ground.reading_rule set statuses = array_remove(statuses, ${quoted(status)}) ${where}`,
        })),
      ])
    }),
    ...byDuty.flatMap((rule): Mutant[] => {
      const where = `where duty = ${quoted(rule.duty)} and kind = ${quoted(rule.kind)}`
      return near(rule.kind, [
        { name: `duty ${rule.duty} ${rule.kind} dropped`, sql: `delete from common_ground.duty_rule ${where}` },
        {
          name: `duty ${rule.kind} to administrator`,
          sql: `update common_ground.duty_rule set duty = 'administrator' ${where}`,
        },
        {
          name: `duty ${rule.kind} also finished`,
          sql: `update common_ground.duty_rule set statuses = statuses || '{finished}' ${where}`,
        },
        ...rule.statuses.map((status) => ({
          name: `duty ${rule.kind} not ${status}`,
          sql: `update common_ground.duty_rule set statuses = array_remove(statuses, ${quoted(status)}) ${where}`,
        })),
      ])
    }),
  ]
}

const statusesTurned = (name: string, statuses: readonly string[] | null, where: string) =>
  statuses
    ? { name: `${name} always`, sql: `update common_ground.reading_rule set statuses = null ${where}` }
    : {
        name: `${name} in draft only`,
        sql: `update common_ground.reading_rule set statuses = '{draft}' ${where}`,
      }

/** Text in readable() → what stands there instead. Each place is a mutant of its own. */
const turns: readonly (readonly [RegExp, string])[] = [
  [/r\.ended_at is null/g, 'true'],
  [/m\.left_at is null/g, 'true'],
  [/p\.left_at is null/g, 'true'],
  [/i\.withdrawn_at is null/g, 'i.withdrawn_at is not null'],
  [/i\.ticket_hash = ticket/g, 'true'],
  [/d\.status = 'draft'/g, 'true'],
  [/d\.status = 'draft'/g, `d.status = 'sent'`],
  [/d\.begun_by = myself/g, 'true'],
  [/d\.begun_by = myself/g, 'd.begun_by <> myself'],
  [/(r\.discussion_id|d\.id) <> all \(closed\)/g, 'true'],
  [/(r\.discussion_id|d\.id) <> all \(closed\)/g, '$1 = any (closed)'],
  [/d\.status = any \(u\.statuses\)/g, 'true'],
  [/d\.status = any \(by_duty\)/g, 'true'],
  [/d\.status = any \(/g, 'd.status <> all ('],
  [/u\.statuses is null or/g, 'u.statuses is not null or'],
  [/r\.relation = 'first-manager'/g, 'true'],
  [/r\.relation = 'first-manager'/g, `r.relation = 'second-manager'`],
  [/r\.person_id = myself/g, 'r.person_id <> myself'],
  [/held\.person_id = myself/g, 'true'],
  [/m\.person_id = myself/g, 'true'],
  [/m\.committee_id = here/g, 'true'],
  [/held\.committee_id = here/g, 'held.committee_id <> here'],
  [/r\.committee_id = here/g, 'r.committee_id <> here'],
  [/d\.committee_id = here/g, 'd.committee_id <> here'],
  [/k\.committee_id = here/g, 'k.committee_id <> here'],
  [/k\.person_id = myself/g, 'k.person_id <> myself'],
  [/wanted = 'summary'/g, 'true'],
  [/wanted in \('summary', 'areas'\)/g, `wanted in ('summary')`],
  [/wanted in \('summary', 'areas'\)/g, 'true'],
  [/wanted like 'request%'/g, 'false'],
  [/wanted like 'request%'/g, 'true'],
  [/u\.kind = wanted/g, 'true'],
  [/u\.relation = r\.relation/g, 'true'],
  [/u\.duty = held\.duty/g, 'true'],
]

/** The same for emergency access. */
const turnsOfOpened: typeof turns = [
  [/e\.ended_at is null/g, 'true'],
  [/e\.person_id = me\(\)/g, 'true'],
  [/e\.committee_id = committee_now\(\)/g, 'e.committee_id <> committee_now()'],
  [/interval '60 minutes'/g, `interval '24 hours'`],
  [/d\.status <> 'draft'/g, 'true'],
  [/not exists \(select from conflict/g, 'exists (select from conflict'],
  [/k\.person_id = e\.person_id/g, 'k.person_id <> e.person_id'],
  [/u\.kind = wanted/g, 'true'],
  [/not may_open_in_emergency\(\)/g, 'false'],
  [/has_duty\('lead-officer'\)/g, 'true'],
  [/and not has_duty\('administrator'\)/g, ''],
  [/p\.left_at is null/g, 'true'],
]

async function ofFunction(owner: pg.Client, signature: string, turned: typeof turns): Promise<Mutant[]> {
  const { rows } = await owner.query(`select pg_get_functiondef(('common_ground.' || $1)::regprocedure) as text`, [
    signature,
  ])
  const text: string = rows[0].text
  const name = signature.split('(')[0] ?? signature
  return turned.flatMap(([from, to]) =>
    near(
      name === 'readable' ? 'readable' : 'opened',
      [...text.matchAll(from)].map((found, at) => {
        const instead = found[0].replace(new RegExp(from.source), to)
        return {
          name: `${name}: ${found[0]} → ${instead} (${at + 1})`,
          sql: text.slice(0, found.index) + instead + text.slice(found.index + found[0].length),
        }
      }),
    ),
  )
}
