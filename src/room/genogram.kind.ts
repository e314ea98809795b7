/** The genogram as the server takes it (P21, P22): roles and age bands only; nobody becomes their own ancestor. */
import { z } from 'zod'
import { drawings } from '#content'
import type { BoardKind } from './board-kind.ts'
import {
  ageBands,
  childLinks,
  personKinds,
  relationTypes,
  sexes,
  unionStatuses,
  zygosities,
} from './genogram/family.ts'
import { broughtWith } from './genogram/genogram-state.ts'
import { profiles } from './genogram/person-sign.ts'
import { refuseGenogram } from './genogram/refuse-genogram.ts'
import type { Body } from './operation.ts'

const { edit: words } = drawings
/** A random id, or that of the couple that came with a person ('…+'). */
const id = z.string().regex(/^[0-9a-f-]{36}\+?$/, words.error_gone)
const maybe = z.union([id, z.literal('')], { error: words.error_gone }).optional()
const anyOf = <const C extends readonly [string, ...string[]]>(choices: C) =>
  z.enum([...choices, ''], { error: words.error_choice }).optional()
const label = z.string().trim().max(40, words.error_label).optional()
const number = z
  .string()
  .regex(/^-?\d{0,9}(\.\d{1,12})?$/, words.error_choice)
  .optional()
const yes = z.enum(['yes', 'no', ''], { error: words.error_choice }).optional()

const fields = { label, sex: anyOf(sexes), kind: anyOf(personKinds), age: anyOf(ageBands), died: yes }
const child = {
  link: anyOf(childLinks),
  place: number,
  twin: maybe, // an id that twins share: words would go unread by the guard
  zyg: anyOf(zygosities),
}
const places = {
  childOf: maybe,
  bornTo: maybe,
  partnerOf: maybe,
  parentOf: maybe,
  with: maybe,
  household: maybe,
  status: anyOf(unionStatuses),
  link: anyOf(childLinks),
}
const line = { kind: anyOf(relationTypes), directed: yes }
const one = <const T extends string>(type: T, shape: z.ZodRawShape) =>
  z.strictObject({ type: z.literal(type), ...shape })

const schema = z.discriminatedUnion(
  'type',
  [
    one('add-person', { person: id, ...fields, ...places, family: maybe }),
    one('edit-person', { person: id, ...fields }),
    one('remove-person', { person: id }),
    one('restore-person', { person: id, label }),
    one('index', { person: id }),
    one('profile', { profile: z.enum(profiles, { error: words.error_choice }) }),
    one('add-union', {
      union: id,
      a: id,
      b: maybe,
      status: anyOf(unionStatuses),
      person: maybe,
      link: anyOf(childLinks),
      family: maybe,
    }),
    one('edit-union', { union: id, b: maybe, status: anyOf(unionStatuses), order: number }),
    one('remove-union', { union: id }),
    one('restore-union', { union: id }),
    one('add-child', { union: id, person: id, ...child, family: maybe }),
    one('edit-child', { union: id, person: id, ...child }),
    one('remove-child', { union: id, person: id }),
    one('restore-child', { union: id, person: id }),
    one('add-household', { household: id, person: maybe }),
    one('remove-household', { household: id }),
    one('restore-household', { household: id }),
    one('lives', { household: id, person: id, on: yes }),
    one('add-relation', {
      relation: id,
      a: id,
      b: id,
      ...line,
      kind: z.enum(relationTypes, { error: words.error_choice }),
    }),
    one('edit-relation', { relation: id, ...line }),
    one('remove-relation', { relation: id }),
    one('restore-relation', { relation: id }),
    one('remove-family', { family: id }),
    one('restore-family', { family: id }),
  ],
  { error: words.error_choice },
) as unknown as z.ZodType<Body> // the shapes are built by `one`, which loses their literal types

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export const genogramKind: BoardKind = {
  boards: ['genogram'],
  schema: () => schema,
  refuse: (state, body, by) => (by.agreed ? refuseGenogram(state.genogram, body) : 'agree-rules-first'),
  subject: (body) =>
    text(body.person) || text(body.relation) || text(body.household) || text(body.union) || text(body.family) || null,
  subjects: ({ genogram }, body) => (body.type === 'remove-family' ? broughtWith(genogram, text(body.family)) : null),
  words: ['label'],
  erases: (body) =>
    body.type === 'remove-person' || body.type === 'remove-family' || 'label' in body ? ['label'] : [],
}
