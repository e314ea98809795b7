/** Schemas for what people type in forms. Messages are given by the caller, from the content. */
import { z } from 'zod'
import { faultOfDate, isCalendarDay } from './typed-date.ts'

/** Signs that turn the direction of writing: unseen, they make a name or a job read as another. */
const turningSigns = /[\u202A-\u202E\u2066-\u2069]/g

const trimmed = (value: unknown) =>
  typeof value === 'string'
    ? value.replace(/\r\n/g, '\n').replace(turningSigns, '').trim()
    : value === undefined
      ? ''
      : value

export interface TextRules {
  readonly max: number
  readonly min?: number
  readonly required: boolean
  readonly empty: string
  readonly short?: string
  readonly long: string
  /** A further rule for what was written, and what is said where it is not kept. */
  readonly fits?: { readonly holds: (text: string) => boolean; readonly otherwise: string }
}

/** A text of at most `max` characters; '' when optional and left empty. Rules of its own go in `fits`: refined later it is no longer known as free words. */
export function text({ max, min = 0, required, empty, short = empty, long, fits }: TextRules) {
  const schema = z.preprocess(
    trimmed,
    z
      .string()
      .max(max, long)
      .refine((value) => !required || value !== '', empty)
      .refine((value) => value === '' || value.length >= min, short)
      .refine((value) => value === '' || (fits?.holds(value) ?? true), fits?.otherwise),
  )
  texts.add(schema)
  return schema
}

const texts = new WeakSet<object>()

/** Whether a schema is one of free words: what the guard has to be asked about (test/house/guard-everywhere.web.test.ts). */
export const isText = (schema: unknown): boolean => typeof schema === 'object' && schema !== null && texts.has(schema)

/** One of the choices. */
export function choice<const C extends readonly [string, ...string[]]>(choices: C, message: string) {
  return z.preprocess(trimmed, z.enum(choices, { error: message }))
}

/** One of the choices, or null when nothing was chosen. */
export function optionalChoice<const C extends readonly [string, ...string[]]>(choices: C, message: string) {
  return z.preprocess(
    (value) => (trimmed(value) === '' ? null : trimmed(value)),
    z.enum(choices, { error: message }).nullable(),
  )
}

/** Several of the choices, in the order of the choices. */
export function choices<const C extends readonly [string, ...string[]]>(
  allowed: C,
  {
    min = 0,
    max = allowed.length,
    message,
    tooMany = message,
  }: { min?: number; max?: number; message: string; tooMany?: string },
) {
  const list = (value: unknown) =>
    value === undefined || value === '' ? [] : Array.isArray(value) ? [...new Set(value)] : [value]
  return z.preprocess(
    list,
    z
      .array(z.enum(allowed, { error: message }))
      .min(min, message)
      .max(max, tooMany),
  )
}

/** A box that has to be ticked. */
export const tick = (message: string) => z.preprocess((value) => value === 'yes', z.literal(true, { error: message }))

/** A box that may be ticked. */
export const optionalTick = () => z.preprocess((value) => value === 'yes', z.boolean())

/** The id of something chosen from a list. */
export const id = (message: string) => z.preprocess(trimmed, z.uuid({ error: message }))

/**
 * A date from the three fields `name-day`, `name-month`, `name-year`, joined by `dateFrom` before parsing: 'YYYY-MM-DD'.
 * A day that does not exist (31 2 2026) is refused, never moved.
 */
export function date(message: string, { required = true }: { required?: boolean } = {}) {
  return z.preprocess(
    trimmed,
    z.string().refine((value) => (value === '' ? !required : isCalendarDay(value)), {
      error: ({ input }) => faultOfDate(String(input), message),
    }),
  )
}
