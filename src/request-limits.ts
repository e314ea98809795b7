/**
 * How many requests are answered in a minute. A large office stands behind one address: whoever is signed in counts for their own session, only
 * strangers count by address. A cookie is believed once it was looked up; what an address may send before that has a wide limit of its own.
 */
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Requests of this route in a minute for one session, or for all strangers of one address: fewer than `RequestLimits.each`. */
    perMinute?: number
  }
}

export interface RequestLimits {
  /** One session, or all strangers of one address. */
  readonly each: number
  /** One address with whatever cookies, before anything is looked up. */
  readonly address: number
}

/** A hundred people at once behind one address, each as fast as anybody reads, fill a tenth of it. */
const usualLimits: RequestLimits = { each: 600, address: 12_000 }

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
  const ofAll = app.createRateLimit({ max: limits.each, timeWindow: '1 minute', keyGenerator: whose })
  const ofRoute = app.createRateLimit({
    max: ({ routeOptions }) => routeOptions.config.perMinute ?? limits.each,
    timeWindow: '1 minute',
    keyGenerator: (request) => `${request.method} ${request.routeOptions.url} ${whose(request)}`,
  })
  return async (request, reply) => {
    if (isUncounted(request)) return
    const counters = request.routeOptions.config.perMinute === undefined ? [ofAll] : [ofAll, ofRoute]
    for (const count of counters) {
      const counted = await count(request)
      if (counted.isAllowed || !counted.isExceeded) continue
      reply.header('retry-after', String(counted.ttlInSeconds))
      throw Object.assign(new Error('too many requests'), { statusCode: 429 })
    }
  }
}

const whose = ({ session, ip }: FastifyRequest): string => (session ? `session ${session.id}` : ip)

/** Files, what machines ask to see whether the service is well, and signing in, which counts wrong answers in its own way (R7). */
const isUncounted = ({ url, routeOptions }: FastifyRequest): boolean =>
  /^\/(assets\/|(health|ready|info)$)/.test(url) || routeOptions.config.rateLimit === false
