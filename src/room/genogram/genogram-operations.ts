/** What an operation does to a genogram. Any order and any number of times give the same state. Pure. */
import {
  broughtWith,
  coupleOf,
  type GenogramState,
  keyOf,
  type NumberedOperation,
  newer,
  profileIn,
  type Thing,
} from './genogram-state.ts'

type Body = NumberedOperation['body']

export const fieldsOf = {
  person: ['label', 'sex', 'kind', 'age', 'died', 'family'],
  union: ['a', 'b', 'status', 'order', 'family'],
  child: ['union', 'person', 'link', 'place', 'twin', 'zyg', 'family'],
  relation: ['a', 'b', 'kind', 'directed'],
  household: [],
} as const

export const isThing = (what: string): what is keyof typeof fieldsOf => what in fieldsOf

/** What an operation is about, if it stands or stood there. */
export function thingOf(state: GenogramState, what: keyof typeof fieldsOf, body: Body): Thing | undefined {
  const id = (field: string) => (typeof body[field] === 'string' ? body[field] : '')
  if (what === 'child') return state.children[keyOf(id('union'), id('person'))]
  const { people, unions, households, relations } = state
  return { person: people, union: unions, household: households, relation: relations }[what][id(what)]
}

/** Total: what it does not know changes nothing. */
export function applyGenogram(state: GenogramState, operation: NumberedOperation): GenogramState {
  const { body } = operation
  const family = typeof body.family === 'string' ? body.family : ''
  if (family === '') return applyOne(state, operation)
  const known = {
    ...state,
    families: { ...state.families, [family]: state.families[family] ?? { gone: null, emptied: 0 } },
  }
  return withoutWords(familyChanged(applyOne(known, operation), family, operation), family)
}

function familyChanged(state: GenogramState, family: string, { number, body }: NumberedOperation): GenogramState {
  const isGone = body.type === 'remove-family'
  const before = state.families[family]
  if (!before || (!isGone && body.type !== 'restore-family')) return state
  const gone = newer(before.gone, isGone, number)
  const emptied = isGone ? Math.max(before.emptied, number) : before.emptied
  return { ...state, families: { ...state.families, [family]: { gone, emptied } } }
}

/** Words that came with a family go with it, as those of one person do. */
function withoutWords(state: GenogramState, family: string): GenogramState {
  const { emptied = 0 } = state.families[family] ?? {}
  if (emptied === 0) return state
  const people = { ...state.people }
  for (const id of broughtWith(state, family)) {
    const { [id]: person } = people
    if (person) people[id] = { ...person, fields: { ...person.fields, label: newer(person.fields.label, '', emptied) } }
  }
  return { ...state, people }
}

function applyOne(state: GenogramState, { number, body }: NumberedOperation): GenogramState {
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
    case 'union': {
      if (!union) return state
      const after = { ...state, unions: change(state.unions, union, 'union') }
      // Somebody who stands there already becomes a child of this couple, or of this parent alone.
      const link = body.link === undefined ? {} : { link: body.link }
      return verb === 'add' && person
        ? applyGenogram(after, { number, body: { type: 'add-child', union, person, ...link } })
        : after
    }
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
function related(state: GenogramState, person: string, body: Body, number: number): GenogramState {
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
  const then = (next: Body) => {
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

function lives(state: GenogramState, household: string, person: string, on: boolean, number: number): GenogramState {
  const key = keyOf(household, person)
  return { ...state, members: { ...state.members, [key]: newer(state.members[key], on, number) } }
}

const none: Thing = { added: 0, fields: {}, gone: null }

function changed(before: Thing = none, verb: string, body: Body, names: readonly string[], number: number): Thing {
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
