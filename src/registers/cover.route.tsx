/**
 * Cover while somebody is away (P8, P10): one names a colleague for oneself; an administrator for anybody, and never themselves as the colleague.
 * It lets somebody else read and answer, so it is for those who have shown who they are lately.
 */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '#content'
import { audit } from '../kit/audit.ts'
import { isId, newId } from '../kit/id.ts'
import { idParam } from '../kit/parameters.ts'
import { answer, type Fields, field, fieldsOf, type House, personOf, seeOther, shellOf, type Web } from '../kit/web.ts'
import { changeRegister, sentWith } from '../trust/register-change.ts'
import { signedInLately } from '../trust/step-up.ts'
import { readCover } from './cover.form.ts'
import { CoverPage, type CoverPageProps } from './cover.page.tsx'
import { coversNamed, endCover, nameCover, peopleHere } from './cover.rows.ts'

/** Asks or lets go whoever covers, in what waits now (steps/agreement). */
type StandInNow = (house: House, committeeId: string) => Promise<void>

export function coverRoutes(app: Web, house: House, standInNow: StandInNow): void {
  app.get('/cover', signedInLately, (request, reply) =>
    show(house, request, reply, { values: {}, errors: {}, said: saidIn(request.query) }),
  )
  app.post('/cover', signedInLately, (request, reply) => name(house, request, reply, standInNow))
  app.post('/cover/:cover/end', signedInLately, async (request, reply) => {
    const cover = idParam(request, 'cover')
    if (!cover) return reply.callNotFound()
    const change = { name: 'end-cover', key: keyIn(fieldsOf(request)), sent: sentWith(request) }
    const person = personOf(request)
    const kept = await changeRegister(house, person, change, (tx, now) => endCover(tx, cover, now))
    if (kept === 'kept') await standInNow(house, person.committeeId)
    return kept === 'kept' ? seeOther(reply, '/cover?done=ended') : reply.callNotFound()
  })
}

async function name(house: House, request: FastifyRequest, reply: FastifyReply, standInNow: StandInNow) {
  const person = personOf(request)
  const fields = fieldsOf(request)
  const people = await house.database.withActor(person, peopleHere)
  const read = readCover(fields, person, people, dayOf(house.clock.now()))
  if ('errors' in read) return show(house, request, reply, { values: fields, errors: read.errors, said: null }, 422)
  const key = keyIn(fields)
  await changeRegister(house, person, { name: 'cover', key, sent: sentWith(request) }, (tx, now) =>
    nameCover(tx, person, key, read.form, now),
  )
  await standInNow(house, person.committeeId)
  return seeOther(reply, '/cover?done=named')
}

async function show(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Pick<CoverPageProps, 'values' | 'errors' | 'said'>,
  status = 200,
) {
  const person = personOf(request)
  const now = house.clock.now()
  const found = await house.database.withActor(person, async (tx) => {
    await audit(tx, person, 'read', 'cover', null, now)
    return { people: await peopleHere(tx), covers: await coversNamed(tx, dayOf(now)) }
  })
  const shell = await shellOf(house, request, reply)
  return answer(reply, <CoverPage shell={shell} person={person} {...found} {...shown} />, status)
}

const keyIn = (fields: Fields): string => (isId(field(fields, '_key')) ? field(fields, '_key') : newId())

function saidIn(query: unknown): CoverPageProps['said'] {
  const done = typeof query === 'object' && query !== null && 'done' in query ? query.done : null
  return done === 'named' || done === 'ended' ? done : null
}
