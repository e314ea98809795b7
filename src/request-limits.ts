/**
 * How many requests are answered in a minute. A large office stands behind one address: whoever is signed in counts for their own session, only
 * strangers count by address. A cookie is believed once it was looked up; what an address may send before that has a wide limit of its own.
 */
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

export interface RequestLimits {
  /** One session, or all strangers of one address. */
  readonly each: number
  /** One address with whatever cookies, before anything is looked up. */
  readonly address: number
}

/** A hundred people at once behind one address, each as fast as anybody reads, fill a tenth of it. */
export const usualLimits: RequestLimits = { each: 600, address: 12_000 }

/** Gives what counts a request once it is known whose it is; it throws an error with status 429. */
export async function limitRequests(
  app: FastifyInstance,
  cookieName: string,
  limits: RequestLimits = usualLimits,
): Promise<(request: FastifyRequest, reply: FastifyReply) => Promise<void>> {
  const carriesCookie = ({ cookies }: FastifyRequest) => cookies[cookieName] !== undefined
  await app.register(rateLimit, {
    max: (request) => (carriesCookie(request) ? limits.address : limits.each),
    timeWindow: '1 minute',
    keyGenerator: (request) => (carriesCookie(request) ? `cookie ${request.ip}` : request.ip),
    allowList: isUncounted,
  })
  const count = app.createRateLimit({
    max: limits.each,
    timeWindow: '1 minute',
    keyGenerator: ({ session, ip }) => (session ? `session ${session.id}` : ip),
  })
  return async (request, reply) => {
    if (isUncounted(request)) return
    const counted = await count(request)
    if (counted.isAllowed || !counted.isExceeded) return
    reply.header('retry-after', String(counted.ttlInSeconds))
    throw Object.assign(new Error('too many requests'), { statusCode: 429 })
  }
}

/** Files, what machines ask to see whether the service is well, and signing in, which counts wrong answers in its own way (R7). */
const isUncounted = ({ url, routeOptions }: FastifyRequest): boolean =>
  /^\/(assets\/|(health|ready|info)$)/.test(url) || routeOptions.config.rateLimit === false
