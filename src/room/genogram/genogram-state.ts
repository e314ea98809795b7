/**
 * A genogram as it is kept, and what may be done to it, one small value each. Every field is its own last-writer-wins value; who is removed
 * leaves a tombstone; ids are random. Pure; see README.md of the room.
 */
import { type Profile, profiles } from './person-sign.ts'

export interface Writing<T> {
  readonly value: T
  readonly number: number
}

/** One person, couple, parentage, household or relationship line. `added` is 0 while what added it has not arrived. */
export interface Thing {
  readonly added: number
  readonly fields: Readonly<Record<string, Writing<string>>>
  readonly gone: Writing<boolean> | null
}

export interface GenogramState {
  readonly index: Writing<string> | null
  /** Which way of drawing the group chose; null: UK social work. */
  readonly profile: Writing<string> | null
  readonly people: Readonly<Record<string, Thing>>
  readonly unions: Readonly<Record<string, Thing>>
  /** Keyed by couple and child. */
  readonly children: Readonly<Record<string, Thing>>
  readonly households: Readonly<Record<string, Thing>>
  /** Keyed by household and person. */
  readonly members: Readonly<Record<string, Writing<boolean>>>
  readonly relations: Readonly<Record<string, Thing>>
  /** Families that were brought in at once. */
  readonly families: Readonly<Record<string, BroughtIn>>
}

/** What was brought in at once is taken back at once. */
export interface BroughtIn {
  readonly gone: Writing<boolean> | null
  /** Number of the operation that took its words away last; 0 for none. */
  readonly emptied: number
}

export const emptyGenogram: GenogramState = {
  index: null,
  profile: null,
  people: {},
  unions: {},
  children: {},
  households: {},
  members: {},
  relations: {},
  families: {},
}

/** Fields are texts, as a form sends them; 'yes' and 'no' for true and false. */
export type GenogramOperation =
  | ({ readonly type: 'add-person'; readonly person: string } & PersonFields & Relatives)
  | ({ readonly type: 'edit-person'; readonly person: string } & PersonFields)
  | { readonly type: 'remove-person' | 'restore-person' | 'index'; readonly person: string; readonly label?: string }
  | {
      readonly type: 'add-union'
      readonly union: string
      readonly a: string
      readonly b?: string
      readonly status?: string
      /** Who stands there already and becomes their child. */
      readonly person?: string
      readonly link?: string
      readonly family?: string
    }
  | {
      readonly type: 'edit-union'
      readonly union: string
      readonly b?: string
      readonly status?: string
      readonly order?: string
    }
  | { readonly type: 'profile'; readonly profile: Profile }
  | { readonly type: 'remove-union' | 'restore-union'; readonly union: string }
  | ({ readonly type: 'add-child' | 'edit-child'; readonly union: string; readonly person: string } & ChildFields)
  | { readonly type: 'remove-child' | 'restore-child'; readonly union: string; readonly person: string }
  | {
      readonly type: 'add-household' | 'remove-household' | 'restore-household'
      readonly household: string
      readonly person?: string
    }
  | { readonly type: 'lives'; readonly household: string; readonly person: string; readonly on: string }
  | {
      readonly type: 'add-relation'
      readonly relation: string
      readonly a: string
      readonly b: string
      readonly kind: string
      readonly directed?: string
    }
  | { readonly type: 'edit-relation'; readonly relation: string; readonly kind?: string; readonly directed?: string }
  | { readonly type: 'remove-relation' | 'restore-relation'; readonly relation: string }
  | { readonly type: 'remove-family' | 'restore-family'; readonly family: string }

export interface PersonFields {
  readonly label?: string
  readonly sex?: string
  readonly kind?: string
  readonly age?: string
  readonly died?: string
}

/** Where a new person belongs, so that one form adds somebody with their place in the family. */
export interface Relatives {
  /** Child of this couple or parent. */
  readonly childOf?: string
  /** Child of this person alone: the other parent is not known or not shown. */
  readonly bornTo?: string
  /** Partner of this person: a couple comes with them. */
  readonly partnerOf?: string
  readonly status?: string
  /** Parent of this person: as the second one of `with`, or as a parent of their own. */
  readonly parentOf?: string
  readonly with?: string
  readonly link?: string
  /** Lives there. */
  readonly household?: string
  /** Came with a family that was brought in. */
  readonly family?: string
}

export interface ChildFields {
  readonly link?: string
  /** Place among the children: a number as text, smaller is elder. */
  readonly place?: string
  /** Another child of the same couple, or an id that twins share; '' for none. */
  readonly twin?: string
  readonly zyg?: string
}

export interface NumberedOperation {
  readonly number: number
  readonly body: { readonly type: string; readonly [field: string]: unknown }
}

/** The couple, or the parent alone, that comes with a new person. */
export const coupleOf = (person: string): string => `${person}+`
export const keyOf = (one: string, other: string): string => `${one} ${other}`

export const newer = <T>(before: Writing<T> | null | undefined, value: T, number: number): Writing<T> =>
  before && before.number > number ? before : { value, number }

export const isThere = ({ families }: Pick<GenogramState, 'families'>, thing: Thing | undefined): thing is Thing =>
  thing !== undefined &&
  thing.added > 0 &&
  thing.gone?.value !== true &&
  families[thing.fields.family?.value ?? '']?.gone?.value !== true

/** Everybody who came with a family that was brought in. */
export const broughtWith = ({ people }: Pick<GenogramState, 'people'>, family: string): string[] =>
  Object.entries(people)
    .filter(([, { fields }]) => fields.family?.value === family)
    .map(([id]) => id)

/** Those that stand there, the latest last. */
export const familiesThere = ({ families }: Pick<GenogramState, 'families'>): string[] =>
  Object.entries(families)
    .filter(([, { gone }]) => gone?.value !== true)
    .map(([id]) => id)

export const profileIn = (value: unknown): Profile => profiles.find((one) => one === value) ?? 'uk'
export const profileOf = ({ profile }: Pick<GenogramState, 'profile'>): Profile => profileIn(profile?.value)
