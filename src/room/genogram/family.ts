/**
 * A family as the genogram knows it: who, which couples, whose children, who lives together, how people get on. The form of the
 * files is versioned by `version` (1). Labels are roles ("Child A") and ages are bands: a name, a date or a place has no field (P22).
 */

export const sexes = ['M', 'F', 'X', 'U'] as const
export const personKinds = ['person', 'pregnancy', 'miscarriage', 'stillbirth', 'termination', 'pet'] as const
export const ageBands = [
  'not-yet-born',
  'under-5',
  '5-to-11',
  '12-to-15',
  '16-to-17',
  '18-to-25',
  'adult',
  'older-adult',
  'not-said',
] as const
export const unionStatuses = [
  'married',
  'cohabiting',
  'engaged',
  'separated',
  'divorced',
  'widowed',
  'casual',
  'affair',
  'abuse',
  'donor',
  'unknown',
] as const
export const childLinks = ['biological', 'adopted', 'fostered', 'kinship', 'step', 'donor'] as const
export const zygosities = ['MZ', 'DZ'] as const
/** The relation types that have a line of their own; any other word is kept and drawn with its own text. */
export const relationTypes = [
  'normal',
  'close',
  'fused',
  'distant',
  'conflict',
  'hostile',
  'cutoff',
  'cutoff-repaired',
  'focused-on',
  'caretaker',
  'controlling',
  'physical-abuse',
  'emotional-abuse',
  'sexual-abuse',
  'violence',
  'neglect',
] as const

export type Sex = (typeof sexes)[number]
export type PersonKind = (typeof personKinds)[number]
export type AgeBand = (typeof ageBands)[number]
export type UnionStatus = (typeof unionStatuses)[number]
export type ChildLink = (typeof childLinks)[number]

export interface FamilyPerson {
  readonly id: string
  readonly sex: Sex
  readonly kind: PersonKind
  readonly deceased: boolean
  /** A role, never a name. */
  readonly label?: string
  readonly ageBand?: AgeBand
}

export interface Union {
  readonly id: string
  /** One person: the other parent is unknown or not shown. */
  readonly partners: readonly string[]
  readonly status: UnionStatus
  /** Among the unions of one person, smaller is earlier. */
  readonly order: number
}

/** Entries of one union stand in birth order, eldest first, losses included. */
export interface ChildOf {
  readonly union: string
  readonly person: string
  readonly link: ChildLink
  /** The same word: the same birth. */
  readonly twin?: string
  readonly zyg?: (typeof zygosities)[number]
}

export interface Household {
  readonly id: string
  readonly members: readonly string[]
}

export interface GettingOn {
  readonly a: string
  readonly b: string
  readonly type: string
  /** From `a` to `b`. */
  readonly directed?: boolean
}

export interface Family {
  /** The child the discussion is about, if one was chosen. */
  readonly index: string | null
  readonly persons: readonly FamilyPerson[]
  readonly unions: readonly Union[]
  readonly children: readonly ChildOf[]
  readonly households: readonly Household[]
  readonly relations: readonly GettingOn[]
}

export const emptyFamily: Family = {
  index: null,
  persons: [],
  unions: [],
  children: [],
  households: [],
  relations: [],
}
