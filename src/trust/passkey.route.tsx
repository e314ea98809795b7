/** Signing in with a passkey, confirming with one, adding one and taking one away. Challenges are asked for by the island, as JSON. */
import type { FastifyReply } from 'fastify'
import { field, fieldsOf, personOf, seeOther, shellOf, signedIn, type Web } from '../kit/web.ts'
import { tellChanged, waysOf } from './account.rows.ts'
import type { Door } from './door.ts'
import { browserOf } from './kind-of-browser.ts'
import { blockOf, withinLimit, wrongFromOneBlock } from './limits.ts'
import { keepPasskey, ownPasskeys, passkeyUsed } from './passkey.rows.ts'
import { askForNewPasskey, askForPasskey, newPasskeyIn, passkeyAnswered } from './passkey.ts'
import { safePath } from './safe-path.ts'
import { personAs } from './sessions.ts'
import { signedInLately } from './step-up.ts'

/** Not held up by the limit on requests: a flood from the same place must not keep out somebody whose passkey is right. */
const unlimited = { config: { rateLimit: false } } as const

export function passkeyRoutes(app: Web, door: Door): void {
  const { house, clock } = door

  app.get('/sign-in/passkey/challenge', unlimited, async (request, reply) =>
    asJson(reply, await askForPasskey(door, request, reply, 'sign-in')),
  )

  app.post('/sign-in/passkey', unlimited, async (request, reply) => {
    const fields = fieldsOf(request)
    const to = safePath(field(fields, 'to'))
    const found = await passkeyAnswered(door, request, 'sign-in', field(fields, 'answer'))
    door.drop(reply, 'passkey')
    if (found && (await accepted(found)) && (await door.begin(request, reply, found.passkey.personId, 'passkey')))
      return seeOther(reply, to)
    const now = clock.now()
    if (!(await withinLimit(house.database, door.seal, wrongFromOneBlock, blockOf(request.ip), now)))
      request.log.warn({ part: 'sign-in' }, 'many wrong answers from one block of addresses')
    return seeOther(reply, `/sign-in/ways?problem=wrong&to=${encodeURIComponent(to)}`)
  })

  app.get('/confirm/passkey/challenge', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const own = await house.database.withActor(person, (tx) => ownPasskeys(tx, person.personId))
    return asJson(reply, await askForPasskey(door, request, reply, 'confirm', request.session?.id ?? '', own))
  })

  app.post('/confirm/passkey', { preHandler: signedIn }, async (request, reply) => {
    const fields = fieldsOf(request)
    const to = safePath(field(fields, 'to'), '/confirm/done')
    const about = request.session?.id ?? ''
    const found = await passkeyAnswered(door, request, 'confirm', field(fields, 'answer'), about)
    door.drop(reply, 'passkey')
    const theirs = found?.passkey.personId === personOf(request).personId
    if (!found || !theirs || !(await accepted(found)))
      return seeOther(reply, `/confirm?problem=wrong&to=${encodeURIComponent(to)}`)
    await door.confirm(request, reply)
    return seeOther(reply, to)
  })

  app.get('/account/passkey/challenge', signedInLately, async (request, reply) => {
    const person = personOf(request)
    const { names } = await shellOf(house, request, reply)
    const own = await house.database.withActor(person, (tx) => ownPasskeys(tx, person.personId))
    const whose = { id: person.personId, name: person.name, email: person.email, service: names.service }
    return asJson(reply, await askForNewPasskey(door, request, reply, 'add', whose, own))
  })

  app.post('/account/passkey', signedInLately, async (request, reply) => {
    const person = personOf(request)
    const made = await newPasskeyIn(door, request, 'add', field(fieldsOf(request), 'answer'), person.personId)
    door.drop(reply, 'passkey')
    const now = house.clock.now()
    const kept =
      made !== null &&
      (await house.database.withActor(person, async (tx) => {
        if (!(await keepPasskey(tx, person, made, browserOf(request.headers['user-agent']), now))) return false
        await tellChanged(tx, person, now)
        return true
      }))
    return seeOther(reply, `/account?done=${kept ? 'added' : 'not-added'}`)
  })

  app.post('/account/passkey/remove', signedInLately, async (request, reply) => {
    const person = personOf(request)
    const id = field(fieldsOf(request), 'passkey')
    const now = house.clock.now()
    const done = await house.database.withActor(person, async (tx) => {
      const ways = await waysOf(tx, person.personId)
      if (!ways.passkeys.some((one) => one.id === id)) return 'not-added'
      if (ways.count < 2) return 'last'
      await tx.deleteFrom('passkey').where('person_id', '=', person.personId).where('id', '=', id).execute()
      await tellChanged(tx, person, now)
      return 'removed'
    })
    return seeOther(reply, `/account?done=${done}`)
  })

  /** The counter moves on, and only one of two answers with the same counter is taken. */
  function accepted(found: NonNullable<Awaited<ReturnType<typeof passkeyAnswered>>>): Promise<boolean> {
    const { passkey, counter } = found
    return inTheirName(passkey.personId, (actor) =>
      house.database.withActor(actor, (tx) => passkeyUsed(tx, passkey, counter, clock.now())),
    )
  }

  /** Any committee of theirs will do: what is written belongs to the person. */
  async function inTheirName(personId: string, work: (actor: ReturnType<typeof personAs>) => Promise<boolean>) {
    const [first] = await house.database.ask<{ committee_id: string }>(
      'select committee_id from common_ground.memberships_of($1)',
      [personId],
    )
    return first ? work(personAs(personId, first.committee_id)) : false
  }
}

const asJson = (reply: FastifyReply, value: object): FastifyReply =>
  reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(value))
