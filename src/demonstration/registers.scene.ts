/** Who has been told about the procedure, one exception to it, and a manager on leave: the registers beside the discussions, in Strathlorne. */

import type pg from 'pg'
import { demonstration, procedure } from '#content'
import { newId } from '../kit/id.ts'
import type { Cast } from './cast.ts'

const { briefing_words, exemption_words } = demonstration

export async function fillRegisters(client: pg.Client, committee: string, cast: Cast): Promise<void> {
  const { rows: agencies } = await client.query<{ id: string }>(
    `select id from common_ground.agency where committee_id = $1 and sector <> 'office' order by name`,
    [committee],
  )
  for (const [at, agency] of agencies.entries())
    for (const [index, told] of briefing_words.entries()) {
      if (index > 0 && (at + index) % (at + 2) === 0) continue // agencies differ in how far they are
      await client.query(
        `insert into common_ground.briefing (committee_id, id, told, agency_id, way, told_on, how_many, version, questions, noted_by, noted_at)
         values ($1, $2, $3, $4, $5, current_date - $6::int, $7, $8, $9, $10, now() - make_interval(days => $6::int))`,
        [
          committee,
          newId(),
          told.told,
          agency.id,
          told.way,
          told.days - at * 3,
          told.people,
          procedure.control.version,
          at === 0 ? told.questions : '',
          cast.neil.personId,
        ],
      )
    }
  await client.query(
    `insert into common_ground.exemption (committee_id, id, what, who_for, why, from_on, to_on, asked_by, asked_at, state)
     values ($1, $2, $3, $4, $5, current_date + 14, current_date + 120, $6, now() - interval '4 days', 'asked')`,
    [committee, newId(), exemption_words.what, exemption_words.who, exemption_words.why, cast.gregor.personId],
  )
  await client.query(
    `insert into common_ground.cover (committee_id, id, absent_id, covers_id, from_day, to_day, set_by, set_at)
     values ($1, $2, $3, $4, current_date - 1, current_date + 12, $3, now() - interval '3 days')`,
    [committee, newId(), cast.ailsa.personId, cast.morven.personId],
  )
}
