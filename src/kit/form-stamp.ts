/**
 * Whose form it is, carried beside the token. A page stays open while somebody else signs in at the same machine, or while its person goes to work in another
 * area: sent then, it would do there, in another's name, what was meant here.
 */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Person } from '../discussion.ts'

/** Stands between token and stamp; no token has it. */
const mark = '~'

type Whose = Pick<Person, 'personId' | 'committeeId'>

/** The token as pages write it into their forms; without a stamp where nobody is signed in. */
export const stamped = (token: string, person: Whose | null): string =>
  person ? `${token}${mark}${short(person.personId)}.${areaMark(person.committeeId)}` : token

/** The same token with the stamp of a form that was sent: sent again, it is still the form of whoever it was made for. */
export const withStamp = (csrf: string, stamp: string): string =>
  stamp === '' ? csrf : `${csrf.split(mark)[0]}${mark}${stamp}`

/** Tells one area of a person from another, and nothing else. */
export const areaMark = (committeeId: string): string => short(committeeId)

const short = (id: string): string => createHash('sha256').update(id).digest('base64url').slice(0, 12)

/** The token a form was sent with, without its stamp. */
export const tokenIn = (request: Pick<FastifyRequest, 'body' | 'headers'>): string =>
  sentIn(request).split(mark)[0] ?? ''

/** The stamp a form was sent with: '' where nobody was signed in when its page was made. */
export const stampIn = (request: Pick<FastifyRequest, 'body' | 'headers'>): string =>
  sentIn(request).split(mark)[1] ?? ''

function sentIn({ body, headers }: Pick<FastifyRequest, 'body' | 'headers'>): string {
  if (typeof body === 'object' && body !== null && '_csrf' in body && typeof body._csrf === 'string') return body._csrf
  const header = headers['x-csrf-token']
  return typeof header === 'string' ? header : ''
}

/** Codes of the errors for a form that strayed (error.route.tsx). */
export const othersForm = 'OTHERS_FORM'
export const otherAreasForm = 'OTHER_AREAS_FORM'

/** Throws where the form was made for somebody else, or for this person's work in another area. */
export function refuseStrayForm(request: Pick<FastifyRequest, 'body' | 'headers'>, person: Whose): void {
  const [whose, area] = stampIn(request).split('.')
  if (!whose) return
  const code =
    whose !== short(person.personId) ? othersForm : area !== areaMark(person.committeeId) ? otherAreasForm : null
  if (code) throw Object.assign(new Error('a form of somebody else, or of another area'), { statusCode: 409, code })
}
