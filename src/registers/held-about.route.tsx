/** Subject access (P31): one's own, and for administrators whoever asks. Only for somebody who has shown who they are lately; each is written down as an export. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { held as words } from '#content'
import { idParam } from '../kit/parameters.ts'
import { answer, field, fieldsOf, type House, personOf, shellOf, type Web } from '../kit/web.ts'
import { signedInLately } from '../trust/step-up.ts'
import { lately } from './administrators.ts'
import { FindHeldPage, HeldPage } from './held-about.page.tsx'
import { type HeldThing, heldAbout, heldAsJson, ownAlone, type Subject, subjectOf } from './held-about.rows.ts'

export function heldAboutRoutes(app: Web, house: House): void {
  app.get('/account/held', signedInLately, async (request, reply) => {
    const shell = await shellOf(house, request, reply)
    return answer(reply, <HeldPage shell={shell} things={await own(request)} about={null} json="/account/held.json" />)
  })
  app.get('/account/held.json', signedInLately, async (request, reply) => asFile(request, reply, await own(request)))

  app.get('/people/held', lately, async (request, reply) =>
    answer(reply, <FindHeldPage shell={await shellOf(house, request, reply)} values={{}} errors={{}} />),
  )
  app.post('/people/held', lately, async (request, reply) => {
    const values = fieldsOf(request)
    const address = field(values, 'email').trim()
    const shell = await shellOf(house, request, reply)
    if (!/^[^@\s<>]{1,100}@[^@\s<>]{1,150}$/.test(address)) {
      const errors = { email: words.find.error }
      return answer(reply, <FindHeldPage shell={shell} values={values} errors={errors} />, 422)
    }
    const { subject, things } = await house.database.withActor(personOf(request), async (tx) => {
      const found = await subjectOf(tx, address)
      return { subject: found, things: await heldAbout(tx, personOf(request), found, shell.now) }
    })
    const json = 'personId' in subject ? `/people/${subject.personId}/held.json` : null
    return answer(reply, <HeldPage shell={shell} things={things} about={aboutOf(things, address)} json={json} />)
  })
  app.get('/people/:person/held', lately, async (request, reply) => {
    const things = await ofColleague(request)
    if (!things) return reply.callNotFound()
    const shell = await shellOf(house, request, reply)
    const json = `${shell.path}.json`
    return answer(reply, <HeldPage shell={shell} things={things} about={aboutOf(things, '')} json={json} />)
  })
  app.get('/people/:person/held.json', lately, async (request, reply) => {
    const things = await ofColleague(request)
    return things ? asFile(request, reply, things) : reply.callNotFound()
  })

  const own = (request: FastifyRequest): Promise<HeldThing[]> => {
    const person = personOf(request)
    return house.database.withActor(person, async (tx) => [
      ...(await heldAbout(tx, person, person, house.clock.now())),
      ...(await ownAlone(tx, person.personId)),
    ])
  }

  /** Null where nobody of this committee has this id: then nothing is held. */
  async function ofColleague(request: FastifyRequest): Promise<HeldThing[] | null> {
    const person = idParam(request, 'person')
    if (!person) return null
    const subject: Subject = { personId: person }
    const by = personOf(request)
    const things = await house.database.withActor(by, (tx) => heldAbout(tx, by, subject, house.clock.now()))
    return things.length > 0 ? things : null
  }

  async function asFile(request: FastifyRequest, reply: FastifyReply, things: readonly HeldThing[]) {
    const { names, now } = await shellOf(house, request, reply)
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="held.json"')
      .header('cache-control', 'no-store')
      .send(heldAsJson(things, { committee: names.committee, at: now }))
  }
}

/** Name and address as they are held. */
function aboutOf(things: readonly HeldThing[], address: string) {
  const { facts } = things.find(({ held }) => held === 'person') ?? { facts: {} as Readonly<Record<string, unknown>> }
  return { name: String(facts.name ?? address), address: String(facts.email ?? address) }
}
