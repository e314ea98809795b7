/** Answers for when something is not as expected: kind, plain, with a way on, and with what was typed. */

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { namesOf } from '#content'
import { ErrorPage, NotFoundPage } from './error.page.tsx'
import { type ErrorKind, kindOf, statusOf } from './error-kind.ts'
import { isUnaudited } from './kit/audit.ts'
import { areaMark, stamped, stampIn, withStamp } from './kit/form-stamp.ts'
import { type OtherArea, otherAreas } from './kit/other-areas.ts'
import { answer, fieldsOf, type House, type Shell, type Web } from './kit/web.ts'
import type { Typed } from './send-again.tsx'

export function registerErrorPages(app: Web, house: House): void {
  app.setNotFoundHandler(async (request, reply) => {
    const shell = await shellWithAreas(house, request, reply)
    return answer(reply, <NotFoundPage shell={shell} sent={request.method === 'POST'} />, 404)
  })
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const kind = kindOf(error)
    if (kind === 'failed' || isUnaudited(error)) request.log.error({ err: error, reference: request.id }, 'failed')
    if (kind === 'away') reply.header('retry-after', '5')
    const shell =
      kind === 'other-areas-form'
        ? await shellWithAreas(house, request, reply)
        : plainShell(house, request, reply, namesOf({}))
    const page = {
      shell,
      kind,
      reference: request.id,
      typed: typedIn(request, kind, shell),
      area: areaOf(request, shell),
    }
    return answer(reply, <ErrorPage {...page} />, statusOf[kind])
  })
}

/** Needs no database: it may be the database that is away. */
function plainShell(house: House, request: FastifyRequest, reply: FastifyReply, names: Shell['names']): Shell {
  let token = ''
  try {
    token = reply.generateCsrf()
  } catch {
    // A broken cookie must not stand in the way of saying what is wrong.
  }
  return {
    person: request.person,
    csrf: stamped(token, request.person),
    demonstration: house.demonstration,
    names,
    now: house.clock.now(),
    path: request.url.split('?')[0] ?? '/',
  }
}

/** With where else the person works, as far as that can be known now. */
async function shellWithAreas(house: House, request: FastifyRequest, reply: FastifyReply): Promise<Shell> {
  const { person } = request
  const [names, elsewhere] = await Promise.all([
    house.namesOf(person?.committeeId ?? null),
    person ? otherAreas(house.database, person) : [],
  ]).catch(() => [namesOf({}), []] as const)
  return { ...plainShell(house, request, reply, names), elsewhere }
}

/** The other area a form was made in. */
const areaOf = (request: FastifyRequest, { elsewhere = [] }: Shell): OtherArea | undefined =>
  elsewhere.find(({ committeeId }) => areaMark(committeeId) === stampIn(request).split('.')[1])

/**
 * What was sent with the form, so that nothing typed is lost: shown again and sent again with one button, still as the form of whom it was. Never what
 * another site sent, nor what somebody else wrote.
 */
function typedIn(request: FastifyRequest, kind: ErrorKind, { csrf }: Shell): Typed | null {
  if (request.method !== 'POST' || !request.isOwnForm || kind === 'others-form') return null
  const fields = fieldsOf(request)
  if (Object.keys(fields).length === 0) return null
  return { action: request.url.split('?')[0] ?? '/', fields, csrf: withStamp(csrf, stampIn(request)) }
}
