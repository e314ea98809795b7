/** Which themes the Lead Officer looks at, as the address says it. Anything unknown in it is ignored. */
import { themes as words } from '#content'
import { type Theme, themeStates } from './themes.rows.ts'
import { polarities } from './themes.ts'

export interface ThemeChoice {
  readonly group: string
  readonly state: string
  readonly polarity: string
  readonly page: number
}

export const themesPerPage = 10

/** Nothing chosen: what is new, where something is; otherwise everything. */
export function choiceIn(query: unknown, somethingNew: boolean): ThemeChoice {
  const known = (name: string, values: readonly string[]) => {
    const value = textIn(query, name)
    return values.includes(value) ? value : ''
  }
  const page = Number(textIn(query, 'page'))
  return {
    group: known(
      'group',
      words.groups.map(({ id }) => id),
    ),
    state: known('state', [...themeStates, 'all']) || (somethingNew ? 'new' : 'all'),
    polarity: known('polarity', polarities),
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  }
}

const textIn = (query: unknown, name: string): string => {
  const value = typeof query === 'object' && query !== null ? new Map(Object.entries(query)).get(name) : ''
  return typeof value === 'string' ? value : ''
}

export function themeAddress({ group, state, polarity, page }: ThemeChoice): string {
  const query = new URLSearchParams({ state, group, polarity, page: page > 1 ? String(page) : '' })
  for (const [name, value] of [...query]) if (value === '') query.delete(name)
  return query.size > 0 ? `/themes?${query}` : '/themes'
}

/** Those that fit. New ones stand oldest first: they wait for somebody. */
export function themesThatFit(themes: readonly Theme[], { group, state, polarity }: ThemeChoice): Theme[] {
  const codes: readonly string[] = words.groups.find(({ id }) => id === group)?.codes.map(({ id }) => id) ?? []
  const fit = themes.filter(
    (theme) =>
      (group === '' || codes.includes(theme.code)) &&
      (state === 'all' || theme.state === state) &&
      (polarity === '' || theme.polarity === polarity),
  )
  return state === 'new' ? fit.reverse() : fit
}
