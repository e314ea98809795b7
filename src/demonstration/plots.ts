/** The discussions of the demonstration: last year whole, this year so far, and every place a discussion can be in today. */
import type { PersonKey } from './cast.ts'
import { type Plot, plot } from './plot.ts'

/** Sectors take turns: after five of them each has asked once. */
const askers: readonly PersonKey[] = [
  'isla',
  'catriona',
  'calum',
  'tom',
  'aisha',
  'jamie',
  'eilidh',
  'struan',
  'nadia',
  'oluchi',
]
const askerAt = (index: number): PersonKey => askers[index % askers.length] ?? 'isla'

const thisYear = new Date().getUTCFullYear()
const daysSince = (year: number, month: number, day: number): number =>
  Math.floor((Date.now() - Date.UTC(year, month - 1, day)) / 86_400_000)

/** Days from the first question until the forms after three months are in. */
const untilFinished = 165

/**
 * Last year: so many of each sector, and so many of each outcome, that its figures for publication can be shown whole (P31). One in two was held; of the
 * others as many were handed on as did not fit this time. None began so late that it met in another year.
 */
const lastYear: readonly Plot[] = Array.from({ length: 25 }, (_, index) => {
  const began = daysSince(thisYear - 1, 1, 8) - Math.round(index * 12.5)
  return plot('strathlorne', began, askerAt(index), lastYearsEnd(index, began), index)
}).filter(({ begunDaysAgo }) => begunDaysAgo > 60)

function lastYearsEnd(index: number, began: number): Plot['until'] {
  if (index % 4 === 1) return 'another-route'
  if (index % 4 === 3) return 'not-this-time'
  if (began >= untilFinished + 15) return 'finished'
  return began >= 145 ? 'three-months-on' : 'themes-sent'
}

/** Three in two months since then, and a few in the smaller committee. */
const finished: readonly Plot[] = [
  ...Array.from({ length: 12 }, (_, index) =>
    plot('strathlorne', daysSince(thisYear, 1, 15) - index * 17, askerAt(index + 2), 'finished', index),
  ).filter(({ begunDaysAgo }) => begunDaysAgo >= untilFinished),
  ...Array.from({ length: 3 }, (_, index) =>
    plot('glenbrae', 400 - index * 90, (['rowan', 'iona', 'ewan'] as const)[index] ?? 'rowan', 'finished', index),
  ),
]

const otherWays: readonly Plot[] = [
  plot('strathlorne', 34, 'struan', 'withdrawn', 3),
  plot('strathlorne', 210, 'leila', 'another-route', 2),
  plot('strathlorne', 120, 'calum', 'another-route', 5),
  plot('strathlorne', 80, 'nadia', 'not-this-time', 7),
  plot('strathlorne', 20, 'oluchi', 'waiting-elsewhere', 1),
  plot('strathlorne', 7, 'eilidh', 'more-needed', 4),
]

const underWay: readonly Plot[] = [
  plot('strathlorne', 140, 'aisha', 'three-months-on', 0),
  plot('strathlorne', 92, 'catriona', 'themes-sent', 1),
  plot('strathlorne', 46, 'tom', 'themes-sent', 2),
  plot('strathlorne', 38, 'jamie', 'record-shared', 3),
  plot('strathlorne', 30, 'isla', 'record-being-read', 4),
  plot('strathlorne', 27, 'struan', 'meeting-ended', 5),
  plot('strathlorne', 15, 'calum', 'postponed', 6),
  plot('strathlorne', 12, 'isla', 'time-set', 7),
  plot('strathlorne', 11, 'nadia', 'time-set', 0),
  plot('strathlorne', 10, 'leila', 'finding-time', 1),
  plot('strathlorne', 9, 'catriona', 'facilitator-confirmed', 2),
  plot('strathlorne', 8, 'oluchi', 'facilitator-asked', 3),
  plot('strathlorne', 8, 'tom', 'finding-facilitator', 4),
  plot('strathlorne', 7, 'jamie', 'being-screened', 5),
  plot('strathlorne', 5, 'aisha', 'sent', 6),
  plot('strathlorne', 4, 'isla', 'agreed', 7),
  plot('strathlorne', 4, 'eilidh', 'with-second-manager', 0),
  plot('strathlorne', 4, 'calum', 'manager-question', 1),
  plot('strathlorne', 4, 'struan', 'not-agreed-now', 2),
  plot('strathlorne', 3, 'catriona', 'with-first-manager', 3),
  plot('strathlorne', 3, 'isla', 'draft', 4),
  plot('strathlorne', 2, 'nadia', 'draft', 5),
  plot('glenbrae', 38, 'iona', 'record-shared', 6),
  plot('glenbrae', 9, 'ewan', 'finding-facilitator', 7),
  plot('glenbrae', 3, 'rowan', 'with-first-manager', 0),
]

/** Oldest first, so that numbers follow the calendar. */
export const plots: readonly Plot[] = [...lastYear, ...finished, ...otherWays, ...underWay].sort(
  (a, b) => b.begunDaysAgo - a.begunDaysAgo,
)
