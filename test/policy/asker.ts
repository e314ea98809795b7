/** Asks the probes of a real database, as the application's role with the actor's settings, and compares inside PostgreSQL. */
import type pg from 'pg'
import type { ActorCase, Planted, PolicyWorld } from './policy-world.ts'
import type { Probe } from './probe.ts'
import { changers, factsOf, linkGets, probes, programGets } from './probes.ts'

/** Somebody who asks: what is expected of each probe for them. */
interface Asking {
  /** Below 0: none of the people. */
  readonly number: number
  /** `app.kind`, and after a colon `app.ticket`. */
  readonly kind: string
  readonly committee: string
  readonly person: string | null
  asks(probe: Probe): boolean
  /** `at`: its place in the world. */
  gets(probe: Probe, planted: Planted, at: number): boolean
}

/** What is expected of each probe: a hash and a count of the ids, so that an answer of thousands of rows is compared in the database. Gives the number of decisions. */
export async function expectAnswers(owner: pg.Client, world: PolicyWorld): Promise<number> {
  await owner.query(`create schema prove; grant usage on schema prove to common_ground_application;
    create table prove.asked (number serial primary key, actor integer, kind text, committee uuid, person uuid,
      probe text, query text, about text, does text, blind boolean, hash bigint, ids bigint);
    create table prove.whole (about text, id uuid);
    grant select on prove.asked to common_ground_application`)
  await owner.query(asking)
  const asked = [...people(world), ...links(world), program(world)]
  for (const one of asked)
    for (const probe of probes.filter((probe) => one.asks(probe))) {
      const ids = world.planted.filter(
        (planted, at) => one.gets(probe, planted, at) && (probe.exists?.(planted) ?? true),
      )
      await owner.query(
        `insert into prove.asked (actor, kind, committee, person, probe, query, about, does, blind, hash, ids)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce(bit_xor(uuid_hash_extended(id, 7)), 0), count(*) from unnest($10::uuid[]) id`,
        [
          ...[one.number, one.kind, one.committee, one.person],
          ...[probe.name, probe.query, probe.table, probe.does, probe.blind ?? false, ids.map(({ id }) => id)],
        ],
      )
    }
  for (const table of new Set(probes.flatMap(({ table, blind }) => (table && blind ? [table] : []))))
    await owner.query(
      `insert into prove.whole select distinct $1, ${table === 'discussion' ? 'id' : 'discussion_id'} from common_ground.${table}`,
      [table],
    )
  const probesAsked = asked.reduce((sum, one) => sum + probes.filter((probe) => one.asks(probe)).length, 0)
  return probesAsked * world.planted.length
}

function people(world: PolicyWorld): Asking[] {
  const changing = new Set(changers(world))
  return world.actors.map((actor, number) => {
    const facts = world.planted.map((planted) => factsOf(actor, planted))
    return {
      number,
      kind: 'person',
      committee: actor.committee,
      person: actor.person,
      asks: (probe) => (probe.does === 'read' || changing.has(actor)) && probe.isAsked?.(actor) !== false,
      gets: (probe, _, at) => {
        const known = facts[at]
        return known !== undefined && probe.expects(known)
      },
    }
  })
}

/** A link of one discussion, a link that nobody sent, and nobody in particular. */
function links({ committees, planted }: PolicyWorld): Asking[] {
  const one = planted.find(({ committee }) => committee === committees[0])
  if (!one) throw new Error('the world is empty')
  return [`ticket:${one.id}`, 'ticket:unknown', ''].map((kind, at) => ({
    number: -1 - at,
    kind,
    committee: committees[0],
    person: null,
    asks: () => true,
    gets: (probe, { id }) => kind === `ticket:${id}` && linkGets(probe),
  }))
}

/** The program itself, in the committee it works for. */
const program = ({ committees }: PolicyWorld): Asking => ({
  number: -4,
  kind: 'system',
  committee: committees[0],
  person: null,
  asks: ({ table }) => table !== undefined,
  gets: (probe, { committee }) => committee === committees[0] && programGets(probe),
})

/** Runs as whoever calls it: the application. `near`: stop at the first difference, and ask the probes with this word first; null: ask all. `writing`: those that write, or read; null: both. */
const asking = `
-- What a statement that gives nothing back has touched: the ids that are gone, or those written since this transaction began.
create function prove.touched(about text, does text, since bigint, out hash bigint, out ids bigint) language plpgsql security definer as $$
declare id constant text := case about when 'discussion' then 'id' else 'discussion_id' end;
begin
  execute case does
    when 'delete' then format('select coalesce(bit_xor(uuid_hash_extended(id, 7)), 0), count(*)
      from (select id from prove.whole where whole.about = %L except select %I from common_ground.%I) x', about, id, about)
    else format('select coalesce(bit_xor(uuid_hash_extended(id, 7)), 0), count(*)
      from (select distinct %I as id from common_ground.%I where xmin::text::bigint > %s) x', id, about, since)
  end into hash, ids;
end $$;
create function prove.differences(near text, writing boolean) returns setof text language plpgsql as $$
declare e record; got bigint; n bigint; said text; since constant bigint := pg_current_xact_id()::text::bigint;
begin
  for e in select * from prove.asked where writing is null or writing = (does <> 'read') order by (near is not null and probe not like '%' || near || '%'), does <> 'read', abs(actor) <> 0, number loop
    perform set_config('app.kind', split_part(e.kind, ':', 1), true), set_config('app.committee', e.committee::text, true),
      set_config('app.person', coalesce(e.person::text, ''), true), set_config('app.ticket', split_part(e.kind, ':', 2), true),
      set_config('app.about', '', true);
    said := null;
    begin
      if e.blind then
        execute e.query;
        get diagnostics n = row_count;
        got := 0;
        if n > 0 then select hash, ids from prove.touched(e.about, e.does, since) into got, n; end if;
      else
        execute case when e.does <> 'read' then format('with x as (%s) ', e.query) else '' end
          || 'select coalesce(bit_xor(uuid_hash_extended(id, 7)), 0), count(*) from (select distinct id from '
          || case when e.does <> 'read' then 'x' else format('(%s) y', e.query) end || ') z' into got, n;
      end if;
      if e.does <> 'read' then raise exception 'undone' using errcode = 'UNDO1'; end if;
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

/** One pass as the application over everything, or over what writes or reads; whatever it changed is rolled back. */
export async function ask(owner: pg.Client, near: string | null, writing: boolean | null = null): Promise<string[]> {
  const { rows } = await owner.query(`select d from prove.differences($1, $2) d`, [near, writing])
  return rows.map((row) => row.d)
}

export async function asApplication<T>(owner: pg.Client, work: () => Promise<T>, before?: string): Promise<T> {
  await owner.query('begin')
  try {
    if (before) await owner.query(before)
    // Keys and triggers rest: only the policies are asked.
    await owner.query(
      `set local session_replication_role = replica; set local role common_ground_application; set local search_path = common_ground, prove, pg_temp`,
    )
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
