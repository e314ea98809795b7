import { request } from '#content'
import type { Person } from '../../discussion.ts'
import { fitFor } from '../../trust/line-of-management.ts'
import type { Listed } from './directory.rows.ts'

/** A first line manager asks for somebody of the committee who is neither they themselves nor above them (P10, P12). Null: fine. */
export function faultOfPractitioner(
  chosen: string,
  by: Pick<Person, 'personId'>,
  people: readonly Listed[],
): string | null {
  if (chosen === by.personId) return request.begin.errors.self
  if (!people.some(({ id }) => id === chosen)) return request.begin.errors.practitioner
  return fitFor(people, chosen)(by.personId) === 'reports' ? request.begin.errors.above : null
}
