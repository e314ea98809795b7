/** What may not be done to a genogram: nobody becomes their own ancestor, and nothing is tied to somebody who is gone. Pure. */
import type { Family } from './family.ts'
import { familyOfState } from './family-of-state.ts'
import { applyGenogram } from './genogram-operations.ts'
import { type GenogramState, isThere, type NumberedOperation } from './genogram-state.ts'

export type GenogramRefusal = 'person-gone' | 'own-ancestor' | 'family-too-large' | 'line-to-self'

const most = { people: 300, things: 1500 }

/** Why an operation may not be, as the server asks it before it accepts one. */
export function refuseGenogram(state: GenogramState, body: NumberedOperation['body']): GenogramRefusal | null {
  const id = (field: string) => (typeof body[field] === 'string' && body[field] !== '' ? body[field] : undefined)
  if (/^(remove|restore)-family$/.test(body.type)) return state.families[id('family') ?? ''] ? null : 'person-gone'
  if (body.type.startsWith('add-')) {
    if (thingsIn(state) > most.things) return 'family-too-large'
    if (body.type === 'add-person' && peopleIn(state) >= most.people) return 'family-too-large'
  }
  for (const field of ['a', 'b', 'partnerOf', 'parentOf', 'bornTo'])
    if (id(field) && !isThere(state, state.people[id(field) ?? ''])) return 'person-gone'
  if (
    body.type !== 'add-person' &&
    !body.type.startsWith('restore') &&
    id('person') &&
    !isThere(state, state.people[id('person') ?? ''])
  )
    return 'person-gone'
  for (const field of ['childOf', 'with', ...(body.type === 'add-union' ? [] : ['union'])])
    if (id(field) && !state.unions[id(field) ?? '']) return 'person-gone'
  if (id('a') !== undefined && id('a') === id('b')) return 'line-to-self'
  const after = applyGenogram(state, { number: Number.MAX_SAFE_INTEGER, body })
  return ownAncestor(familyOfState(after)) && !ownAncestor(familyOfState(state)) ? 'own-ancestor' : null
}

/** The same for everything that comes with a family, asked once for all of it. */
export function refuseFamily(
  state: GenogramState,
  bodies: readonly NumberedOperation['body'][],
): GenogramRefusal | null {
  let after = state
  for (const body of bodies) after = applyGenogram(after, { number: Number.MAX_SAFE_INTEGER, body })
  if (thingsIn(after) > most.things || peopleIn(after) > most.people) return 'family-too-large'
  return ownAncestor(familyOfState(after)) && !ownAncestor(familyOfState(state)) ? 'own-ancestor' : null
}

const thingsIn = ({ people, unions, children, households, relations }: GenogramState): number =>
  [people, unions, children, households, relations].reduce((sum, things) => sum + Object.keys(things).length, 0)

const peopleIn = (state: GenogramState): number =>
  Object.values(state.people).filter((person) => isThere(state, person)).length

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
