/** What the guard knows of a committee's own area: schools, places, organisations, and words that are harmless there. Names of people are none of it. */
import { sql } from 'kysely'
import type { GuardOptions } from '../guard/finding.ts'
import type { Tx } from '../kit/database.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    guard_words: {
      committee_id: string
      schools: string[]
      places: string[]
      organisations: string[]
      safe_words: string[]
      version: number
      changed_by: string
      changed_at: Date
    }
  }
}

export type CommitteeWords = Required<Pick<GuardOptions, 'schools' | 'places' | 'organisations' | 'safeWords'>>

const none: CommitteeWords = { schools: [], places: [], organisations: [], safeWords: [] }

/** Of the committee in which this transaction acts, for `findIdentifiers`. The lists themselves are fetched when they have changed. */
export async function committeeWords(tx: Tx): Promise<CommitteeWords> {
  const { rows } = await sql<{ committee_id: string; version: number }>`
    select committee_id, version from guard_words where committee_id = committee_now()`.execute(tx)
  const [now] = rows
  if (!now) return none
  const near = remembered.get(now.committee_id)
  if (near?.version === now.version) return near.words
  const row = await tx
    .selectFrom('guard_words')
    .selectAll()
    .where('committee_id', '=', now.committee_id)
    .executeTakeFirstOrThrow()
  const { schools, places, organisations, safe_words: safeWords } = row
  const words = { schools, places, organisations, safeWords }
  remembered.set(row.committee_id, { version: row.version, words })
  return words
}

const remembered = new Map<string, { readonly version: number; readonly words: CommitteeWords }>()
