import { interfaceWords, isKeyOf, publication as words } from '#content'
import { csv } from '../documents/csv.ts'
import type { Controlled, YearFigures } from './publication.ts'

export interface Published {
  readonly year: number
  readonly figures: YearFigures
}

export const sectorLabel = (item: string): string =>
  isKeyOf(interfaceWords.sectors, item) ? interfaceWords.sectors[item] : item
export const outcomeLabel = (item: string): string => (isKeyOf(words.outcome, item) ? words.outcome[item] : item)
export const shown = (count: number | null): number | string => count ?? words.one.hidden

/** The figures as a table for spreadsheets: what the page shows, no more. */
export function publicationAsTable({ year, figures }: Published): string {
  const { columns } = words
  const rows = (title: string, table: Controlled, label: (item: string) => string) => [
    ...table.cells.map(({ item, count }) => [year, title, label(item), shown(count)]),
    [year, title, words.total, shown(table.total)],
  ]
  return csv([
    [columns.year, columns.figure, columns.what, columns.count],
    ...rows(words.requests, figures.requests, sectorLabel),
    ...rows(words.outcomes, figures.outcomes, outcomeLabel),
    [year, words.held, words.total, shown(figures.held)],
  ])
}
