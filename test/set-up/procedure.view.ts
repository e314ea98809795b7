/** What stands in the database, looked at with the owner's rights, and every row that changes: for the property test of the whole procedure. */
import type pg from 'pg'
import type { Status } from '../../src/discussion.ts'

/** One discussion as it stands; lists are in the order of time. */
export interface View {
  readonly id: string
  readonly committee: string
  readonly status: Status
  readonly version: number
  readonly requester: string
  readonly begunBy: string
  readonly people: readonly { readonly person: string; readonly relation: string }[]
  readonly history: readonly {
    readonly number: number
    readonly event: string
    readonly by: string | null
    readonly at: string
  }[]
  readonly answered: readonly string[]
  readonly managers: Readonly<Record<string, string>>
  readonly agreements: readonly { readonly role: string; readonly person: string; readonly answer: string }[]
  readonly team: readonly {
    readonly id: string
    readonly person: string | null
    readonly told: boolean
    readonly skipped: boolean
  }[]
  readonly screened: readonly string[]
  readonly offered: string | null
  readonly invitations: readonly {
    readonly id: string
    readonly person: string | null
    readonly as: string
    readonly ticket: string
    readonly reply: string | null
  }[]
  readonly options: readonly string[]
  readonly meetingAt: string | null
  readonly sections: Readonly<Record<string, number>>
  readonly readBacks: readonly {
    readonly id: string
    readonly person: string
    readonly answer: string
    readonly copy: number
    readonly settled: boolean
  }[]
  readonly readUntil: string | null
  readonly copy: number
}

export async function viewOf(owner: pg.Client, id: string): Promise<View | null> {
  const { rows } = await owner.query<{ view: View }>({ name: 'view-of', text: viewStatement, values: [id] })
  return rows[0]?.view ?? null
}

const list = (columns: string, from: string, order: string) =>
  `coalesce((select json_agg(json_build_object(${columns}) order by ${order}) from ${from}), '[]')`

const viewStatement = `
  select json_build_object('id', d.id, 'committee', d.committee_id, 'status', d.status, 'version', d.version, 'requester', d.requester_id,
    'begunBy', d.begun_by,
    'people', ${list("'person', r.person_id, 'relation', r.relation", 'relation r where r.discussion_id = d.id and r.ended_at is null', 'r.since')},
    'history', ${list("'number', h.number, 'event', h.event, 'by', h.by_person, 'at', h.at", 'history h where h.discussion_id = d.id', 'h.number')},
    'answered', coalesce((select json_agg(a.question) from request_answer a where a.discussion_id = d.id), '[]'),
    'managers', coalesce((select json_object_agg(a.question, a.value) from request_answer a
      where a.discussion_id = d.id and a.question in ('first-manager', 'second-manager')), '{}'),
    'agreements', ${list("'role', g.role, 'person', g.person_id, 'answer', g.answer", 'agreement g where g.discussion_id = d.id', 'g.at, g.id')},
    'team', ${list("'id', t.id, 'person', t.person_id, 'told', t.told_at is not null, 'skipped', t.skip_reason is not null", 'team_member t where t.discussion_id = d.id and t.left_at is null', 't.position')},
    'screened', coalesce((select json_agg(s.question) from screening_answer s where s.discussion_id = d.id and s.round = greatest(1,
      (select count(*) from history h where h.discussion_id = d.id and h.event in ('request-sent', 'request-came-back')))), '[]'),
    'offered', (select o.person_id from facilitator_offer o where o.discussion_id = d.id and o.answer is null),
    'invitations', ${list("'id', i.id, 'person', i.person_id, 'as', i.invited_as, 'ticket', i.ticket_hash, 'reply', i.reply", 'invitation i where i.discussion_id = d.id and i.withdrawn_at is null', 'i.invited_at, i.id')},
    'options', coalesce((select json_agg(o.id order by o.starts_at) from time_option o join time_poll p on p.id = o.poll_id
      where p.discussion_id = d.id and p.ended_at is null), '[]'),
    'meetingAt', (select m.starts_at from meeting m where m.discussion_id = d.id order by m.number desc limit 1),
    'sections', coalesce((select json_object_agg(s.section, s.version) from record_section s where s.discussion_id = d.id), '{}'),
    'readBacks', ${list("'id', b.id, 'person', b.person_id, 'answer', b.answer, 'copy', b.copy, 'settled', b.settled_at is not null", 'read_back b where b.discussion_id = d.id', 'b.at')},
    'readUntil', (select c.read_until from record_copy c where c.discussion_id = d.id order by c.number desc limit 1),
    'copy', coalesce((select max(c.number) from record_copy c where c.discussion_id = d.id), 0)) as view
  from discussion d where d.id = $1`

/** One row written, changed or deleted. */
export interface Touched {
  readonly tab: string
  readonly op: string
  readonly discussion: string | null
  readonly row: Readonly<Record<string, unknown>>
}

/** From now on every row that changes is noted; what is rolled back is not. Letters are written and nothing is sent. */
export async function watchRows(owner: pg.Client): Promise<void> {
  await owner.query(`
    create unlogged table public.touched (n bigserial, tab text, op text, discussion uuid, "row" jsonb);
    create function public.note_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    declare changed jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
    begin
      insert into public.touched (tab, op, discussion, "row") values (tg_table_name, tg_op,
        coalesce(changed ->> 'discussion_id', case when tg_table_name = 'discussion' then changed ->> 'id' end)::uuid, changed);
      return null;
    end $$;
    grant execute on function public.note_row() to public;
    do $$ declare t text; begin
      for t in select tablename from pg_tables where schemaname = 'common_ground' loop
        execute format('create trigger note_row after insert or update or delete on common_ground.%I for each row execute function public.note_row()', t);
      end loop;
    end $$;`)
}

/** The rows that changed since it was last asked, in order. */
export async function touchedSince(owner: pg.Client): Promise<readonly Touched[]> {
  const { rows } = await owner.query<Touched>({
    name: 'touched',
    text: 'with gone as (delete from public.touched returning *) select tab, op, discussion, "row" from gone order by n',
  })
  return rows
}
