/** What may not be done to a genogram: nobody becomes their own ancestor, and nothing is tied to somebody who is gone. Pure. */
import type { Family } from './family.ts'
import { familyOfState } from './family-of-state.ts'
import { applyGenogram, isThing, thingOf } from './genogram-operations.ts'
import { emptyGenogram, type GenogramState, isThere, type NumberedOperation, type Thing } from './genogram-state.ts'

export type GenogramRefusal = 'person-gone' | 'own-ancestor' | 'family-too-large' | 'line-to-self' | 'couple-full'

/** What stands; `ever` counts what was taken away too, which stays until disposal. */
export const most = { people: 300, things: 1500, ever: 6000 }

/** Why an operation may not be, as the server asks it before it accepts one. */
export function refuseGenogram(state: GenogramState, body: NumberedOperation['body']): GenogramRefusal | null {
  if (isAboutNothing(state, body)) return 'person-gone'
  const id = (field: string) => (typeof body[field] === 'string' && body[field] !== '' ? body[field] : undefined)
  if (id('a') !== undefined && [id('b'), id('person')].includes(id('a'))) return 'line-to-self'
  if (id('with') && isThere(state, state.people[state.unions[id('with') ?? '']?.fields.b?.value ?? '']))
    return 'couple-full'
  return refuseAfter(state, applyGenogram(state, { number: Number.MAX_SAFE_INTEGER, body }))
}

/** The same for everything that comes with a family, asked once for all of it. Its ids are new, so nothing of it meets what stands. */
export function refuseFamily(
  state: GenogramState,
  bodies: readonly NumberedOperation['body'][],
): GenogramRefusal | null {
  const [people, unions, children] = [{ ...state.people }, { ...state.unions }, { ...state.children }]
  for (const body of bodies) {
    const one = applyGenogram(emptyGenogram, { number: Number.MAX_SAFE_INTEGER, body })
    Object.assign(people, one.people)
    Object.assign(unions, one.unions)
    Object.assign(children, one.children)
  }
  return refuseAfter(state, { ...state, people, unions, children })
}

/** Whether it speaks of somebody or something that is not there: it would be accepted and change nothing that anybody sees. */
function isAboutNothing(state: GenogramState, body: NumberedOperation['body']): boolean {
  const id = (field: string) => (typeof body[field] === 'string' && body[field] !== '' ? body[field] : undefined)
  const [verb = '', what = ''] = body.type.split(/-(?=[a-z]+$)/)
  if (what === 'family') return !state.families[id('family') ?? '']
  if (isThing(what) && verb === 'restore' && !thingOf(state, what, body)) return true
  if (isThing(what) && ['edit', 'remove'].includes(verb) && !isThere(state, thingOf(state, what, body))) return true
  const speaksOf = {
    people: ['a', 'b', 'partnerOf', 'parentOf', 'bornTo', ...(what === 'person' ? [] : ['person'])],
    unions: ['childOf', 'with', ...(what === 'child' ? ['union'] : [])],
    households: what === 'household' ? [] : ['household'],
  } as const
  return (['people', 'unions', 'households'] as const).some((things) =>
    speaksOf[things].some((field) => id(field) !== undefined && !isThere(state, state[things][id(field) ?? ''])),
  )
}

function refuseAfter(before: GenogramState, after: GenogramState): GenogramRefusal | null {
  const grew = (count: (state: GenogramState) => number, limit: number) =>
    count(after) > limit && count(after) > count(before)
  if (grew(peopleIn, most.people) || grew(standing, most.things) || grew(ever, most.ever)) return 'family-too-large'
  return ownAncestor(familyOfState(after)) && !ownAncestor(familyOfState(before)) ? 'own-ancestor' : null
}

const thingsIn = ({ people, unions, children, households, relations }: GenogramState): Thing[] =>
  [people, unions, children, households, relations].flatMap((things) => Object.values(things))

const membersIn = ({ members }: GenogramState) => Object.values(members)

const standing = (state: GenogramState): number =>
  thingsIn(state).filter((thing) => isThere(state, thing)).length + membersIn(state).filter(({ value }) => value).length

const ever = (state: GenogramState): number => thingsIn(state).length + membersIn(state).length

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
