/** Reads the whole chain and follows it. A page at a time: a million entries need no memory worth speaking of. */
import type pg from 'pg'
import { ChainFollower, type Entry, type Finding } from './audit-chain.ts'
import { headsOf } from './audit-sealer.ts'
import { type Signed, startsOf, wrongCut } from './audit-start.ts'

export interface Verification {
  readonly findings: readonly Finding[]
  readonly entries: number
  readonly committees: number
  /** Entries that were written and are not sealed yet. */
  readonly waiting: number
}

const page = 20_000

/** Everything is read from one moment's view of the database, while the service goes on. `now`: by the clock that wrote the entries; null: not asked. */
export async function verifyAudit(
  client: pg.Client,
  checkpoints: readonly Signed[] = [],
  now: Date | null = null,
): Promise<Verification> {
  await client.query('begin transaction isolation level repeatable read, read only')
  try {
    const heads = await headsOf(client)
    const starts = await startsOf(client)
    const found = new Map<string, ChainFollower>()
    const followerOf = (committee: string) => {
      const known = found.get(committee)
      if (known) return known
      const made = new ChainFollower(
        committee,
        checkpoints,
        starts.find((start) => start.committee === committee),
      )
      found.set(committee, made)
      return made
    }
    for (const { committee } of [...heads, ...checkpoints]) followerOf(committee)
    for await (const entry of entries(client)) followerOf(entry.committee).next(entry)
    const followers = [...found]
    const cuts = starts.flatMap(
      (start) =>
        wrongCut(
          start,
          checkpoints.filter(({ committee }) => committee === start.committee),
          now,
        ) ?? [],
    )
    const followed = followers.flatMap(
      ([committee, follower]) => follower.end(heads.find((head) => head.committee === committee)) ?? [],
    )
    const waiting = await client.query<{ n: number }>('select count(*)::int as n from common_ground.audit')
    const findings = [...cuts, ...followed.filter(({ committee }) => !cuts.some((cut) => cut.committee === committee))]
    return {
      findings,
      entries: followers.reduce((sum, [, follower]) => sum + follower.length, 0),
      committees: followers.length,
      waiting: waiting.rows[0]?.n ?? 0,
    }
  } finally {
    await client.query('rollback')
  }
}

type Row = [
  string,
  string,
  string,
  string,
  string,
  string | null,
  string,
  string,
  string | null,
  string,
  string,
  string,
  string,
  string | null,
  string,
  string,
]

/** In the order of committee and number; a committee's page begins after the last entry of the one before. */
async function* entries(client: pg.Client): AsyncGenerator<Entry> {
  let after: [string, string] = ['00000000-0000-0000-0000-000000000000', '0']
  for (;;) {
    const { rows } = await client.query<Row>({
      name: 'audit-entries',
      rowMode: 'array',
      types: { getTypeParser: () => (text: string | Buffer) => String(text) },
      text: `select committee_id, seq, id, (extract(epoch from at) * 1000000)::bigint, actor_kind, person_id, verb, kind, discussion_id,
          array_to_string(shown, ','), (extract(epoch from sealed_at) * 1000000)::bigint, encode(prev, 'hex'), encode(hash, 'hex'),
          about_person, array_to_string(given, ','), array_to_string(taken, ',')
        from common_ground.audit_entry where (committee_id, seq) > ($1::uuid, $2::bigint) order by committee_id, seq limit ${page}`,
      values: after,
    })
    for (const [
      committee,
      seq,
      id,
      at,
      actorKind,
      person,
      verb,
      kind,
      discussion,
      shown,
      sealedAt,
      prev,
      hash,
      aboutPerson,
      given,
      taken,
    ] of rows)
      yield {
        committee,
        seq: Number(seq),
        id,
        at,
        actorKind,
        person,
        verb,
        kind,
        discussion,
        shown: listIn(shown),
        aboutPerson,
        given: listIn(given),
        taken: listIn(taken),
        sealedAt,
        prev,
        hash,
      }
    const last = rows.at(-1)
    if (!last || rows.length < page) return
    after = [last[0], last[1]]
  }
}

const listIn = (joined: string): string[] => (joined === '' ? [] : joined.split(','))
