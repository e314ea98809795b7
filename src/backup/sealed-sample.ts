/** One sealed answer, opened: shows that data, keys and master key belong together. */
import type pg from 'pg'
import { CannotStart } from '../kit/cannot-start.ts'
import { type Database, openDatabase } from '../kit/database.ts'
import { MasterMissing } from '../trust/master-key.ts'
import { answerAt } from '../trust/request-words.ts'
import { openWords, wordsGone } from '../trust/sealed-words.ts'

export const masterIsAnother =
  'The master key of these settings does not open these keys: give the one they were wrapped with as MASTER_KEY_FILE, or as EARLIER_MASTER_KEY_FILE.'

interface SealedAnswer {
  readonly committee_id: string
  readonly discussion_id: string
  readonly question: string
  readonly value: string
}

/**
 * `opened`; or `none` where nothing is sealed, or the keys of everything that was looked at have been destroyed. Throws `CannotStart` where the
 * master key is another.
 */
export async function openSample(client: pg.Client, ownerUrl: string): Promise<'opened' | 'none'> {
  const { rows } = await client.query<SealedAnswer>(
    `select committee_id, discussion_id, question, value from common_ground.request_answer
     where jsonb_typeof(value) = 'string' and value #>> '{}' like 'v1:%' order by answered_at desc limit 200`,
  )
  // As the program works: under row-level security, whatever the owner may see.
  const database = openDatabase({ url: ownerUrl, connections: 1, options: '-c role=common_ground_application' })
  try {
    for (const row of rows) if (await opens(database, row)) return 'opened'
    return 'none'
  } catch (error) {
    if (error instanceof MasterMissing) throw new CannotStart(masterIsAnother)
    throw error
  } finally {
    await database.close()
  }
}

const opens = (database: Database, { committee_id, discussion_id, question, value }: SealedAnswer): Promise<boolean> =>
  database.withActor({ kind: 'system', committeeId: committee_id }, async (tx) => {
    const about = { committeeId: committee_id, id: discussion_id }
    return (await openWords(tx, about, answerAt(question), value)) !== wordsGone
  })
