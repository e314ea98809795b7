/** Signing in at a provider, confirming there, linking it to an account or to an invitation; one address to come back to. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { paramOf } from '../kit/parameters.ts'
import { answer, personOf, seeOther, shellOf, signedIn, type Web } from '../kit/web.ts'
import { tellChanged } from './account.rows.ts'
import type { Door } from './door.ts'
import { enrolmentWith, useInvitation } from './enrolment.rows.ts'
import { linkIdentity, personAt } from './identity.rows.ts'
import { isJoining } from './joining.ts'
import { takeOnce } from './limits.ts'
import type { Flow, Identity } from './provider.ts'
import { queryOf, safePath } from './safe-path.ts'
import { personAs } from './sessions.ts'
import { UnknownPage } from './sign-in.page.tsx'
import { signedInLately } from './step-up.ts'

const flowMinutes = 10

const carriedFlow = z.strictObject({
  flow: z.strictObject({
    provider: z.string(),
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    fresh: z.boolean(),
  }),
  purpose: z.enum(['sign-in', 'confirm', 'link', 'join']),
  to: z.string(),
  /** Session it was begun in, or the link of an invitation; '' where there is neither. */
  about: z.string(),
})
type CarriedFlow = z.infer<typeof carriedFlow>

export function providerRoutes(app: Web, door: Door): void {
  const { house, clock, providers } = door

  app.get('/sign-in/with/:provider', (request, reply) =>
    begin(request, reply, 'sign-in', safePath(queryOf(request.query).to), ''),
  )
  app.get('/confirm/with/:provider', { preHandler: signedIn }, (request, reply) =>
    begin(request, reply, 'confirm', safePath(queryOf(request.query).to, '/confirm/done'), request.session?.id ?? ''),
  )
  app.get('/account/link/:provider', signedInLately, (request, reply) =>
    begin(request, reply, 'link', '/account?done=added', request.session?.id ?? ''),
  )
  app.get('/join/:link/with/:provider', async (request, reply) => {
    const link = paramOf(request, 'link')
    const enrolment = await enrolmentWith(house.database, link, house.clock.now())
    if (!enrolment || !isJoining(door, request, enrolment)) return seeOther(reply, `/join/${encodeURIComponent(link)}`)
    return begin(request, reply, 'join', '/account?done=joined', link)
  })

  app.get('/sign-in/from/:provider', async (request, reply) => {
    const provider = paramOf(request, 'provider')
    const carried = carriedFlow.safeParse(door.carried(request, 'provider'))
    door.drop(reply, 'provider')
    if (!carried.success || carried.data.flow.provider !== provider) return refuse(reply, 'wrong')
    const now = clock.now()
    const until = new Date(now.getTime() + flowMinutes * 60_000)
    if (!(await takeOnce(house.database, `provider ${carried.data.flow.state}`, until, now)))
      return refuse(reply, 'wrong')
    const found = await providers.finish(carried.data.flow, new URL(request.url, house.publicUrl))
    if ('refused' in found) {
      request.log.warn({ part: 'sign-in', provider, refused: found.refused }, 'an answer of a provider was refused')
      const problem = { refused: 'wrong', away: 'away', 'no-second-factor': 'second' } as const
      return refuse(reply, problem[found.refused])
    }
    return { 'sign-in': signIn, confirm, link, join }[carried.data.purpose](request, reply, carried.data, found)
  })

  app.get('/sign-out/at/:provider', async (request, reply) => {
    const provider = paramOf(request, 'provider')
    const address = await providers.signOutAddress(provider)
    return seeOther(reply, address?.href ?? '/signed-out')
  })

  async function begin(
    request: FastifyRequest,
    reply: FastifyReply,
    purpose: CarriedFlow['purpose'],
    to: string,
    about: string,
  ): Promise<FastifyReply> {
    const provider = paramOf(request, 'provider')
    if (!providers.list.some(({ id }) => id === provider)) {
      reply.callNotFound()
      return reply
    }
    const begun = await providers.begin(provider, purpose === 'confirm' || purpose === 'link')
    if (!begun) return refuse(reply, 'away')
    door.carry(reply, 'provider', { flow: begun.flow satisfies Flow, purpose, to, about }, flowMinutes)
    return seeOther(reply, begun.address.href)
  }

  async function signIn(request: FastifyRequest, reply: FastifyReply, { to, flow }: CarriedFlow, identity: Identity) {
    const personId = await personAt(house.database, identity)
    const signedIn =
      personId !== null && (await door.begin(request, reply, personId, 'provider', { provider: flow.provider }))
    if (signedIn) return seeOther(reply, to)
    return answer(reply, <UnknownPage shell={await shellOf(house, request, reply)} />, 403)
  }

  async function confirm(request: FastifyRequest, reply: FastifyReply, { to, about }: CarriedFlow, identity: Identity) {
    const personId = await personAt(house.database, identity)
    if (!request.person || request.session?.id !== about || personId !== request.person.personId)
      return seeOther(reply, '/confirm?problem=wrong')
    await door.confirm(request, reply)
    return seeOther(reply, to)
  }

  async function link(request: FastifyRequest, reply: FastifyReply, { to, about }: CarriedFlow, identity: Identity) {
    if (!request.person || request.session?.id !== about) return seeOther(reply, '/sign-in')
    const person = personOf(request)
    const now = house.clock.now()
    const linked = await house.database.withActor(person, async (tx) => {
      const kept = await linkIdentity(tx, person, identity, now)
      if (kept) await tellChanged(tx, person, now)
      return kept
    })
    return seeOther(reply, linked ? to : '/account?done=taken')
  }

  async function join(
    request: FastifyRequest,
    reply: FastifyReply,
    { to, about, flow }: CarriedFlow,
    identity: Identity,
  ) {
    const now = house.clock.now()
    const enrolment = await enrolmentWith(house.database, about, now)
    if (enrolment?.state !== 'open' || !isJoining(door, request, enrolment))
      return seeOther(reply, `/join/${encodeURIComponent(about)}`)
    const person = personAs(enrolment.personId, enrolment.committeeId)
    const linked = await house.database
      .withActor(person, async (tx) => {
        if (!(await useInvitation(tx, person, enrolment, now)) || !(await linkIdentity(tx, person, identity, now)))
          throw new NotLinked()
        await tellChanged(tx, person, now)
        return true
      })
      .catch((error: unknown) => {
        if (error instanceof NotLinked) return false
        throw error
      })
    if (!linked) return seeOther(reply, `/join/${encodeURIComponent(about)}/way?problem=taken`)
    door.drop(reply, 'joining')
    const { committeeId } = enrolment
    await door.begin(request, reply, enrolment.personId, 'provider', { committeeId, provider: flow.provider })
    return seeOther(reply, to)
  }

  const refuse = (reply: FastifyReply, problem: 'wrong' | 'away' | 'second') =>
    seeOther(reply, `/sign-in/ways?problem=${problem}`)
}

/** Rolls back: the invitation is not used up where the sign-in belongs to somebody else. */
class NotLinked extends Error {}
