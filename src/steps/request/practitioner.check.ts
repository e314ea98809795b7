import { request } from '#content'
import type { Person } from '../../discussion.ts'
import type { Listed } from './directory.rows.ts'

/** A first line manager asks for somebody of the committee, and not for themselves (P12). Null: fine. */
export function faultOfPractitioner(
  chosen: string,
  by: Pick<Person, 'personId'>,
  people: readonly Listed[],
): string | null {
  if (chosen === by.personId) return request.begin.errors.self
  return people.some(({ id }) => id === chosen) ? null : request.begin.errors.practitioner
}
