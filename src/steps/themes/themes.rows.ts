import type { Generated } from 'kysely'
import { dayOf } from '#content'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { newId } from '../../kit/id.ts'
import type { ThemeForm } from './themes.ts'

export type ThemeState = 'new' | 'grouped' | 'with-committee' | 'shared' | 'changed' | 'noted'

interface ThemeTable {
  committee_id: string
  id: string
  code: string
  polarity: ThemeForm['polarity']
  learning: string
  agencies: string[]
  share_how: string[]
  arrived_on: string
  state: Generated<ThemeState>
  said: Generated<string>
  state_since: Date
  version: Generated<number>
}
declare module '../../kit/tables.ts' {
  interface Tables {
    theme: ThemeTable
    theme_source: { committee_id: string; discussion_id: string; theme_id: string }
  }
}

/** Who the themes go to. */
export async function leadOfficers(tx: Tx, discussion: Discussion): Promise<string[]> {
  const rows = await tx
    .selectFrom('duty')
    .select('person_id')
    .where('committee_id', '=', discussion.committeeId)
    .where('duty', '=', 'lead-officer')
    .execute()
  return rows.map((row) => row.person_id)
}

/** A theme and where it came from. The Lead Officer sees the first and never the second. */
export async function storeThemes(
  tx: Tx,
  discussion: Discussion,
  themes: readonly ThemeForm[],
  now: Date,
): Promise<void> {
  for (const theme of themes) {
    const id = newId()
    await tx
      .insertInto('theme')
      .values({
        committee_id: discussion.committeeId,
        id,
        code: theme.code,
        polarity: theme.polarity,
        learning: theme.learning,
        agencies: theme.agencies,
        share_how: theme['share-how'],
        arrived_on: dayOf(now),
        state_since: now,
      })
      .execute()
    await tx
      .insertInto('theme_source')
      .values({ committee_id: discussion.committeeId, discussion_id: discussion.id, theme_id: id })
      .execute()
  }
}
