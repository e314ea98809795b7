/** Between the fields of a form as they were posted and the schema that reads them. */
import type { z } from 'zod'
import { dateFrom } from './typed-date.ts'
import { type Fields, field } from './web.ts'

/** What a form was read as, or what is wrong: field → what to put right. */
export type Read<Form> = { readonly form: Form } | { readonly errors: Readonly<Record<string, string>> }

/** Reads a form with its schema. `further`: what is wrong with one that was read, by field. */
export function readForm<Form>(
  schema: z.ZodType<Form>,
  fields: unknown,
  further: (form: Form) => Readonly<Record<string, string>> = () => ({}),
): Read<Form> {
  const parsed = schema.safeParse(fields)
  if (!parsed.success) return { errors: errorsIn(parsed.error) }
  const errors = further(parsed.data)
  return Object.keys(errors).length > 0 ? { errors } : { form: parsed.data }
}

/** 'YYYY-MM-DD' from the three fields of a date (dateFrom). */
export const dateIn = (fields: Fields, name: string): string =>
  dateFrom(field(fields, `${name}-day`), field(fields, `${name}-month`), field(fields, `${name}-year`))

/** The version a form was made for; 0, which no row has, where nothing that could be one was posted. */
export function versionIn(fields: Fields, name = '_version'): number {
  const version = Number.parseInt(field(fields, name), 10)
  return Number.isInteger(version) && version > 0 && version < 2 ** 31 - 1 ? version : 0
}

type Issues = readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]

/** The first thing wrong with each field; {} where nothing is. */
export const errorsIn = (error: { readonly issues: Issues } | undefined): Record<string, string> =>
  firstOf(error, (path) => String(path[0] ?? ''))

/** The same where a field stands within another: `answers-phone`, `themes-0-learning`. */
export const errorsWithin = (error: { readonly issues: Issues }): Record<string, string> =>
  firstOf(error, (path) => path.map(String).join('-'))

function firstOf(
  error: { readonly issues: Issues } | undefined,
  nameOf: (path: readonly PropertyKey[]) => string,
): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { path, message } of error?.issues ?? []) errors[nameOf(path)] ??= message
  return errors
}
