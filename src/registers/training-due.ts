/** When a refresher is due, and what that makes of somebody's training (P29; training.yaml, kinds and states). Pure. */
import { entriesOf, isKeyOf, training as words } from '#content'

export type TrainingKind = keyof typeof words.kinds
export const trainingKinds = entriesOf(words.kinds).map(([kind]) => kind) as [TrainingKind, ...TrainingKind[]] // never empty

export interface TrainingRow {
  readonly kind: string
  /** Days, 'YYYY-MM-DD'. */
  readonly completedOn: string
  readonly refresherDueOn: string | null
  readonly confirmed: boolean
}

export type TrainingState = keyof typeof words.states

/** The day the refresher is due, or null where the kind needs none. */
export function refresherDue(kind: TrainingKind, completedOn: string): string | null {
  const { months } = words.kinds[kind]
  return months === '' ? null : monthsLater(completedOn, months)
}

/** The same day of a later month, or that month's last day. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** One row's state on a day. */
export function stateOfRow(row: TrainingRow, today: string): TrainingState {
  if (!row.confirmed) return 'to-confirm'
  const due = row.refresherDueOn
  if (due === null) return 'current'
  if (due < today) return 'due'
  return due <= daysLater(today, words.remind.first.default) ? 'due-soon' : 'current'
}

/** The 4x4x4 training as a whole: the core course or a refresher, whichever lasts longest. It decides who may be asked (P15). */
export function modelTraining(
  rows: readonly TrainingRow[],
  today: string,
): { state: TrainingState; due: string | null } {
  const counting = rows.filter(({ kind }) => kind === 'core-444' || kind === 'refresher-444')
  const [latest] = counting
    .filter(({ confirmed }) => confirmed)
    .toSorted((one, other) => (other.refresherDueOn ?? '').localeCompare(one.refresherDueOn ?? ''))
  if (latest) return { state: stateOfRow(latest, today), due: latest.refresherDueOn }
  return { state: counting.length > 0 ? 'to-confirm' : 'missing', due: null }
}

/** What a kind is called; a kind the committee no longer uses keeps its id. */
export const kindLabel = (kind: string): string => (isKeyOf(words.kinds, kind) ? words.kinds[kind].label : kind)

const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
