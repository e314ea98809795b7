/** The web server: security headers, cookies, CSRF, rate limits, who is signed in, error pages, and the routes of every room. */
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import csrfProtection from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyContextConfig, type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { assetRoutes } from './asset.route.ts'
import { type DemonstrationParts, demonstrationRoutes } from './demonstration/demonstration.route.tsx'
import { registerErrorPages } from './error.route.tsx'
import { healthRoutes } from './health.route.ts'
import { compressAnswers } from './kit/compression.ts'
import { isDatabaseAway } from './kit/database-fault.ts'
import { faultFacts } from './kit/fault.ts'
import { tokenIn } from './kit/form-stamp.ts'
import { type House, sessionClockOf } from './kit/web.ts'
import { procedureRoutes } from './procedure.route.ts'
import { peopleRoutes } from './registers/people.route.tsx'
import { limitRequests, type RequestLimits } from './request-limits.ts'
import { refuseForeign } from './request-origin.ts'
import { securityContactRoute } from './security-contact.route.ts'
import { openDoor } from './trust/door.ts'
import { openProviders, type ProviderSettings } from './trust/provider.ts'
import { sealer } from './trust/sealed-token.ts'
import { sessionCookieName, signedInWith } from './trust/sessions.ts'
import { signInRoutes } from './trust/sign-in.route.tsx'
import { requireStepUp } from './trust/step-up.ts'
import { answerUnreadable, endUnreadable } from './unreadable.ts'

export interface WebOptions {
  readonly house: Omit<House, 'log'>
  /** Signs the CSRF cookie; ≥ 32 characters. */
  readonly secret: string
  /** Folder of stylesheets, fonts, icons and islands. */
  readonly publicFolder: string
  /** Sign-in providers; none by default. */
  readonly providers?: readonly ProviderSettings[]
  readonly trustProxy?: boolean
  readonly logLevel?: string
  /** Where the log's lines go; standard output by default. */
  readonly logTo?: { write(line: string): void }
  readonly version: string
  /** Where to tell of a weakness, as an address (`mailto:` or `https:`). */
  readonly securityContact?: string
  /** Only in a demonstration: the clock to move, and what moving and beginning again do. */
  readonly demonstration?: DemonstrationParts
  /** Told every address there is, as it is registered. */
  readonly onRoute?: (method: string, path: string, config: FastifyContextConfig | undefined) => void
  /** Requests in a minute, other than usual, for a test. */
  readonly limits?: RequestLimits
  /** Further routes, for a test. */
  readonly more?: (app: FastifyInstance) => void
}

/** Builds the server; the caller listens and closes. */
export async function createWeb(options: WebOptions): Promise<FastifyInstance> {
  const app = Fastify({
    trustProxy: options.trustProxy ?? false,
    bodyLimit: 1_048_576,
    // Whoever sends slowly on purpose holds a connection so long and no longer; an honest form on a slow line has thirty seconds.
    requestTimeout: 30_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
    keepAliveTimeout: 10_000,
    forceCloseConnections: 'idle',
    genReqId: () => crypto.randomUUID(),
    logger: {
      level: options.logLevel ?? 'info',
      serializers: { req: loggedRequest, err: faultFacts },
      ...(options.logTo ? { stream: options.logTo } : {}),
    },
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error, _request, reply) => answerUnreadable(reply.hijack().raw),
    clientErrorHandler: endUnreadable,
  })
  const house: House = { ...options.house, log: app.log }
  const { onRoute } = options
  if (onRoute) app.addHook('onRoute', ({ method, url, config }) => onRoute([method].flat().join(' '), url, config))
  const secure = house.publicUrl.startsWith('https://')
  await app.register(helmet, securityHeaders(secure))
  await app.register(cookie, { secret: options.secret })
  await app.register(csrfProtection, {
    cookieKey: secure ? '__Host-form' : 'form',
    cookieOpts: { signed: true, httpOnly: true, sameSite: 'lax', path: '/', secure },
    getToken: tokenIn,
  })
  await app.register(formbody, { bodyLimit: 1_048_576 })
  const countSignedIn = await limitRequests(app, sessionCookieName(secure), options.limits)
  compressAnswers(app)
  assetRoutes(app, options.publicFolder)
  refuseForeign(app, house.publicUrl)
  recognisePeople(app, house, secure, countSignedIn)
  requireStepUp(app, house)
  partWhenStopping(app)
  logAnswers(app)
  registerErrorPages(app, house)
  healthRoutes(app, house, options.version)
  securityContactRoute(app, sessionClockOf(house), options.securityContact)
  const seal = sealer(options.secret)
  const providers = openProviders(options.providers ?? [], {
    publicUrl: house.publicUrl,
    insecure: !secure,
  })
  const door = openDoor(house, { seal, providers, secure })
  signInRoutes(app, door)
  peopleRoutes(app, door)
  procedureRoutes(app, house)
  if (options.demonstration) demonstrationRoutes(app, house, options.demonstration)
  options.more?.(app)
  return app
}

export const publicFolderOf = (root: string): string => join(root, 'dist', 'public')

function securityHeaders(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' as const },
    crossOriginOpenerPolicy: { policy: 'same-origin' as const },
    frameguard: { action: 'deny' as const },
  }
}

function recognisePeople(
  app: FastifyInstance,
  house: House,
  secure: boolean,
  count: Awaited<ReturnType<typeof limitRequests>>,
): void {
  app.decorateRequest('person', null)
  app.decorateRequest('session', null)
  app.decorateRequest('away', null)
  const name = sessionCookieName(secure)
  const recognise = async (request: FastifyRequest, secret: string) => {
    try {
      const found = await signedInWith(house.database, sessionClockOf(house), secret)
      request.person = found?.person ?? null
      request.session = found?.session ?? null
    } catch (error) {
      if (!(error instanceof Error && isDatabaseAway(error))) throw error
      request.away = error // whom to call when a child is at risk is still shown
    }
  }
  // After the form has been read: when the database is away now, what was typed is still shown.
  app.addHook('preValidation', async (request, reply) => {
    const secret = request.cookies[name]
    if (secret && !request.url.startsWith('/assets/')) await recognise(request, secret)
    await count(request, reply) // a cookie that nobody knows counts as a stranger's
  })
}

/** Whatever is still answered when the program has been told to stop is the last on its connection: nobody waits for an idle one. */
function partWhenStopping(app: FastifyInstance): void {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close')
  })
}

/** One line an answer: route pattern, not address; no query, body, name or free text. */
function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'no route'
    if (route.startsWith('/assets/') || route === '/health' || route === '/ready') return
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}

const loggedRequest = (request: { method: string; routeOptions?: { url?: string | undefined } }) => ({
  method: request.method,
  route: request.routeOptions?.url ?? 'no route',
})
