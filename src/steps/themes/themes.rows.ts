import { type Generated, type Selectable, sql } from 'kysely'
import { dayOf } from '#content'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { happenedIn } from '../../kit/discussions.ts'
import { newId } from '../../kit/id.ts'
import type { Tables } from '../../kit/tables.ts'
import type { Access } from '../../trust/access.ts'
import { oneByOne } from '../../trust/sealed-words.ts'
import { openTheme, sealTheme } from './theme-words.ts'
import type { ThemeForm } from './themes.ts'

export const themeStates = ['new', 'grouped', 'with-committee', 'shared', 'changed', 'noted'] as const
export type ThemeState = (typeof themeStates)[number]

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

/** A theme and where it came from. The Lead Officer sees the first and never the second. */
export async function storeThemes(
  tx: Tx,
  discussion: Discussion,
  themes: readonly ThemeForm[],
  now: Date,
): Promise<void> {
  for (const theme of themes) {
    const arrived = { committeeId: discussion.committeeId, id: newId(), arrivedOn: dayOf(now) }
    const { id } = arrived
    await tx
      .insertInto('theme')
      .values({
        committee_id: discussion.committeeId,
        id,
        code: theme.code,
        polarity: theme.polarity,
        learning: await sealTheme(tx, arrived, 'learning', theme.learning, now),
        agencies: theme.agencies,
        share_how: theme['share-how'],
        arrived_on: arrived.arrivedOn,
        state_since: now,
      })
      .execute()
    await tx
      .insertInto('theme_source')
      .values({ committee_id: discussion.committeeId, discussion_id: discussion.id, theme_id: id })
      .execute()
  }
}

export interface Theme {
  readonly committeeId: string
  readonly id: string
  readonly code: string
  readonly polarity: ThemeForm['polarity']
  readonly learning: string
  readonly agencies: readonly string[]
  readonly shareHow: readonly string[]
  /** 'YYYY-MM-DD' */
  readonly arrivedOn: string
  readonly state: ThemeState
  readonly said: string
  readonly stateSince: Date
  readonly version: number
}

/** Every theme this person may see: the Lead Officer all of the committee, a facilitator those of their own discussions. */
export async function themesIn(tx: Tx): Promise<Theme[]> {
  const rows = await tx.selectFrom('theme').selectAll().orderBy('arrived_on', 'desc').orderBy('id').execute()
  return oneByOne(rows.map(themeOf), (theme) => openTheme(tx, theme))
}

/** The themes of one discussion, for its facilitator. */
export async function themesFrom({ tx, discussion }: Access<'themes'>): Promise<Theme[]> {
  const rows = await tx
    .selectFrom('theme')
    .innerJoin('theme_source', (join) =>
      join
        .onRef('theme_source.committee_id', '=', 'theme.committee_id')
        .onRef('theme_source.theme_id', '=', 'theme.id'),
    )
    .selectAll('theme')
    .where('theme_source.committee_id', '=', discussion.committeeId)
    .where('theme_source.discussion_id', '=', discussion.id)
    .orderBy('theme.id')
    .execute()
  return oneByOne(rows.map(themeOf), (theme) => openTheme(tx, theme))
}

/** Whether the facilitator said that there was none. */
export async function saidNone({ tx, discussion }: Access<'themes'>): Promise<boolean> {
  return (await happenedIn(tx, 'no-themes', [discussion])).size > 0
}

const themeOf = (row: Selectable<Tables['theme']>): Theme => ({
  committeeId: row.committee_id,
  id: row.id,
  code: row.code,
  polarity: row.polarity,
  learning: row.learning,
  agencies: row.agencies,
  shareHow: row.share_how,
  arrivedOn: row.arrived_on,
  state: row.state,
  said: row.said,
  stateSince: row.state_since,
  version: row.version,
})

export interface OwnTheme extends Pick<Theme, 'code' | 'polarity' | 'learning' | 'state' | 'said' | 'stateSince'> {
  readonly discussionId: string
  readonly pseudonym: string
}

/** Themes of discussions this person took part in or led, with what became of them. */
export async function ownThemes(tx: Tx): Promise<OwnTheme[]> {
  const { rows } = await sql<OwnTheme & { committeeId: string; id: string }>`
    select committee_id as "committeeId", theme_id as id, discussion_id as "discussionId", pseudonym, code, polarity, learning, state, said, state_since as "stateSince"
    from my_themes()`.execute(tx)
  return oneByOne(rows, (theme) => openTheme(tx, theme))
}

/** Changes what becomes of a theme; false where somebody else did since it was read. */
export async function settleTheme(
  tx: Tx,
  theme: Theme,
  seen: number,
  settled: { readonly state: ThemeState; readonly said: string },
  now: Date,
): Promise<boolean> {
  const changed = await tx
    .updateTable('theme')
    .set({
      state: settled.state,
      said: await sealTheme(tx, theme, 'said', settled.said, now),
      state_since: now,
      version: seen + 1,
    })
    .where('id', '=', theme.id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Letters to those who were there. The database writes them: whoever asks for it never learns who that is. */
export async function tellThoseWhoWereThere(tx: Tx, theme: Theme, version: number, now: Date): Promise<void> {
  await sql`select tell_theme_feedback(${theme.id}, ${String(version)}, ${now})`.execute(tx)
}
