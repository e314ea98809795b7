/** What every way in shares: beginning and confirming a session, and what a browser carries for us between two requests. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../kit/clock.ts'
import { type House, personOf, sessionClockOf } from '../kit/web.ts'
import { browserOf } from './kind-of-browser.ts'
import type { Providers } from './provider.ts'
import type { Sealer } from './sealed-token.ts'
import { beginSession, confirmSession, endSession, longestHours, sessionCookieName, type Way } from './sessions.ts'

/** Cookies for a few minutes. Each is sealed for its own purpose. */
export type Carried = 'passkey' | 'provider' | 'joining' | 'app'

export interface More {
  readonly committeeId?: string | undefined
  readonly provider?: string | undefined
}

export interface Door {
  readonly house: House
  /** What sessions, challenges and codes go by. Invitations and links go by the house's clock. */
  readonly clock: Clock
  readonly seal: Sealer
  readonly providers: Providers
  readonly secure: boolean
  /** Signs a person in. False where they work in no committee (any more). Whoever was signed in here before is signed out. */
  begin(request: FastifyRequest, reply: FastifyReply, personId: string, way: Way, more?: More): Promise<boolean>
  /** The same person in another of their committees; false where it is none of theirs. */
  goTo(request: FastifyRequest, reply: FastifyReply, committeeId: string): Promise<boolean>
  /** The person signed in has shown who they are once more. */
  confirm(request: FastifyRequest, reply: FastifyReply): Promise<void>
  endPresent(request: FastifyRequest): Promise<void>
  /** Ends what this browser holds of the session. */
  clear(reply: FastifyReply): void
  carry(reply: FastifyReply, what: Carried, value: unknown, minutes: number): void
  carried(request: FastifyRequest, what: Carried): unknown
  drop(reply: FastifyReply, what: Carried): void
}

export function openDoor(
  house: House,
  { seal, providers, secure }: { readonly seal: Sealer; readonly providers: Providers; readonly secure: boolean },
): Door {
  const clock = sessionClockOf(house)
  const cookie = sessionCookieName(secure)
  const common = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  const lasting = { ...common, maxAge: longestHours * 3600 }
  const nameOf = (what: Carried) => (secure ? `__Host-${what}` : what)

  async function endPresent(request: FastifyRequest): Promise<void> {
    const secret = request.cookies[cookie]
    if (secret) await endSession(house.database, clock, secret)
  }

  return {
    house,
    clock,
    seal,
    providers,
    secure,
    endPresent,
    async begin(request, reply, personId, way, more = {}) {
      const browser = browserOf(request.headers['user-agent'])
      const secret = await beginSession(house.database, clock, personId, { ...more, way, browser })
      if (!secret) return false
      await endPresent(request)
      reply.setCookie(cookie, secret, lasting)
      return true
    },
    async goTo(request, reply, committeeId) {
      const browser = browserOf(request.headers['user-agent'])
      const after = request.session ? { after: request.session } : {}
      const secret = await beginSession(house.database, clock, personOf(request).personId, {
        committeeId,
        browser,
        ...after,
      })
      if (!secret) return false
      await endPresent(request)
      reply.setCookie(cookie, secret, lasting)
      return true
    },
    async confirm(request, reply) {
      const { session } = request
      if (!session) return
      const secret = await confirmSession(house.database, clock, { person: personOf(request), session })
      reply.setCookie(cookie, secret, lasting)
    },
    clear: (reply) => void reply.clearCookie(cookie, { path: '/', secure }),
    carry(reply, what, value, minutes) {
      const until = new Date(clock.now().getTime() + minutes * 60_000)
      reply.setCookie(nameOf(what), seal.seal(what, value, until), { ...common, maxAge: minutes * 60 })
    },
    carried: (request, what) => seal.open(what, request.cookies[nameOf(what)], clock.now()),
    drop: (reply, what) => void reply.clearCookie(nameOf(what), { path: '/', secure }),
  }
}
