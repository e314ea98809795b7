/** Asks the probes of a real database, as the application's role with the actor's settings, and compares inside PostgreSQL. */
import type pg from 'pg'
import type { ActorCase, PolicyWorld } from './policy-world.ts'
import { changers, factsOf, type Probe, probes } from './probes.ts'

export interface Asked {
  readonly decisions: number
  readonly differences: readonly string[]
}

/** What is expected of each probe: a hash and a count of the ids, so that an answer of thousands of rows is compared in the database. */
export async function expectAnswers(owner: pg.Client, world: PolicyWorld): Promise<number> {
  await owner.query(`create schema prove; grant usage on schema prove to common_ground_application;
    create table prove.asked (number serial primary key, actor integer, kind text, committee uuid, person uuid, probe text, query text, changes boolean, hash bigint, ids bigint);
    grant select on prove.asked to common_ground_application`)
  await owner.query(asking)
  const changing = new Set(changers(world))
  let decisions = 0
  for (const [at, actor] of world.actors.entries()) {
    const facts = world.planted.map((planted) => ({ id: planted.id, planted, facts: factsOf(actor, planted) }))
    for (const probe of probes) {
      if ((probe.changes && !changing.has(actor)) || probe.isAsked?.(actor) === false) continue
      decisions += facts.length
      const ids = facts
        .filter((one) => probe.expects(one.facts) && (probe.exists?.(one.planted) ?? true))
        .map((one) => one.id)
      await owner.query(
        `insert into prove.asked (actor, kind, committee, person, probe, query, changes, hash, ids)
         select $1, 'person', $2, $3, $4, $5, $6, coalesce(bit_xor(uuid_hash_extended(id, 7)), 0), count(*) from unnest($7::uuid[]) id`,
        [at, actor.committee, actor.person, probe.name, probe.query, probe.changes, ids],
      )
    }
  }
  return decisions + (await expectOfOthers(owner, world))
}

/** A link reads the summary of its own discussion; nobody in particular reads nothing. */
async function expectOfOthers(owner: pg.Client, { committees, planted }: PolicyWorld): Promise<number> {
  const one = planted.find(({ committee }) => committee === committees[0])
  if (!one) throw new Error('the world is empty')
  const asked = probes.filter(({ changes, name }) => !changes && name !== 'read invitation')
  for (const probe of asked)
    for (const [at, kind, ticket] of [
      [-1, 'ticket', one.id],
      [-2, 'ticket', 'unknown'],
      [-3, '', ''],
    ] as const) {
      const ids =
        kind === 'ticket' && ticket === one.id && /^(readable summary|read discussion)$/.test(probe.name)
          ? [one.id]
          : []
      await owner.query(
        `insert into prove.asked (actor, kind, committee, person, probe, query, changes, hash, ids)
         select $1, $2, $3, null, $4, $5, false, coalesce(bit_xor(uuid_hash_extended(id, 7)), 0), count(*) from unnest($6::uuid[]) id`,
        [at, `${kind}:${ticket}`, committees[0], probe.name, probe.query, ids],
      )
    }
  return asked.length * 3 * planted.length + (await expectOfTheProgram(owner, { committees, planted }))
}

/** The program itself deletes what had its time, in the committee it works for. */
async function expectOfTheProgram(
  owner: pg.Client,
  { committees, planted }: Pick<PolicyWorld, 'committees' | 'planted'>,
): Promise<number> {
  const here = planted.filter(({ committee }) => committee === committees[0])
  const deleting = probes.filter(
    ({ name }) => name.startsWith('delete ') && name !== 'delete history' && !/request_answer/.test(name),
  )
  for (const probe of deleting) {
    const ids = here.filter((one) => probe.exists?.(one) ?? true).map(({ id }) => id)
    await owner.query(
      `insert into prove.asked (actor, kind, committee, person, probe, query, changes, hash, ids)
       select -4, 'system', $1, null, $2, $3, true, coalesce(bit_xor(uuid_hash_extended(id, 7)), 0), count(*) from unnest($4::uuid[]) id`,
      [committees[0], probe.name, probe.query, ids],
    )
  }
  return deleting.length * here.length
}

/** Runs as whoever calls it: the application. `near`: stop at the first difference, and ask the probes with this word first; null: ask all. */
const asking = `
create function prove.differences(near text) returns setof text language plpgsql as $$
declare e record; got bigint; n bigint; said text;
begin
  for e in select * from prove.asked order by (near is not null and probe not like '%' || near || '%'), changes, abs(actor) <> 0, number loop
    perform set_config('app.kind', split_part(e.kind, ':', 1), true), set_config('app.committee', e.committee::text, true),
      set_config('app.person', coalesce(e.person::text, ''), true), set_config('app.ticket', split_part(e.kind, ':', 2), true),
      set_config('app.about', '', true);
    said := null;
    begin
      execute case when e.changes then format('with x as (%s) ', e.query) else '' end
        || 'select coalesce(bit_xor(uuid_hash_extended(id, 7)), 0), count(*) from (select distinct id from '
        || case when e.changes then 'x' else format('(%s) y', e.query) end || ') z' into got, n;
      if e.changes then raise exception 'undone' using errcode = 'UNDO1'; end if;
    exception when sqlstate 'UNDO1' then null;
      when others then said := sqlerrm; got := null;
    end;
    if got is distinct from e.hash or n is distinct from e.ids then
      return next format('%s actor %s: %s instead of %s%s', e.probe, e.actor, n, e.ids, coalesce(' ' || said, ''));
      if near is not null then return; end if;
    end if;
  end loop;
end $$;
-- The same for pages that are about one discussion.
create function prove.differences_about(sample uuid[]) returns setof text language plpgsql as $$
declare e record; d uuid; narrow boolean; wide boolean;
begin
  for e in select * from prove.asked where probe like 'readable %' and actor >= 0 order by number loop
    perform set_config('app.kind', e.kind, true), set_config('app.committee', e.committee::text, true), set_config('app.person', e.person::text, true),
      set_config('app.ticket', '', true);
    foreach d in array sample loop
      perform set_config('app.about', d::text, true);
      execute format('select count(*) filter (where id <> %L) = 0 and bool_or(id = %L) is true from (%s) x', d, d, e.query) into narrow;
      perform set_config('app.about', '', true);
      if narrow is distinct from exists (select from prove.granted g where g.number = e.number and g.id = d) then
        return next format('%s actor %s about one', e.probe, e.actor); return;
      end if;
    end loop;
  end loop;
end $$;`

/** One pass over everything, as the application; whatever it changed is rolled back. */
export async function ask(owner: pg.Client, near: string | null): Promise<string[]> {
  const { rows } = await owner.query(`select d from prove.differences($1) d`, [near])
  return rows.map((row) => row.d)
}

export async function asApplication<T>(owner: pg.Client, work: () => Promise<T>, before?: string): Promise<T> {
  await owner.query('begin')
  try {
    if (before) await owner.query(before)
    await owner.query(`set local role common_ground_application; set local search_path = common_ground, prove, pg_temp`)
    return await work()
  } finally {
    await owner.query('rollback')
  }
}

/** Where a page is about one discussion: what is expected of a sample of them, case by case. */
export async function expectAbout(owner: pg.Client, world: PolicyWorld, sample: readonly string[]): Promise<number> {
  await owner.query(
    `create table prove.granted (number integer, id uuid, primary key (number, id)); grant select on prove.granted to common_ground_application`,
  )
  const chosen = world.planted.filter(({ id }) => sample.includes(id))
  const { rows } = await owner.query(
    `select number, actor, probe from prove.asked where probe like 'readable %' and actor >= 0`,
  )
  const named = new Map<string, Probe>(probes.map((probe) => [probe.name, probe]))
  const granted = rows.flatMap(({ number, actor, probe }) => {
    const who: ActorCase | undefined = world.actors[actor]
    return who
      ? chosen.filter((planted) => named.get(probe)?.expects(factsOf(who, planted))).map(({ id }) => ({ number, id }))
      : []
  })
  await owner.query(`insert into prove.granted select * from jsonb_to_recordset($1) as g (number integer, id uuid)`, [
    JSON.stringify(granted),
  ])
  return rows.length * chosen.length
}

export async function askAbout(owner: pg.Client, sample: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query(`select d from prove.differences_about($1) d`, [sample])
  return rows.map((row) => row.d)
}
