/**
 * What may be done to a genogram, one small value each, and what that does. Every field is its own last-writer-wins value; who is
 * removed leaves a tombstone; ids are random. Any order and any number of times give the same state. Pure; see README.md of the room.
 */
import {
  ageBands,
  type ChildLink,
  type ChildOf,
  childLinks,
  type Family,
  type FamilyPerson,
  type GettingOn,
  type Household,
  personKinds,
  sexes,
  type Union,
  unionStatuses,
  zygosities,
} from './family.ts'
import { type Profile, profiles } from './person-sign.ts'

interface Writing<T> {
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
}

export interface ChildFields {
  readonly link?: string
  /** Place among the children: a number as text, smaller is elder. */
  readonly place?: string
  readonly twin?: string
  readonly zyg?: string
}

export interface NumberedOperation {
  readonly number: number
  readonly body: { readonly type: string; readonly [field: string]: unknown }
}

const fieldsOf = {
  person: ['label', 'sex', 'kind', 'age', 'died'],
  union: ['a', 'b', 'status', 'order'],
  child: ['union', 'person', 'link', 'place', 'twin', 'zyg'],
  relation: ['a', 'b', 'kind', 'directed'],
  household: [],
} as const

/** Total: what it does not know changes nothing. */
export function applyGenogram(state: GenogramState, { number, body }: NumberedOperation): GenogramState {
  const id = (field: string) => (typeof body[field] === 'string' && body[field] !== '' ? body[field] : undefined)
  const [person, union, household, relation] = [id('person'), id('union'), id('household'), id('relation')]
  const [verb, what] = body.type.split(/-(?=[a-z]+$)/)
  if (body.type === 'index') return person ? { ...state, index: newer(state.index, person, number) } : state
  if (body.type === 'profile') return { ...state, profile: newer(state.profile, profileIn(body.profile), number) }
  if (body.type === 'lives')
    return household && person ? lives(state, household, person, body.on === 'yes', number) : state
  if (!verb || !['add', 'edit', 'remove', 'restore'].includes(verb)) return state
  const change = (things: Readonly<Record<string, Thing>>, key: string, kind: keyof typeof fieldsOf) => ({
    ...things,
    [key]: changed(things[key], verb, body, fieldsOf[kind], number),
  })
  switch (what) {
    case 'person': {
      if (!person) return state
      const after = { ...state, people: change(state.people, person, 'person') }
      return verb === 'add' ? related(after, person, body, number) : after
    }
    case 'union':
      return union ? { ...state, unions: change(state.unions, union, 'union') } : state
    case 'child':
      return union && person ? { ...state, children: change(state.children, keyOf(union, person), 'child') } : state
    case 'household': {
      if (!household) return state
      const after = { ...state, households: change(state.households, household, 'household') }
      return verb === 'add' && person ? lives(after, household, person, true, number) : after
    }
    case 'relation':
      return relation ? { ...state, relations: change(state.relations, relation, 'relation') } : state
    default:
      return state
  }
}

/** What comes with a new person: a couple, a parentage, a household. Their ids follow from the person's, so that all agree on them. */
function related(state: GenogramState, person: string, body: NumberedOperation['body'], number: number): GenogramState {
  const id = (field: string) => (typeof body[field] === 'string' && body[field] !== '' ? body[field] : undefined)
  const [childOf, partnerOf, parentOf, beside, household] = [
    'childOf',
    'partnerOf',
    'parentOf',
    'with',
    'household',
  ].map(id)
  const bornTo = id('bornTo')
  let after = state
  const then = (next: NumberedOperation['body']) => {
    after = applyGenogram(after, { number, body: next })
  }
  const link = body.link === undefined ? {} : { link: body.link }
  if (childOf) then({ type: 'add-child', union: childOf, person, ...link })
  if (bornTo) {
    then({ type: 'add-union', union: coupleOf(person), a: bornTo, status: 'unknown' })
    then({ type: 'add-child', union: coupleOf(person), person, ...link })
  }
  if (partnerOf)
    then({ type: 'add-union', union: coupleOf(person), a: partnerOf, b: person, status: body.status ?? 'unknown' })
  if (parentOf && beside) then({ type: 'edit-union', union: beside, b: person })
  else if (parentOf) {
    if (!partnerOf) then({ type: 'add-union', union: coupleOf(person), a: person, status: 'unknown' })
    then({ type: 'add-child', union: coupleOf(person), person: parentOf, ...link })
  }
  if (household) then({ type: 'lives', household, person, on: 'yes' })
  return after
}

/** The couple, or the parent alone, that comes with a new person. */
export const coupleOf = (person: string): string => `${person}+`
export const keyOf = (one: string, other: string): string => `${one} ${other}`

function lives(state: GenogramState, household: string, person: string, on: boolean, number: number): GenogramState {
  const key = keyOf(household, person)
  return { ...state, members: { ...state.members, [key]: newer(state.members[key], on, number) } }
}

const none: Thing = { added: 0, fields: {}, gone: null }

function changed(
  before: Thing = none,
  verb: string,
  body: NumberedOperation['body'],
  names: readonly string[],
  number: number,
): Thing {
  const fields = { ...before.fields }
  const added = verb === 'add' && (before.added === 0 || number < before.added) ? number : before.added
  // The words go at once; the tombstone stays until disposal.
  if (verb === 'remove') {
    if (names.includes('label')) fields.label = newer(fields.label, '', number)
    return { added, fields, gone: newer(before.gone, true, number) }
  }
  for (const name of names) {
    const value = body[name]
    if (typeof value === 'string') fields[name] = newer(fields[name], value, number)
  }
  const back = verb === 'restore' || verb === 'add'
  return { added, fields, gone: back ? newer(before.gone, false, number) : before.gone }
}

const newer = <T>(before: Writing<T> | null | undefined, value: T, number: number): Writing<T> =>
  before && before.number > number ? before : { value, number }

const isThere = (thing: Thing | undefined): thing is Thing =>
  thing !== undefined && thing.added > 0 && thing.gone?.value !== true
const oneOf = <T extends string>(choices: readonly [T, ...T[]], value: string | undefined, otherwise: T): T =>
  choices.find((choice) => choice === value) ?? otherwise

const profileIn = (value: unknown): Profile => profiles.find((one) => one === value) ?? 'uk'
export const profileOf = ({ profile }: Pick<GenogramState, 'profile'>): Profile => profileIn(profile?.value)

/** The family as it stands. Lines to somebody who was removed are left out, and come back with them. */
export function familyOfState(state: GenogramState): Family {
  const there = (things: Readonly<Record<string, Thing>>) =>
    Object.entries(things)
      .filter(([, thing]) => isThere(thing))
      .sort(([, a], [, b]) => a.added - b.added)
  const people = new Set(there(state.people).map(([id]) => id))
  const persons = there(state.people).map(([id, { fields }]): FamilyPerson => {
    const label = fields.label?.value
    return {
      id,
      sex: oneOf(sexes, fields.sex?.value, 'U'),
      kind: oneOf(personKinds, fields.kind?.value, 'person'),
      deceased: fields.died?.value === 'yes',
      ...(label ? { label } : {}),
      ageBand: oneOf(ageBands, fields.age?.value, 'not-said'),
    }
  })
  const unions = there(state.unions).flatMap(([id, { added, fields }]): Union[] => {
    const both = [...new Set([fields.a?.value ?? '', fields.b?.value ?? ''])].filter((one) => people.has(one))
    if (both.length === 0) return []
    const order = Number(fields.order?.value ?? added)
    return [
      {
        id,
        partners: both,
        status: oneOf(unionStatuses, fields.status?.value, 'unknown'),
        order: Number.isFinite(order) ? order : added,
      },
    ]
  })
  const couples = new Map(unions.map((union) => [union.id, union]))
  const everyChild = there(state.children)
    .flatMap(([, { added, fields }]) => {
      const [union = '', person = ''] = [fields.union?.value, fields.person?.value]
      const parents = couples.get(union)?.partners
      if (!parents || !people.has(person) || parents.includes(person)) return []
      return [{ union, person, fields, place: placeOf(fields.place?.value, added) }]
    })
    .sort((a, b) => a.place - b.place)
    .map(({ union, person, fields }): ChildOf => {
      const [link, twin, zyg] = [fields.link?.value, fields.twin?.value, fields.zyg?.value]
      const kept = zygosities.find((one) => one === zyg)
      return {
        union,
        person,
        link: oneOf<ChildLink>(childLinks, link, 'biological'),
        ...(twin ? { twin } : {}),
        ...(kept ? { zyg: kept } : {}),
      }
    })
  const { children, together } = withBothParents(everyChild, couples)
  const households = there(state.households).flatMap(([id]): Household[] => {
    const members = [...people].filter((person) => state.members[keyOf(id, person)]?.value === true)
    return members.length > 0 ? [{ id, members }] : []
  })
  const relations = there(state.relations).flatMap(([, { fields }]): GettingOn[] => {
    const [a = '', b = '', type = ''] = [fields.a?.value, fields.b?.value, fields.kind?.value]
    if (!people.has(a) || !people.has(b) || a === b || type === '') return []
    return [{ a, b, type, ...(fields.directed?.value === 'yes' ? { directed: true } : {}) }]
  })
  const index = state.index && people.has(state.index.value) ? state.index.value : null
  return { index, persons, unions: unions.filter(({ id }) => !together.has(id)), children, households, relations }
}

/**
 * A child first shown with one parent, and later with that parent and a partner, has one line: from the couple. `together`: parents alone
 * who have no child of their own left.
 */
function withBothParents(all: readonly ChildOf[], couples: ReadonlyMap<string, Union>) {
  const isCovered = ({ union, person, link }: ChildOf): boolean => {
    const [parent, other] = couples.get(union)?.partners ?? []
    if (parent === undefined || other !== undefined) return false
    return all.some(
      (one) =>
        one.person === person && one.link === link && one.union !== union && coupleHas(couples.get(one.union), parent),
    )
  }
  const children = all.filter((child) => !isCovered(child))
  const left = new Set(children.map(({ union }) => union))
  return { children, together: new Set(all.map(({ union }) => union).filter((union) => !left.has(union))) }
}

const coupleHas = (union: Union | undefined, person: string): boolean =>
  union !== undefined && union.partners.length > 1 && union.partners.includes(person)

/** Where no place was given: in the order in which they were added, behind those that have one. */
export const placeOf = (place: string | undefined, added: number): number =>
  place !== undefined && place !== '' && Number.isFinite(Number(place)) ? Number(place) : 1_000_000 + added

export type GenogramRefusal = 'person-gone' | 'own-ancestor' | 'family-too-large' | 'line-to-self'

const most = { people: 300, things: 1500 }

/** Why an operation may not be, as the server asks it before it accepts one. */
export function refuseGenogram(state: GenogramState, body: NumberedOperation['body']): GenogramRefusal | null {
  const id = (field: string) => (typeof body[field] === 'string' && body[field] !== '' ? body[field] : undefined)
  if (body.type.startsWith('add-')) {
    const things = [state.people, state.unions, state.children, state.households, state.relations]
    if (things.reduce((sum, one) => sum + Object.keys(one).length, 0) > most.things) return 'family-too-large'
    if (body.type === 'add-person' && Object.values(state.people).filter(isThere).length >= most.people)
      return 'family-too-large'
  }
  for (const field of ['a', 'b', 'partnerOf', 'parentOf', 'bornTo'])
    if (id(field) && !isThere(state.people[id(field) ?? ''])) return 'person-gone'
  if (
    body.type !== 'add-person' &&
    !body.type.startsWith('restore') &&
    id('person') &&
    !isThere(state.people[id('person') ?? ''])
  )
    return 'person-gone'
  for (const field of ['childOf', 'with', ...(body.type === 'add-union' ? [] : ['union'])])
    if (id(field) && !state.unions[id(field) ?? '']) return 'person-gone'
  if (id('a') !== undefined && id('a') === id('b')) return 'line-to-self'
  const after = applyGenogram(state, { number: Number.MAX_SAFE_INTEGER, body })
  return ownAncestor(familyOfState(after)) && !ownAncestor(familyOfState(state)) ? 'own-ancestor' : null
}

/** Is anybody their own ancestor? */
export function ownAncestor({ persons, unions, children }: Family): boolean {
  const partners = new Map(unions.map((union) => [union.id, union.partners]))
  const parents = new Map<string, string[]>()
  for (const { union, person } of children)
    parents.set(person, [...(parents.get(person) ?? []), ...(partners.get(union) ?? [])])
  const state = new Map<string, 'open' | 'done'>()
  const stack: [string, number][] = []
  for (const { id } of persons) {
    if (state.has(id)) continue
    stack.push([id, 0])
    state.set(id, 'open')
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = parents.get(top[0])?.[top[1]++]
      if (next === undefined) {
        state.set(top[0], 'done')
        stack.pop()
      } else if (state.get(next) === 'open') return true
      else if (!state.has(next)) {
        state.set(next, 'open')
        stack.push([next, 0])
      }
    }
  }
  return false
}

/** What takes an operation back, from the state before it. Removed words come back from there. */
export function inverseGenogram(
  before: GenogramState,
  body: NumberedOperation['body'],
): NumberedOperation['body'] | null {
  const [verb, what = ''] = body.type.split(/-(?=[a-z]+$)/)
  const text = (field: string) => (typeof body[field] === 'string' ? body[field] : '')
  const ids = Object.fromEntries(
    ['person', 'union', 'household', 'relation']
      .filter((field) => text(field) !== '')
      .map((field) => [field, text(field)]),
  )
  if (body.type === 'index') return before.index ? { type: 'index', person: before.index.value } : null
  if (body.type === 'profile') return { type: 'profile', profile: profileOf(before) }
  if (body.type === 'lives') return { ...body, on: body.on === 'yes' ? 'no' : 'yes' }
  const only = what === 'child' || what === 'household' ? ids : { [what]: ids[what] ?? '' }
  const things = {
    person: before.people,
    union: before.unions,
    child: before.children,
    household: before.households,
    relation: before.relations,
  }[what]
  const thing = things?.[what === 'child' ? keyOf(text('union'), text('person')) : text(what)]
  if (verb === 'add') return { type: `remove-${what}`, ...only }
  if (verb === 'restore') return { type: `remove-${what}`, ...only }
  if (verb === 'remove') {
    const label = thing?.fields.label?.value
    return { type: `restore-${what}`, ...only, ...(label ? { label } : {}) }
  }
  if (verb !== 'edit' || !thing) return null
  const fields = Object.keys(body).filter((field) => field !== 'type' && !(field in ids && field !== 'b'))
  return {
    type: body.type,
    ...only,
    ...Object.fromEntries(fields.map((field) => [field, thing.fields[field]?.value ?? ''])),
  }
}
