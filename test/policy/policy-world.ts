/**
 * A world that holds every case: each status with each relation (present, ended, twice, with a conflict of interest, in one's own draft),
 * for people with each duty who work here, have left the committee, have left altogether, or work in two committees.
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { duties, relations, statuses } from '../../src/discussion.ts'

export interface Planted {
  readonly id: string
  readonly committee: string
  readonly status: string
  readonly parts: readonly string[]
  readonly ended: readonly string[]
  readonly conflict: boolean
  /** Everybody has opened it in an emergency: now, closed again, or more than an hour ago; or somebody has who is none of the actors. */
  readonly emergency: 'open' | 'closed' | 'past' | 'by-another' | null
  /** Parts of somebody who is none of the actors. */
  readonly othersParts: readonly string[]
  /** Whoever began it; null: somebody who is none of the actors. */
  readonly begunBy: string | null
}

export interface ActorCase {
  readonly person: string
  readonly committee: string
  /** 'outside': works in the first committee and acts in the second one, where they never worked. */
  readonly standing: 'here' | 'left-committee' | 'left' | 'both' | 'outside'
  /** Acts in the second committee. */
  readonly elsewhere: boolean
  readonly duties: readonly string[]
}

export interface PolicyWorld {
  readonly committees: readonly [string, string]
  readonly actors: readonly ActorCase[]
  readonly planted: readonly Planted[]
}

export async function plantWorld(owner: pg.Client): Promise<PolicyWorld> {
  const committees = [randomUUID(), randomUUID()] as const
  const [here, there] = committees
  const nobody = randomUUID()
  await owner.query('set search_path = common_ground')
  await owner.query(`insert into committee (id, slug) values ($1, 'here'), ($2, 'there')`, [here, there])
  await owner.query(`insert into agency select c, c, 'Agency', 'health' from unnest($1::uuid[]) c`, [committees])
  const actors = people(here, there)
  const persons = [...new Map(actors.map((actor) => [actor.person, actor])).values()]
  await owner.query(
    `insert into person (id, name, email, left_at) select p.id, 'Person', p.id || '@here.example', case when p.gone then now() end
     from jsonb_to_recordset($1) as p (id uuid, gone boolean)`,
    [
      JSON.stringify([
        { id: nobody, gone: false },
        ...persons.map((p) => ({ id: p.person, gone: p.standing === 'left' })),
      ]),
    ],
  )
  const memberships = persons.flatMap(({ person, standing }) => [
    { person, committee: here, gone: standing === 'left-committee' },
    ...(standing === 'both' ? [{ person, committee: there, gone: false }] : []),
  ])
  await owner.query(
    `insert into membership (committee_id, person_id, agency_id, left_at) select m.committee, m.person, m.committee, case when m.gone then now() end
     from jsonb_to_recordset($1) as m (committee uuid, person uuid, gone boolean)`,
    [
      JSON.stringify([
        { person: nobody, committee: here, gone: false },
        { person: nobody, committee: there, gone: false },
        ...memberships,
      ]),
    ],
  )
  await owner.query(
    `insert into duty (committee_id, person_id, duty) select d.committee, d.person, d.duty
     from jsonb_to_recordset($1) as d (committee uuid, person uuid, duty text)`,
    [
      JSON.stringify(
        actors.flatMap((one) => one.duties.map((duty) => ({ person: one.person, committee: one.committee, duty }))),
      ),
    ],
  )
  const planted = discussions(here, there, persons)
  await plantDiscussions(owner, planted, persons, nobody)
  await plantEmergencies(owner, planted, persons, nobody)
  await plantContent(owner, nobody)
  await owner.query('analyze')
  return { committees, actors, planted }
}

function people(here: string, there: string): ActorCase[] {
  const dutySets: readonly (readonly string[])[] = [
    [],
    ...duties.map((duty) => [duty]),
    ['lead-officer', 'administrator'],
  ]
  return dutySets.flatMap((held) =>
    standingsOf(held).flatMap((standing): ActorCase[] => {
      const person = randomUUID()
      const here_ = { person, standing, committee: here, elsewhere: false, duties: held }
      // In the second committee the same person has no duty.
      const there_ = { ...here_, committee: there, elsewhere: true, duties: [] }
      if (standing === 'both') return [here_, there_]
      return standing === 'here' && held.length === 0 ? [{ ...there_, standing: 'outside' }, here_] : [here_]
    }),
  )
}

/** Whoever has left has left with any duty: the two that read something by it are enough. */
const standingsOf = (held: readonly string[]) =>
  held.length === 0 || held.join() === 'reviewing-team' || held.join() === 'lead-officer'
    ? (['here', 'left-committee', 'left', 'both'] as const)
    : (['here', 'both'] as const)

type Shape = Pick<Planted, 'parts' | 'ended' | 'conflict' | 'othersParts' | 'begunBy' | 'emergency'>

function discussions(here: string, there: string, persons: readonly ActorCase[]): Planted[] {
  const plain = { parts: [], ended: [], conflict: false, othersParts: [], begunBy: null, emergency: null }
  const pairs = relations.flatMap((one, at) => relations.slice(at + 1).map((other) => [one, other]))
  const shapes: Shape[] = [
    plain,
    ...relations.map((part) => ({ ...plain, parts: [part] })),
    ...relations.map((part) => ({ ...plain, ended: [part] })),
    ...relations.map((part) => ({ ...plain, parts: [part], conflict: true })),
    ...relations.map((part) => ({ ...plain, othersParts: [part] })),
    ...pairs.map((parts) => ({ ...plain, parts })),
    { ...plain, emergency: 'open' },
    { ...plain, emergency: 'open', conflict: true },
    { ...plain, emergency: 'open', parts: ['topic-expert'] },
    { ...plain, emergency: 'closed' },
    { ...plain, emergency: 'past' },
    { ...plain, emergency: 'by-another' },
  ]
  // Who began a draft is one person, so those cases are planted for six of them.
  const beginners = [0, 1, 4].flatMap((at) => persons[at]?.person ?? [])
  const own = beginners.flatMap((begunBy): Shape[] => [
    { ...plain, begunBy },
    ...relations.map((part) => ({ ...plain, begunBy, parts: [part] })),
    { ...plain, begunBy, ended: ['first-manager'] },
    { ...plain, begunBy, othersParts: ['first-manager'] },
    { ...plain, begunBy, parts: ['first-manager'], conflict: true },
  ])
  const made = (committee: string, shape: Shape, status: string) => ({ id: randomUUID(), committee, status, ...shape })
  return statuses.flatMap((status) => [
    ...[...shapes, ...own].map((shape) => made(here, shape, status)),
    ...shapes.slice(0, 1 + relations.length).map((shape) => made(there, shape, status)),
    made(there, { ...plain, emergency: 'open' }, status),
  ])
}

async function plantDiscussions(
  owner: pg.Client,
  planted: readonly Planted[],
  persons: readonly ActorCase[],
  nobody: string,
) {
  await owner.query(
    `insert into discussion (committee_id, id, reference, pseudonym, status, status_since, begun_at, begun_by, requester_id)
     select d.committee, d.id, d.id::text, d.id::text, d.status, now(), now(), coalesce(d."begunBy", $2), $2
     from jsonb_to_recordset($1) as d (committee uuid, id uuid, status text, "begunBy" uuid)`,
    [JSON.stringify(planted), nobody],
  )
  // Everybody stands in the same parts of everything, so that one discussion is a case for each of them.
  await owner.query(
    `insert into relation (committee_id, discussion_id, person_id, relation, since, ended_at)
     select d.committee, d.id, p.id, part.name, now(), case when part.ended then now() end
     from jsonb_to_recordset($1) as d (committee uuid, id uuid, parts jsonb, ended jsonb), unnest($2::uuid[]) as p(id),
       lateral (select jsonb_array_elements_text(d.parts) as name, false as ended union all select jsonb_array_elements_text(d.ended), true) part`,
    [JSON.stringify(planted), persons.map(({ person }) => person)],
  )
  await owner.query(
    `insert into relation (committee_id, discussion_id, person_id, relation, since)
     select d.committee, d.id, $2, part, now()
     from jsonb_to_recordset($1) as d (committee uuid, id uuid, "othersParts" jsonb), jsonb_array_elements_text(d."othersParts") part`,
    [JSON.stringify(planted), nobody],
  )
  await owner.query(
    `insert into conflict_of_interest (committee_id, discussion_id, person_id)
     select d.committee, d.id, p.id from jsonb_to_recordset($1) as d (committee uuid, id uuid, conflict boolean), unnest($2::uuid[]) as p(id) where d.conflict`,
    [JSON.stringify(planted), persons.map(({ person }) => person)],
  )
}

async function plantEmergencies(
  owner: pg.Client,
  planted: readonly Planted[],
  persons: readonly ActorCase[],
  nobody: string,
) {
  await owner.query(
    `insert into emergency_access (committee_id, id, discussion_id, reference, person_id, reason, opened_at, ends_at, written_at, ended_at, told)
     select d.committee, gen_random_uuid(), d.id, 'n', p.id, 'cannot-reach', now(), now() + interval '60 minutes',
       case d.emergency when 'past' then now() - interval '61 minutes' else now() end, case d.emergency when 'closed' then now() end,
       array[gen_random_uuid(), gen_random_uuid()]
     from jsonb_to_recordset($1) as d (committee uuid, id uuid, emergency text), unnest($2::uuid[]) as p(id)
     where case d.emergency when 'by-another' then p.id = $3 else d.emergency is not null and p.id <> $3 end`,
    [JSON.stringify(planted), [...persons.map(({ person }) => person), nobody], nobody],
  )
  // Somebody else's conflict of interest closes nothing to the others.
  await owner.query(
    `insert into conflict_of_interest (committee_id, discussion_id, person_id)
     select d.committee, d.id, $2 from jsonb_to_recordset($1) as d (committee uuid, id uuid, emergency text) where d.emergency = 'open'`,
    [JSON.stringify(planted), nobody],
  )
}

/** One row of everything for each discussion. */
async function plantContent(owner: pg.Client, nobody: string): Promise<void> {
  const from = 'from discussion'
  // Whoever began a discussion without parts is asked to lead it and to come: what is one's own.
  const asked = `case when exists (select from relation r where r.discussion_id = discussion.id) then '${nobody}' else begun_by end`
  const rows: readonly string[] = [
    `history (committee_id, discussion_id, number, event, at) select committee_id, id, 1, 'request-begun', now() ${from}`,
    `request_answer (committee_id, discussion_id, question, kind, value, answered_at) select committee_id, id, k, k, '""', now() ${from},
      unnest(array['areas', 'request', 'request-managers', 'request-arranging', 'request-screening', 'request-independence', 'request-team', 'request-wishes']) k`,
    `request_copy (committee_id, discussion_id, number, position, part, question, label, kind, answer, sent_at) select committee_id, id, 1, n, 'p', 'q', 'l', k, '[]', now() ${from},
      unnest(array['areas', 'request', 'request-managers', 'request-arranging', 'request-screening', 'request-independence', 'request-team', 'request-wishes']) with ordinality as t(k, n)`,
    `agreement (committee_id, discussion_id, id, role, person_id, answer, at) select committee_id, id, gen_random_uuid(), 'first-manager', '${nobody}', 'agree', now() ${from} where status <> 'draft'`,
    `team_member (committee_id, discussion_id, id, position, name, role, agency, email) select committee_id, id, gen_random_uuid(), 1, 'n', 'r', 'a', 'a@here.example' ${from}`,
    `screening_answer (committee_id, discussion_id, round, question, answer, reason, answered_at, answered_by) select committee_id, id, 1, 'q', 'a', '', now(), '${nobody}' ${from}`,
    `screening_outcome (committee_id, discussion_id, number, round, outcome, decided_by, decided_at) select committee_id, id, 1, 1, 'suitable', '${nobody}', now() - interval '1 day' ${from}`,
    `facilitator_offer (committee_id, discussion_id, id, person_id, asked_by, asked_at, answer_by) select committee_id, id, gen_random_uuid(), ${asked}, '${nobody}', now(), now() ${from}`,
    `invitation (committee_id, discussion_id, id, person_id, name, email, invited_as, ticket_hash, invited_at) select committee_id, id, gen_random_uuid(), ${asked}, 'n', 'n@here.example', 'team-member', id::text, now() ${from}`,
    `room (committee_id, discussion_id, opened_at, opened_by, purpose_read, part_since) select committee_id, id, now(), '${nobody}', '{}', now() ${from}`,
    `record_section (committee_id, discussion_id, section, answers, written_at, written_by) select committee_id, id, 's', '{}', now(), '${nobody}' ${from}`,
    `kept_word (committee_id, discussion_id, id, place, mark, choice_mark, why, reason, sentence, asked_by, asked_at) select committee_id, id, gen_random_uuid(), 'p', repeat('0', 32), repeat('0', 32), 'w', 'r', '{}', '${nobody}', now() ${from}`,
    `record_copy (committee_id, discussion_id, number, content, offered_at, read_until) select committee_id, id, 1, '[]', now(), now() ${from}`,
    `topic_note (committee_id, discussion_id, text, written_at) select committee_id, id, '', now() ${from}`,
    `theme (committee_id, id, code, polarity, learning, arrived_on, state_since) select committee_id, id, 'c', 'both', '', now(), now() ${from}`,
    `theme_source (committee_id, discussion_id, theme_id) select committee_id, id, id ${from}`,
  ]
  for (const row of rows) await owner.query(`insert into ${row}`)
}
