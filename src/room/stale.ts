/** Whether somebody has changed since what an operation did: then it is not taken back. What stands is compared with what was done. Pure. */
import { cardFields } from './card-state.ts'
import { boxOf } from './cards-read.ts'
import { type EcomapState, fields as ecomapFields, refuseEcomap } from './ecomap/ecomap-operations.ts'
import { fieldsOf, isThing, thingOf } from './genogram/genogram-operations.ts'
import { type GenogramState, keyOf, profileOf } from './genogram/genogram-state.ts'
import { refuseGenogram } from './genogram/refuse-genogram.ts'
import type { Done } from './inverse.ts'
import type { Body } from './operation.ts'
import type { RoomState } from './room-state.ts'

/** `back`: what would take it back. */
export function isStale(now: RoomState, { board, body }: Done, back: Body): boolean {
  if (board === 'genogram') return refuseGenogram(now.genogram, back) !== null || isOtherFamily(now.genogram, body)
  if (board === 'ecomap') return refuseEcomap(now.ecomap, back) !== null || isOtherEcomap(now.ecomap, body)
  const card = typeof body.card === 'string' ? now.cards.cards[body.card] : undefined
  if (!card) return true
  if (back.type === 'restore') return card.gone?.value !== true
  if (card.gone?.value === true) return true
  if (back.type === 'move') return boxOf(card) !== body.box
  if (back.type === 'edit')
    return cardFields.some((field) => field in body && card.fields[field]?.value !== body[field])
  return false
}

function isOtherFamily(now: GenogramState, body: Body): boolean {
  const id = (field: string): string => said(body[field])
  if (body.type === 'index') return now.index?.value !== body.person
  if (body.type === 'profile') return profileOf(now) !== body.profile
  if (body.type === 'lives')
    return (now.members[keyOf(id('household'), id('person'))]?.value === true) !== (body.on === 'yes')
  const [verb = '', what = ''] = body.type.split(/-(?=[a-z]+$)/)
  if (what === 'family') return (now.families[id('family')]?.gone?.value === true) !== (verb === 'remove')
  const others = Object.entries(now.members).filter(([key, { value }]) => {
    const [home, person] = key.split(' ')
    return value && home === body.household && person !== body.person
  })
  if (body.type === 'add-household' && others.length > 0) return true
  return isThing(what) && isOther(thingOf(now, what, body), verb, body, fieldsOf[what])
}

function isOtherEcomap(now: EcomapState, body: Body): boolean {
  if (body.type === 'household') return said(now.household?.value) !== said(body.label)
  const [verb = ''] = body.type.split('-')
  return isOther(now.systems[said(body.system)], verb, body, ecomapFields)
}

interface Thing {
  readonly fields: Readonly<Record<string, { readonly value: string } | undefined>>
  readonly gone: { readonly value: boolean } | null
}

/** What was added has the fields it came with and no others; what was changed, those it was given. */
function isOther(thing: Thing | undefined, verb: string, body: Body, names: readonly string[]): boolean {
  if (!thing || (thing.gone?.value === true) !== (verb === 'remove')) return true
  return names.some((name) => (verb === 'add' || name in body) && said(thing.fields[name]?.value) !== said(body[name]))
}

const said = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
