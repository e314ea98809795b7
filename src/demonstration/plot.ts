/** Who asks for what, when, and how far it has come: the discussions of the demonstration. */
import type { CommitteeKey, PersonKey } from './cast.ts'

/** How far a discussion has come, in the order of the procedure; the last ones are other ways out. */
export const chapters = [
  'draft',
  'with-first-manager',
  'with-second-manager',
  'agreed',
  'sent',
  'being-screened',
  'finding-facilitator',
  'facilitator-asked',
  'facilitator-confirmed',
  'finding-time',
  'time-set',
  'meeting-open',
  'meeting-ended',
  'record-being-read',
  'record-shared',
  'themes-sent',
  'three-months-on',
  'finished',
] as const
export type Chapter = (typeof chapters)[number]
export type SideWay =
  | 'manager-question'
  | 'not-agreed-now'
  | 'more-needed'
  | 'another-route'
  | 'waiting-elsewhere'
  | 'not-this-time'
  | 'withdrawn'
  | 'postponed'

export interface Plot {
  readonly committee: CommitteeKey
  /** Days ago that the request was begun. */
  readonly begunDaysAgo: number
  readonly requester: PersonKey
  readonly team: readonly PersonKey[]
  readonly facilitator: PersonKey
  readonly screener: PersonKey
  /** Which of the texts in demonstration.yaml. */
  readonly puzzle: number
  readonly until: Chapter | SideWay
}

const teams: Readonly<Partial<Record<PersonKey, readonly PersonKey[]>>> = {
  isla: ['catriona', 'calum', 'tom', 'aisha'],
  catriona: ['jamie', 'struan', 'nadia', 'oluchi'],
  calum: ['isla', 'eilidh', 'tom', 'aisha'],
  tom: ['jamie', 'eilidh', 'struan', 'oluchi'],
  aisha: ['isla', 'leila', 'calum', 'nadia'],
  eilidh: ['jamie', 'calum', 'tom'],
  jamie: ['leila', 'struan', 'nadia', 'aisha'],
  leila: ['isla', 'calum', 'aisha'],
  struan: ['jamie', 'catriona', 'tom', 'oluchi'],
  nadia: ['isla', 'eilidh', 'struan'],
  oluchi: ['jamie', 'catriona', 'tom'],
  rowan: ['iona', 'ewan', 'leila'],
  iona: ['rowan', 'ewan', 'hamish'],
  ewan: ['rowan', 'iona', 'leila'],
}

const askers: readonly PersonKey[] = [
  'isla',
  'catriona',
  'tom',
  'calum',
  'aisha',
  'jamie',
  'eilidh',
  'nadia',
  'struan',
  'leila',
  'oluchi',
]
const leaders: readonly PersonKey[] = ['marion', 'andrew', 'pauline', 'fergus']
const screeners: readonly PersonKey[] = ['ruth', 'shona']

function plot(
  committee: CommitteeKey,
  begunDaysAgo: number,
  requester: PersonKey,
  until: Plot['until'],
  turn: number,
): Plot {
  const here = committee === 'strathlorne'
  return {
    committee,
    begunDaysAgo,
    requester,
    team: teams[requester] ?? [],
    facilitator: here ? (leaders[turn % leaders.length] ?? 'marion') : 'donald',
    screener: here ? (screeners[turn % screeners.length] ?? 'ruth') : 'mairi',
    puzzle: turn,
    until,
  }
}

/** A year of finished ones, about three in two months, and then every place a discussion can be in today. */
const finished: readonly Plot[] = [
  ...Array.from({ length: 16 }, (_, index) =>
    plot('strathlorne', 420 - index * 17, askers[index % askers.length] ?? 'isla', 'finished', index),
  ),
  ...Array.from({ length: 3 }, (_, index) =>
    plot('glenbrae', 400 - index * 90, (['rowan', 'iona', 'ewan'] as const)[index] ?? 'rowan', 'finished', index),
  ),
]

const otherWays: readonly Plot[] = [
  plot('strathlorne', 300, 'struan', 'withdrawn', 3),
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
export const plots: readonly Plot[] = [...finished, ...otherWays, ...underWay].sort(
  (a, b) => b.begunDaysAgo - a.begunDaysAgo,
)

/** Whether a discussion goes on past a chapter. */
export function goesPast(until: Plot['until'], chapter: Chapter): boolean {
  const at = chapters.indexOf(mainline(until))
  return at > chapters.indexOf(chapter)
}

/** Where a side way leaves the line. */
function mainline(until: Plot['until']): Chapter {
  switch (until) {
    case 'manager-question':
    case 'not-agreed-now':
      return 'with-second-manager'
    case 'more-needed':
    case 'another-route':
    case 'waiting-elsewhere':
    case 'not-this-time':
      return 'finding-facilitator'
    case 'withdrawn':
      return 'finding-facilitator'
    case 'postponed':
      return 'time-set'
    default:
      return until
  }
}
