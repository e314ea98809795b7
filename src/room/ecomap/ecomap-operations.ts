/** What may be done to an ecomap. As on the genogram: every field its own last-writer-wins value, tombstones, random ids. Pure. */
import { newer, type Written } from '../operation.ts'
import { type Ecomap, type EcomapSystem, flows, linkLines, systemKinds } from './ecomap.ts'

export interface EcomapThing {
  readonly added: number
  readonly fields: Readonly<Record<string, Written<string>>>
  readonly gone: Written<boolean> | null
}

export interface EcomapState {
  readonly household: Written<string> | null
  readonly systems: Readonly<Record<string, EcomapThing>>
}

export const emptyEcomap: EcomapState = { household: null, systems: {} }

interface Body {
  readonly type: string
  readonly [field: string]: unknown
}

export const ecomapWords = ['label', 'note'] as const
export const fields = ['label', 'kind', 'line', 'flow', 'note'] as const
const none: EcomapThing = { added: 0, fields: {}, gone: null }

/** `household` sets its words; `add-`, `edit-`, `remove-` and `restore-system` do what they say. Total. */
export function applyEcomap(
  state: EcomapState,
  { number, body }: { readonly number: number; readonly body: Body },
): EcomapState {
  if (body.type === 'household')
    return typeof body.label === 'string' ? { ...state, household: newer(state.household, body.label, number) } : state
  const { system } = body
  if (typeof system !== 'string' || system === '' || !/^(add|edit|remove|restore)-system$/.test(body.type)) return state
  const before = state.systems[system] ?? none
  const after = { ...before.fields }
  for (const field of fields) {
    const value = body.type === 'remove-system' ? (isWord(field) ? '' : undefined) : body[field]
    if (typeof value === 'string') after[field] = newer(after[field], value, number)
  }
  const added = body.type === 'add-system' && (before.added === 0 || number < before.added) ? number : before.added
  const gone =
    body.type === 'remove-system'
      ? newer(before.gone, true, number)
      : body.type === 'restore-system' || body.type === 'add-system'
        ? newer(before.gone, false, number)
        : before.gone
  return { ...state, systems: { ...state.systems, [system]: { added, fields: after, gone } } }
}

const isWord = (field: string): boolean => ecomapWords.some((word) => word === field)

const there = ({ added, gone }: EcomapThing): boolean => added > 0 && gone?.value !== true
const oneOf = <T extends string>(choices: readonly T[], value: string | undefined, otherwise: T): T =>
  choices.find((choice) => choice === value) ?? otherwise

export function ecomapOfState(state: EcomapState): Ecomap {
  const systems = Object.entries(state.systems)
    .filter(([, thing]) => there(thing))
    .sort(([, a], [, b]) => a.added - b.added)
    .map(([id, { fields: now }]): EcomapSystem => {
      const note = now.note?.value
      return {
        id,
        label: now.label?.value ?? '',
        kind: oneOf(systemKinds, now.kind?.value, 'other'),
        line: oneOf(linkLines, now.line?.value, 'ordinary'),
        flow: oneOf(flows, now.flow?.value, 'none'),
        ...(note ? { note } : {}),
      }
    })
  return { household: state.household?.value ?? '', systems }
}

export type EcomapRefusal = 'person-gone' | 'family-too-large'
const most = 40

export function refuseEcomap(state: EcomapState, body: Body): EcomapRefusal | null {
  if (body.type === 'household') return null
  const found = typeof body.system === 'string' ? state.systems[body.system] : undefined
  if (body.type === 'add-system')
    return Object.values(state.systems).filter(there).length >= most || Object.keys(state.systems).length > 400
      ? 'family-too-large'
      : null
  if (body.type === 'restore-system') return found ? null : 'person-gone'
  return found && there(found) ? null : 'person-gone'
}

export function inverseEcomap(before: EcomapState, body: Body): Body | null {
  if (body.type === 'household') return { type: 'household', label: before.household?.value ?? '' }
  const system = typeof body.system === 'string' ? body.system : ''
  if (body.type === 'add-system' || body.type === 'restore-system') return { type: 'remove-system', system }
  const thing = before.systems[system]
  if (!thing) return null
  const names = body.type === 'remove-system' ? ecomapWords : fields.filter((field) => field in body)
  const values = Object.fromEntries(names.map((field) => [field, thing.fields[field]?.value ?? '']))
  return { type: body.type === 'remove-system' ? 'restore-system' : 'edit-system', system, ...values }
}
