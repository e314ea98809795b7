/** What the address of a request says. The only place that reads it (test/house/one-way-to-read.test.ts). */
import type { FastifyRequest } from 'fastify'
import { isId } from './id.ts'

/** A part of the path, such as `:form`; '' where there is none. */
export const paramOf = ({ params }: Pick<FastifyRequest, 'params'>, name: string): string => textIn(params, name)

/** A part of the path that is an id; null where it is none. */
export function idParam(request: Pick<FastifyRequest, 'params'>, name = 'id'): string | null {
  const id = paramOf(request, name)
  return isId(id) ? id : null
}

/** One value of the query; '' where it is not there, or there more than once. */
export const queryParam = ({ query }: Pick<FastifyRequest, 'query'>, name: string): string => textIn(query, name)

function textIn(given: unknown, name: string): string {
  const value: unknown =
    typeof given === 'object' && given !== null ? Object.entries(given).find(([key]) => key === name)?.[1] : undefined
  return typeof value === 'string' ? value : ''
}
