/**
 * Setting up a way to sign in (R3). GET never consumes: mail scanners open links. The code is tried by a button that posts, five times;
 * then this browser has twenty minutes to make a passkey, use the agency's sign-in or add an app, and the invitation is used up with it.
 */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { account as words } from '#content'
import type { Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { paramOf } from '../kit/parameters.ts'
import { answer, field, fieldsOf, seeOther, shellOf, type Web } from '../kit/web.ts'
import { tellChanged } from './account.rows.ts'
import { newAppIn, showNewApp } from './authenticator.route.tsx'
import { keepKey } from './authenticator.rows.ts'
import type { Door } from './door.ts'
import { codeIsRight, type Enrolment, enrolmentWith, useInvitation } from './enrolment.rows.ts'
import {
  JoinCodePage,
  JoinEarlyPage,
  JoinEndedPage,
  JoinKnownPage,
  JoinRefusedPage,
  JoinWayPage,
} from './join.page.tsx'
import { isJoining, joiningMinutes } from './joining.ts'
import { browserOf } from './kind-of-browser.ts'
import { refuseByLink } from './newcomer.rows.ts'
import { keepPasskey } from './passkey.rows.ts'
import { askForNewPasskey, newPasskeyIn } from './passkey.ts'
import { queryOf } from './safe-path.ts'
import { personAs, type Way } from './sessions.ts'

export function joinRoutes(app: Web, door: Door): void {
  const { house, providers } = door

  app.get('/join/:link', (request, reply) => {
    return opened(request, reply, async (enrolment) => showCode(request, reply, enrolment, {}))
  })
  app.post('/join/:link', (request, reply) =>
    opened(request, reply, async (enrolment) => {
      const link = linkIn(request)
      const typed = field(fieldsOf(request), 'code')
      if (typed.trim() === '') return showCode(request, reply, enrolment, { code: words.join.code.empty })
      if (await codeIsRight(house.database, door.seal, link, typed, house.clock.now())) {
        door.carry(reply, 'joining', { enrolment: enrolment.id }, joiningMinutes)
        return seeOther(reply, `/join/${link}/way`)
      }
      const now = await enrolmentWith(house.database, link, house.clock.now())
      if (now?.state !== 'open') return showEnded(request, reply)
      return showCode(request, reply, enrolment, { code: words.join.code.wrong })
    }),
  )

  app.post('/join/:link/no', async (request, reply) => {
    const now = house.clock.now()
    const enrolment = await enrolmentWith(house.database, linkIn(request), now)
    if (!enrolment?.newcomer || !['open', 'known'].includes(enrolment.state)) return showEnded(request, reply)
    await refuseByLink(house.database, enrolment, now)
    return answer(reply, <JoinRefusedPage shell={await shellOf(house, request, reply)} />)
  })

  app.get('/join/:link/way', (request, reply) =>
    joining(request, reply, async ({ name }) => {
      const { problem } = queryOf(request.query)
      const known = problem === 'taken' || problem === 'not-added' ? problem : null
      const shell = await shellOf(house, request, reply)
      const page = (
        <JoinWayPage shell={shell} link={linkIn(request)} name={name} providers={providers.list} problem={known} />
      )
      return answer(reply, page)
    }),
  )

  app.get('/join/:link/passkey/challenge', (request, reply) =>
    joining(request, reply, async ({ personId, name, email }) => {
      const { names } = await shellOf(house, request, reply)
      const whose = { id: personId, name, email, service: names.service }
      const options = await askForNewPasskey(door, request, reply, 'join', whose, [])
      return reply
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(options))
    }),
  )
  app.post('/join/:link/passkey', (request, reply) =>
    joining(request, reply, async (enrolment) => {
      const made = await newPasskeyIn(door, request, 'join', field(fieldsOf(request), 'answer'), enrolment.personId)
      door.drop(reply, 'passkey')
      const back = `/join/${linkIn(request)}/way?problem=not-added`
      if (!made) return seeOther(reply, back)
      const browser = browserOf(request.headers['user-agent'])
      return joined(request, reply, enrolment, 'passkey', back, (tx, person, now) =>
        keepPasskey(tx, person, made, browser, now),
      )
    }),
  )

  app.get('/join/:link/app', (request, reply) =>
    joining(request, reply, ({ personId, email }) =>
      showNewApp(door, request, reply, { action: `/join/${linkIn(request)}/app`, personId, email }),
    ),
  )
  app.post('/join/:link/app', (request, reply) =>
    joining(request, reply, async (enrolment) => {
      const { personId, email } = enrolment
      const added = newAppIn(door, request, personId)
      const action = `/join/${linkIn(request)}/app`
      if (!added) return showNewApp(door, request, reply, { action, personId, email, again: true })
      return joined(request, reply, enrolment, 'code', action, async (tx, person, now) => {
        await keepKey(tx, door.seal, person, added.key, added.step, now)
        return true
      })
    }),
  )

  if (house.demonstration)
    app.post('/join/:link/button', (request, reply) =>
      joining(request, reply, (enrolment) =>
        joined(request, reply, enrolment, 'demonstration', `/join/${linkIn(request)}`, async () => true),
      ),
    )

  /** Uses the invitation up, keeps the new way, tells the person by letter and signs them in. */
  async function joined(
    request: FastifyRequest,
    reply: FastifyReply,
    enrolment: Enrolment,
    way: Way,
    back: string,
    keep: (tx: Tx, person: Person, now: Date) => Promise<boolean>,
  ): Promise<FastifyReply> {
    const person = personAs(enrolment.personId, enrolment.committeeId)
    const now = house.clock.now()
    const done = await house.database
      .withActor(person, async (tx) => {
        if (!(await useInvitation(tx, person, enrolment, now)) || !(await keep(tx, person, now))) throw new NotJoined()
        await tellChanged(tx, person, now)
        return true
      })
      .catch((error: unknown) => {
        if (error instanceof NotJoined) return false
        throw error
      })
    if (!done) return seeOther(reply, back)
    door.drop(reply, 'joining')
    const { committeeId } = enrolment
    await door.begin(request, reply, enrolment.personId, way, { committeeId })
    return seeOther(reply, '/account?done=joined')
  }

  /** A link that can be used now; everything else gets a page that says so: 404 never was, 410 is over, 200 comes later. */
  async function opened(
    request: FastifyRequest,
    reply: FastifyReply,
    then: (enrolment: Enrolment) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    const enrolment = await enrolmentWith(house.database, linkIn(request), house.clock.now())
    if (!enrolment) {
      reply.callNotFound()
      return reply
    }
    if (enrolment.state === 'open') return then(enrolment)
    if (enrolment.state !== 'early' && enrolment.state !== 'known') return showEnded(request, reply)
    const shell = await shellOf(house, request, reply)
    if (enrolment.state === 'known')
      return answer(reply, <JoinKnownPage shell={shell} link={linkIn(request)} as={request.person?.name ?? null} />)
    return answer(reply, <JoinEarlyPage shell={shell} from={enrolment.validFrom} />)
  }

  /** And whose code was given in this browser. */
  const joining = (
    request: FastifyRequest,
    reply: FastifyReply,
    then: (enrolment: Enrolment) => Promise<FastifyReply>,
  ): Promise<FastifyReply> =>
    opened(request, reply, async (enrolment) =>
      isJoining(door, request, enrolment) ? then(enrolment) : seeOther(reply, `/join/${linkIn(request)}?again=yes`),
    )

  async function showCode(
    request: FastifyRequest,
    reply: FastifyReply,
    { newcomer }: Enrolment,
    errors: Readonly<Record<string, string>>,
  ) {
    const shell = await shellOf(house, request, reply)
    const again = queryOf(request.query).again === 'yes'
    const page = { shell, link: linkIn(request), errors, again, newcomer }
    return answer(reply, <JoinCodePage {...page} />, Object.keys(errors).length > 0 ? 422 : 200)
  }

  async function showEnded(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    return answer(reply, <JoinEndedPage shell={await shellOf(house, request, reply)} />, 410)
  }
}

const linkIn = (request: FastifyRequest): string => encodeURIComponent(paramOf(request, 'link'))

class NotJoined extends Error {}
