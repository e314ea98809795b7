/** Rows of every kind that the stories of the demonstration do not tell, so that a test can see them go (test/proofs/everything-goes.web.test.ts). */
import type pg from 'pg'
import type { Cast } from '../../src/demonstration/cast.ts'
import type { System } from '../../src/discussion.ts'
import type { Database } from '../../src/kit/database.ts'
import { newId } from '../../src/kit/id.ts'
import { sealEvaluation } from '../../src/trust/evaluation-words.ts'

interface Planting {
  readonly owner: pg.Client
  readonly database: Database
  readonly cast: Cast
  readonly begun: Date
}

/** A row of each kind that no story tells; where it belongs to a discussion, of those that are over. */
export async function plantTheRest({ owner, database, cast, begun }: Planting): Promise<void> {
  const { isla, marion, neil } = cast
  const { committeeId } = isla
  const system: System = { kind: 'system', committeeId }
  const long = new Date(begun.getTime() - 200 * 86_400_000)
  await owner.query(
    `insert into format_request (committee_id, id, format, subject, reach, asked_at, due_on, answered_at, answered_by)
     values ($1, $2, 'large-print', 'The procedure', 'isla@example.example', $3, '2026-01-01', $3, $4)`,
    [committeeId, newId(), long, neil.personId],
  )
  await owner.query(
    `insert into publication (committee_id, year, figures, made_by, made_at) values ($1, $2, '{}', $3, $4) on conflict do nothing`, // the story may have made it
    [committeeId, begun.getUTCFullYear() - 1, neil.personId, begun],
  )
  await owner.query(
    `insert into evaluation_report (committee_id, number, upto, figures, analysis, released_by, released_at) values ($1, 1, '2025-Q4', '{}', 'Calmer.', $2, $3)`,
    [committeeId, neil.personId, begun],
  )
  await owner.query(
    `insert into learning_note (committee_id, person_id, id, shape, written_on, begun_at, changed_at) values ($1, $2, $3, 'plain', '2026-01-01', $4, $4)`,
    [committeeId, isla.personId, newId(), begun],
  )
  await owner.query(
    `insert into self_review (committee_id, person_id, discussion_id, changed_at) values ($1, $2, $3, $4) on conflict do nothing`,
    [committeeId, marion.personId, newId(), begun],
  )
  await owner.query(
    `insert into guard_choice (committee_id, discussion_id, place, mark, kind, severity, reason, at)
     select committee_id, id, 'record', md5('one'), 'name', 'check', 'other', $1 from discussion where status = 'finished'`,
    [begun],
  )
  await owner.query(
    `insert into sealed_note (committee_id, discussion_id, sealed, written_by, written_at)
     select committee_id, id, 'x', begun_by, $1 from discussion where status = 'three-months-on'`,
    [begun],
  )
  await plantOfDiscussions({ owner, cast, begun })
  await plantOfPeople({ owner, cast, begun })
  const batch = { committeeId, form: 'after', quarter: '2025-Q4' }
  for (const [agency, now, then] of ['health 8 4', 'health 6 5', 'police 7 7', 'police 9 3', 'police 5 '].map((one) =>
    one.split(' '),
  )) {
    const answers = { agency, 'a-challenge': now, ...(then ? { 'a-challenge-then': then } : {}), 'a-safe': '4' }
    const words = await database.withActor(system, (tx) => sealEvaluation(tx, batch, { 'a-best': 'The quiet.' }))
    await owner.query(
      `insert into evaluation_answer (committee_id, id, form, quarter, answers, words) values ($1, $2, 'after', $3, $4, $5)`,
      [committeeId, crypto.randomUUID(), batch.quarter, JSON.stringify(answers), JSON.stringify(words)],
    )
  }
}

type Rows = Omit<Planting, 'database'>

async function plantOfDiscussions({ owner, cast, begun }: Rows): Promise<void> {
  const { isla, marion, fiona, ruth } = cast
  const insert = (into: string, values: string, ...given: unknown[]) =>
    owner.query(
      `insert into ${into} select d.committee_id, d.id, ${values} from discussion d where d.status = 'finished'`,
      given,
    )
  const here = 'committee_id, discussion_id'
  await insert(
    `kept_word (${here}, id, place, mark, choice_mark, why, reason, sentence, asked_by, asked_at, answer, answered_by, answered_at)`,
    `gen_random_uuid(), 'record', md5('one'), md5('one'), 'name', 'public', '{}', $1, $2, 'agree', $3, $2`,
    marion.personId,
    begun,
    ruth.personId,
  )
  await insert(
    `emergency_access (${here}, id, reference, person_id, reason, opened_at, ends_at, told)`,
    `gen_random_uuid(), 'RCD-T-1', $1, 'system-fault', $2, $2::timestamptz + interval '1 hour', array[$3, $4]::uuid[]`,
    fiona.personId,
    begun,
    isla.personId,
    ruth.personId,
  )
  await insert(`legal_hold (${here}, id, reason, placed_at, ended_at)`, `gen_random_uuid(), 'court', $1, $1`, begun)
  await insert(`conflict_of_interest (${here}, person_id)`, '$1', ruth.personId)
  await insert(
    `meeting_off (${here}, id, kind, reason, by_person, at)`,
    `gen_random_uuid(), 'postponed', 'ill', $1, $2`,
    marion.personId,
    begun,
  )
  await insert(`topic_note (${here}, text, written_at) `, `'', $1`, begun)
  await insert(
    `time_poll (${here}, id, asked_at, closes_on, how, ended_at)`,
    `gen_random_uuid(), $1, '2026-01-01', 'online', $1`,
    begun,
  )
  await owner.query(
    `insert into time_option (committee_id, discussion_id, poll_id, id, starts_at, ends_at)
     select committee_id, discussion_id, id, gen_random_uuid(), asked_at, asked_at + interval '1 hour' from time_poll`,
  )
  await owner.query(
    `insert into time_reply (committee_id, discussion_id, poll_id, invitation_id, answered_at)
     select committee_id, discussion_id, p.id, i.id, p.asked_at from time_poll p join invitation i using (committee_id, discussion_id)`,
  )
  await owner.query(
    `insert into time_answer (committee_id, discussion_id, option_id, invitation_id, answer)
     select committee_id, discussion_id, o.id, i.id, 'yes' from time_option o join invitation i using (committee_id, discussion_id)`,
  )
}

async function plantOfPeople({ owner, cast, begun }: Rows): Promise<void> {
  const { isla, ruth } = cast
  await owner.query(`insert into address_change values ($1, $2, 'isla.new@council.example', 'link', $3, $4, $4)`, [
    isla.committeeId,
    isla.personId,
    cast.ada.personId,
    begun,
  ])
  await owner.query(
    `insert into newcomer (committee_id, id, name, email, agency_id, link_hash, code_hash, made_by, made_at, expires_at)
     select $1, gen_random_uuid(), 'Eilidh Gunn', 'eilidh.gunn@health.example', a.id, 'link', 'code', $2, $3, $3
     from agency a where a.committee_id = $1 limit 1`,
    [cast.ada.committeeId, cast.ada.personId, begun],
  )
  const insert = (into: string, values: string, ...given: unknown[]) =>
    owner.query(`insert into ${into} values (${values})`, given)
  await insert(
    'guard_words (committee_id, safe_words, changed_by, changed_at)',
    `$1, '{Heather}', $2, $3`,
    isla.committeeId,
    ruth.personId,
    begun,
  )
  await insert(
    'harmless_word_asked (committee_id, word, asked_by, asked_at)',
    `$1, 'Bramwell', $2, $3`,
    isla.committeeId,
    ruth.personId,
    begun,
  )
  await insert('passkey (person_id, id, public_key, added_at)', `$1, 'key', 'x', $2`, isla.personId, begun)
  await insert('authenticator (person_id, sealed_key, added_at)', `$1, '', $2`, isla.personId, begun)
  await insert(
    'identity (issuer, subject, person_id, linked_at)',
    `'https://agency.example', 'isla', $1, $2`,
    isla.personId,
    begun,
  )
  await insert(
    'enrolment (committee_id, id, person_id, link_hash, code_hash, made_at, valid_from, expires_at)',
    `$1, gen_random_uuid(), $2, 'link', 'code', $3, $3, $3::timestamptz + interval '1 hour'`,
    isla.committeeId,
    isla.personId,
    begun,
  )
}
