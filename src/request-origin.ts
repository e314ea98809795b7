/**
 * Where a request comes from, and by which name it asked for the service. A form of another site is refused before anything of it is looked at, and nothing
 * of it is shown again: a page of ours that carried its words would only need one press to send them in somebody's name.
 */
import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** The form surely came from a page of this service: the browser says so, or its token held. Only then may what was typed be shown again. */
    isOwnForm: boolean
  }
}

/** Codes of the two refusals, for the page that says it. */
export const foreignForm = 'FOREIGN_FORM'
export const foreignName = 'FOREIGN_NAME'

/** Before anything else: other names (DNS rebinding) and other sites. After the body: the form's token. */
export function refuseForeign(app: FastifyInstance, publicUrl: string): void {
  const own = new URL(publicUrl)
  app.decorateRequest('isOwnForm', false)
  app.addHook('onRequest', async (request) => {
    if (!isAskedByName(request, own.hostname)) throw refused(421, foreignName)
    if (isHarmless(request)) return
    const sender = senderOf(request, own.origin)
    if (sender === 'elsewhere') throw refused(403, foreignForm)
    request.isOwnForm = sender === 'here'
  })
  app.addHook('preHandler', (request, reply, done) => {
    if (isHarmless(request)) return done()
    app.csrfProtection(request, reply, (error?: Error) => {
      if (!error) request.isOwnForm = true
      done(error)
    })
  })
}

const isHarmless = ({ method }: FastifyRequest) => ['GET', 'HEAD', 'OPTIONS'].includes(method)

const refused = (statusCode: number, code: string) => Object.assign(new Error(code), { statusCode, code })

/**
 * As the browser says it. Pages here send no referrer, so an older browser writes `null` as the origin of our own forms too: the token decides then.
 * Another name below the same domain is another site: nobody vouches for it.
 */
function senderOf({ headers, protocol, host }: FastifyRequest, own: string): 'here' | 'elsewhere' | 'unknown' {
  const { origin, 'sec-fetch-site': site } = headers
  const isNamed = origin !== undefined && origin !== 'null'
  if (isNamed && origin !== own && origin !== `${protocol}://${host}`) return 'elsewhere'
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'elsewhere'
  return isNamed || site === 'same-origin' ? 'here' : 'unknown'
}

/**
 * The name people type, this machine, or an address in numbers, which no foreign name server can turn to us. What machines ask to see whether the service is well
 * is asked by any name.
 */
function isAskedByName({ hostname, url }: FastifyRequest, own: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[|\]$/g, '')
  return name === own || name === 'localhost' || isIP(name) !== 0 || /^\/(health|ready|info)$/.test(url)
}
