/**
 * Who may lead (P15): somebody experienced and skilled, trained, and without any part in the work. Pure; asked for the shortlist, again
 * when somebody is asked, and again when they say yes. Rules of kind "must" cannot be overruled; "prefer" only sorts the list (P14).
 */
import { allocation as words } from '#content'

type Rules = typeof words.rules
export type MustRule = Extract<Rules[number], { readonly kind: 'must' }>['id']
export type Wish = Extract<Rules[number], { readonly kind: 'prefer' }>['id']

/** What makes somebody involved: the coded words of common_ground.involvement (db/0007). */
export const involvements = ['in-team', 'manages-team', 'asking', 'screened', 'left-out', 'said-so'] as const
export type Involvement = (typeof involvements)[number]

export interface Candidate {
  readonly personId: string
  readonly agencyId: string
  readonly state: 'active' | 'paused' | 'left'
  readonly supervisionYears: 'under-1' | '1-to-3' | 'over-3'
  /** Discussions in three months, as they said themselves. */
  readonly capacity: number
  /** Led or asked for in the last three months, this discussion not counted. */
  readonly led: number
  /** Day of the latest time they led, 'YYYY-MM-DD', or null. */
  readonly lastLed: string | null
  /** Day until which the confirmed 4x4x4 training is up to date, 'YYYY-MM-DD'; null when there is none. */
  readonly trainedUntil: string | null
  readonly involved: readonly Involvement[]
  /** Whether they fit what the group wishes; null: no such wish. */
  readonly topic: boolean | null
  readonly language: boolean | null
  readonly place: boolean | null
  /** Passed on this discussion before, for a reason that is no involvement. */
  readonly passed: boolean
}

export interface Asking {
  /** Today where people are, 'YYYY-MM-DD'. */
  readonly today: string
  /** Agency of the practitioner who asked. */
  readonly agencyId: string
}

export interface Eligibility {
  readonly may: boolean
  /** The rules that leave this person out, in the order of allocation.yaml. Shown as rules, never with more. */
  readonly reasons: readonly MustRule[]
}

const leftOutBy: Readonly<Record<Involvement, MustRule>> = {
  'in-team': 'not-in-team',
  'manages-team': 'not-manager-of-team',
  asking: 'not-asking',
  screened: 'not-screener',
  'left-out': 'not-named',
  'said-so': 'declared',
}

export function eligibility(candidate: Candidate, { today }: Pick<Asking, 'today'>): Eligibility {
  const broken = new Set<MustRule>(candidate.involved.map((involvement) => leftOutBy[involvement]))
  if (candidate.supervisionYears === 'under-1') broken.add('skilled')
  if (candidate.trainedUntil === null || candidate.trainedUntil < today) broken.add('trained')
  if (candidate.state !== 'active' || candidate.led >= candidate.capacity) broken.add('available')
  const reasons = words.rules.flatMap(({ id, kind }) => (kind === 'must' && broken.has(id) ? [id] : []))
  return { may: reasons.length === 0, reasons }
}

/** Which wishes this person meets; null: there is no such wish. */
export function wishesMet(candidate: Candidate, asking: Asking): Readonly<Record<Wish, boolean | null>> {
  return {
    'other-agency': candidate.agencyId !== asking.agencyId,
    'least-recent': candidate.led === 0,
    'knows-topic': candidate.topic,
    'right-language': candidate.language,
    'right-place': candidate.place,
  }
}

/** Fewest recent discussions first, then other agency, language, topic, place; those who passed on this one come last. */
export function bestFirst(asking: Asking): (one: Candidate, other: Candidate) => number {
  const rank = (candidate: Candidate) => {
    const met = wishesMet(candidate, asking)
    const misses = (holds: boolean | null) => (holds === false ? 1 : 0)
    return [
      candidate.passed ? 1 : 0,
      candidate.led,
      misses(met['other-agency']),
      misses(met['right-language']),
      misses(met['knows-topic']),
      misses(met['right-place']),
    ]
  }
  return (one, other) => {
    const [first, second] = [rank(one), rank(other)]
    const differs = first.findIndex((value, at) => value !== second[at])
    if (differs >= 0) return (first[differs] ?? 0) - (second[differs] ?? 0)
    return (one.lastLed ?? '').localeCompare(other.lastLed ?? '')
  }
}
