/** Signing in with an app that shows codes: a link to the address, then the code. One without the other opens nothing (R1). */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { account as words } from '#content'
import { writeLetters } from '../kit/letters.ts'
import { paramOf } from '../kit/parameters.ts'
import { answer, field, fieldsOf, personOf, seeOther, shellOf, signedIn, type Web } from '../kit/web.ts'
import { tellChanged, waysOf } from './account.rows.ts'
import { AddAppPage, AskForLinkPage, EnterCodePage, LinkOverPage, LinkSentPage } from './authenticator.page.tsx'
import {
  codeUsed,
  keepKey,
  linkIsOpen,
  linkMinutes,
  makeLink,
  stepOfSealed,
  tryLink,
  useLink,
} from './authenticator.rows.ts'
import { newKey, stepOfCode } from './authenticator.ts'
import type { Door } from './door.ts'
import {
  blockOf,
  codesOfOnePerson,
  lettersFromOneBlock,
  lettersOfOneCommittee,
  lettersToOneAddress,
  withinLimit,
} from './limits.ts'
import { safePath } from './safe-path.ts'
import { personAs } from './sessions.ts'
import { signedInLately } from './step-up.ts'

const isAddress = (text: string): boolean => /^[^@\s<>]{1,100}@[^@\s<>]{1,150}$/.test(text)

export function authenticatorRoutes(app: Web, door: Door): void {
  const { house, clock, seal } = door

  app.get('/sign-in/code', async (request, reply) =>
    answer(reply, <AskForLinkPage shell={await shellOf(house, request, reply)} address="" errors={{}} />),
  )

  /** The answer is on its way before anybody looks whether the address is known: it cannot tell by its words, its status or its time. */
  app.post('/sign-in/code', async (request, reply) => {
    const address = field(fieldsOf(request), 'address').trim().toLowerCase()
    const shell = await shellOf(house, request, reply)
    if (!isAddress(address)) {
      const errors = { address: words.code.address.error }
      return answer(reply, <AskForLinkPage shell={shell} address={address} errors={errors} />, 422)
    }
    reply.raw.once('finish', () => {
      sendLink(address, blockOf(request.ip)).catch(() =>
        request.log.error({ part: 'sign-in' }, 'a link could not be written'),
      )
    })
    return answer(reply, <LinkSentPage shell={shell} />)
  })

  /** An earlier link stays good: asking again and again for somebody keeps nobody out. */
  async function sendLink(address: string, block: string): Promise<void> {
    const now = house.clock.now()
    const { database } = house
    if (!(await withinLimit(database, seal, lettersToOneAddress, address, now))) return
    if (!(await withinLimit(database, seal, lettersFromOneBlock, block, now))) return
    const made = await makeLink(database, address, now)
    if (!made || !(await withinLimit(database, seal, lettersOfOneCommittee, made.committeeId, now))) return
    const to = { person: made.personId }
    const values = { count: String(linkMinutes) }
    await database.withActor({ kind: 'system', committeeId: made.committeeId }, (tx) =>
      writeLetters(tx, made.committeeId, null, [{ letter: 'sign-in-link', to, values, link: made.path }], now),
    )
  }

  const linkIn = (request: FastifyRequest): string => paramOf(request, 'link')

  app.get('/sign-in/code/:link', async (request, reply) => showCode(request, reply, 200))
  app.post('/sign-in/code/:link', async (request, reply) => {
    const link = linkIn(request)
    const found = await tryLink(house.database, link, house.clock.now())
    const step = found && stepOfSealed(seal, found, field(fieldsOf(request), 'code'), clock.now())
    if (!found || step === null) return showCode(request, reply, 422)
    if (!(await inTheirName(found.personId, step)) || !(await useLink(house.database, link, house.clock.now())))
      return showCode(request, reply, 422)
    if (!(await door.begin(request, reply, found.personId, 'code'))) return showCode(request, reply, 422)
    return seeOther(reply, '/desk')
  })

  async function showCode(request: FastifyRequest, reply: FastifyReply, status: number): Promise<FastifyReply> {
    const link = linkIn(request)
    const shell = await shellOf(house, request, reply)
    if (!(await linkIsOpen(house.database, link, house.clock.now())))
      return answer(reply, <LinkOverPage shell={shell} />, 410)
    const errors = status === 422 ? { code: words.code.enter.wrong } : {}
    return answer(reply, <EnterCodePage shell={shell} action={`/sign-in/code/${link}`} errors={errors} />, status)
  }

  async function inTheirName(personId: string, step: number): Promise<boolean> {
    const [first] = await house.database.ask<{ committee_id: string }>(
      'select committee_id from common_ground.memberships_of($1)',
      [personId],
    )
    if (!first) return false
    return house.database.withActor(personAs(personId, first.committee_id), (tx) =>
      codeUsed(tx, personId, step, clock.now()),
    )
  }

  app.post('/confirm/code', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const fields = fieldsOf(request)
    const to = safePath(field(fields, 'to'), '/confirm/done')
    const now = clock.now()
    const allowed = await withinLimit(house.database, seal, codesOfOnePerson, person.personId, now)
    const right =
      allowed &&
      (await house.database.withActor(person, async (tx) => {
        const row = await tx
          .selectFrom('authenticator')
          .selectAll()
          .where('person_id', '=', person.personId)
          .executeTakeFirst()
        const kept = row && { personId: row.person_id, sealedKey: row.sealed_key, lastStep: row.last_step }
        const step = kept ? stepOfSealed(seal, kept, field(fields, 'code'), now) : null
        return step !== null && (await codeUsed(tx, person.personId, step, now))
      }))
    if (!right) return seeOther(reply, `/confirm?problem=wrong&to=${encodeURIComponent(to)}`)
    await door.confirm(request, reply)
    return seeOther(reply, to)
  })

  app.get('/account/app', signedInLately, async (request, reply) => {
    const { personId, email } = personOf(request)
    return showNewApp(door, request, reply, { action: '/account/app', personId, email })
  })
  app.post('/account/app', signedInLately, async (request, reply) => {
    const person = personOf(request)
    const { personId, email } = person
    const added = newAppIn(door, request, personId)
    if (!added) return showNewApp(door, request, reply, { action: '/account/app', personId, email, again: true })
    const now = house.clock.now()
    await house.database.withActor(person, async (tx) => {
      await keepKey(tx, seal, person, added.key, added.step, now)
      await tellChanged(tx, person, now)
    })
    return seeOther(reply, '/account?done=added')
  })
  app.post('/account/app/remove', signedInLately, async (request, reply) => {
    const person = personOf(request)
    const now = house.clock.now()
    const done = await house.database.withActor(person, async (tx) => {
      const ways = await waysOf(tx, person.personId)
      if (!ways.app || ways.count < 2) return 'last'
      await tx.deleteFrom('authenticator').where('person_id', '=', person.personId).execute()
      await tellChanged(tx, person, now)
      return 'removed'
    })
    return seeOther(reply, `/account?done=${done}`)
  })
}

const keyMinutes = 20
const keyFor = (personId: string) => `new authenticator of ${personId}`

/** A new key each time the page is made anew; it travels sealed in the form, and is kept only with a right code. */
export async function showNewApp(
  { house, clock, seal }: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  form: { readonly action: string; readonly personId: string; readonly email: string; readonly again?: boolean },
): Promise<FastifyReply> {
  const { personId } = form
  const now = clock.now()
  const typed = form.again ? seal.open(keyFor(personId), field(fieldsOf(request), 'key'), now) : null
  const key = typeof typed === 'string' ? Buffer.from(typed, 'base64url') : newKey()
  const until = new Date(now.getTime() + keyMinutes * 60_000)
  return answer(
    reply,
    <AddAppPage
      shell={await shellOf(house, request, reply)}
      action={form.action}
      sealedKey={seal.seal(keyFor(personId), key.toString('base64url'), until)}
      whose={form.email}
      keyBytes={key}
      errors={form.again ? { code: words.join.app.wrong } : {}}
    />,
    form.again ? 422 : 200,
  )
}

/** The key that was shown, with the step of the right code; null for a wrong one. */
export function newAppIn(
  { clock, seal }: Door,
  request: FastifyRequest,
  personId: string,
): { readonly key: Buffer; readonly step: number } | null {
  const fields = fieldsOf(request)
  const now = clock.now()
  const text = seal.open(keyFor(personId), field(fields, 'key'), now)
  if (typeof text !== 'string') return null
  const key = Buffer.from(text, 'base64url')
  const step = stepOfCode(key, field(fields, 'code'), now, 0)
  return step === null ? null : { key, step }
}
