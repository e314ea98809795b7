/** An ecomap: a household, and the people, places and services around it, by kind and never by name (P21, P22). */

/** In the order in which they stand round the household: people first, then services. */
export const systemKinds = [
  'family',
  'friends',
  'community',
  'activities',
  'online',
  'school',
  'health',
  'social-work',
  'police',
  'housing',
  'money',
  'work',
  'third-sector',
  'adult-services',
  'other',
] as const
export const linkLines = ['strong', 'ordinary', 'weak', 'stressful', 'none'] as const
export const flows = ['to-household', 'from-household', 'both', 'none'] as const

export type SystemKind = (typeof systemKinds)[number]
export type LinkLine = (typeof linkLines)[number]
export type Flow = (typeof flows)[number]

export interface EcomapSystem {
  readonly id: string
  readonly label: string
  readonly kind: SystemKind
  readonly line: LinkLine
  readonly flow: Flow
  readonly note?: string
}

export interface Ecomap {
  /** Who is in the household, by role. */
  readonly household: string
  readonly systems: readonly EcomapSystem[]
}

/** Family, friends and what they share; the others are services and institutions. */
export const isInformal = (kind: SystemKind): boolean =>
  ['family', 'friends', 'community', 'activities', 'online'].includes(kind)
