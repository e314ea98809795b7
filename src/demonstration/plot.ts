/** One discussion of the demonstration: who asks for what, when, and how far it has come. All of them: plots.ts. */
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

const leaders: readonly PersonKey[] = ['marion', 'andrew', 'pauline', 'fergus']
const screeners: readonly PersonKey[] = ['ruth', 'shona']

export function plot(
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
