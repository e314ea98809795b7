/** The Lead Officer has worked with the older themes: some were shared, and something changed because of others. */
import { daysBetween, demonstration } from '#content'
import type { Database } from '../kit/database.ts'
import { settleTheme, type Theme, themesIn } from '../steps/themes/themes.rows.ts'
import type { Cast } from './cast.ts'

export async function answerThemes(database: Database, cast: Cast): Promise<void> {
  const lead = Object.values(cast).find((person) => person.duties.includes('lead-officer'))
  if (!lead) return
  await database.withActor(lead, async (tx) => {
    for (const theme of await themesIn(tx)) {
      const answer = answerTo(theme)
      if (answer) await settleTheme(tx, theme, theme.version, answer, dayAfter(theme, answer.after))
    }
  })
}

const { shared, changed } = demonstration.theme_answers

function answerTo(theme: Theme) {
  const days = daysBetween(dayAfter(theme, 0), new Date())
  if (days > 260) return { state: 'changed', said: changed, after: 90 } as const
  if (days > 120) return { state: 'shared', said: shared, after: 30 } as const
  return days >= 60 ? ({ state: 'grouped', said: '', after: 30 } as const) : null
}

const dayAfter = ({ arrivedOn }: Theme, days: number): Date =>
  new Date(Date.parse(`${arrivedOn}T10:00:00Z`) + days * 86_400_000)
