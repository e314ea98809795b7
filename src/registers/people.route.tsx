/** Administrators look after the people of their committee: nobody else has these pages, and nobody acts on themselves (R4, R14). */

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Person } from '../discussion.ts'
import { audit, type Upon } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { type Findings, withGuard } from '../kit/guarding.ts'
import { idParam } from '../kit/parameters.ts'
import { postedFrom } from '../kit/step-pages.ts'
import { answer, type Fields, field, fieldsOf, personOf, seeOther, shellOf, signedIn, type Web } from '../kit/web.ts'
import { openSessionsOf } from '../trust/account.rows.ts'
import type { Door } from '../trust/door.ts'
import { endInvitations, invite, privilegedDelayHours } from '../trust/enrolment.rows.ts'
import { changeRegister, sentWith } from '../trust/register-change.ts'
import { queryOf } from '../trust/safe-path.ts'
import { administrators, lately } from './administrators.ts'
import { agencyRoutes } from './agencies.route.tsx'
import { type ColleagueDone, ColleaguePage, colleagueDone, type RefusedDuties } from './colleague.page.tsx'
import { detailsRoutes } from './details.route.ts'
import { addressAsked } from './details.rows.ts'
import type { WrongDetails } from './details-card.tsx'
import { dutyRoutes } from './duties.route.ts'
import { heldAboutRoutes } from './held-about.route.tsx'
import { CodePage } from './newcomer.page.tsx'
import { newcomerRoutes } from './newcomer.route.tsx'
import { newcomersOf } from './newcomers.rows.ts'
import { PeoplePage } from './people.page.tsx'
import {
  agenciesHere,
  type Colleague,
  canSignIn,
  colleaguesOf,
  endEverything,
  recoveryWaits,
  setLeft,
  setManager,
  worksElsewhere,
} from './people.rows.ts'
import { privacyPaperRoutes } from './privacy-papers.route.tsx'

export function peopleRoutes(app: Web, door: Door): void {
  const { house } = door
  agencyRoutes(app, house)
  heldAboutRoutes(app, house)
  privacyPaperRoutes(app, house)
  dutyRoutes(app, house, { look, show })
  detailsRoutes(app, house, {
    look,
    showDetails: async (request, reply, found, typed, findings) => show(request, reply, found, null, typed, findings),
  })
  newcomerRoutes(app, door)

  app.get('/people', { preHandler: [signedIn, administrators] }, async (request, reply) => {
    const person = personOf(request)
    const shell = await shellOf(house, request, reply)
    const page = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'read', 'people', null, shell.now)
      return { people: await colleaguesOf(tx, shell.now), newcomers: await newcomersOf(tx, shell.now) }
    })
    const takenBack = queryOf(request.query).done === 'taken-back'
    return answer(reply, <PeoplePage shell={shell} {...page} takenBack={takenBack} />)
  })

  app.get('/people/:person', { preHandler: [signedIn, administrators] }, async (request, reply) => {
    const found = await look(request)
    if (!found) return reply.callNotFound()
    return show(request, reply, found)
  })

  app.post('/people/:person/invite', lately, async (request, reply) => {
    const person = personOf(request)
    const found = await look(request)
    if (!found || found.leftAt || found.id === person.personId) return reply.callNotFound()
    let delayed = false
    let code = ''
    await changeRegister(
      house,
      person,
      { name: 'invite', key: postedFrom(fieldsOf(request)).key, sent: sentWith(request) },
      async (tx, now) => {
        const recovers = canSignIn(found) || (await worksElsewhere(tx, found.id))
        delayed = recovers && (await recoveryWaits(tx, found.id, now))
        const invitation = { personId: found.id, committeeId: person.committeeId, by: person, recovers, delayed }
        code = await invite(tx, door.seal, invitation, now)
        return { person: found.id }
      },
    )
    return code === '' ? seeOther(reply, `/people/${found.id}`) : showCode(request, reply, found, code, delayed)
  })

  change('take-back', 'taken-back', async (tx, person, found, _, now) => {
    await endInvitations(tx, person.committeeId, found, now)
  })
  change(
    'sessions',
    'ended',
    async (tx, person, found) => void (await endEverything(tx, person, found, door.clock.now())),
  )
  change('leave', 'left', async (tx, person, found, _, now) => {
    await endInvitations(tx, person.committeeId, found, now)
    await endEverything(tx, person, found, door.clock.now())
    await setLeft(tx, person, found, now)
  })
  change('return', 'back', async (tx, person, found) => void (await setLeft(tx, person, found, null)))
  change('manager', 'manager', async (tx, person, found, fields, now) => {
    const chosen = field(fields, 'manager')
    const people = await colleaguesOf(tx, now)
    const isHere = people.some(({ id, leftAt }) => id === chosen && id !== found && !leftAt)
    if (isHere || chosen === '') await setManager(tx, person, found, isHere ? chosen : null)
  })

  /** One button on the page of somebody else. */
  function change(
    part: string,
    done: ColleagueDone,
    work: (
      tx: Tx,
      by: Person,
      personId: string,
      fields: Fields,
      now: Date,
    ) => Promise<Omit<Upon, 'person'> | undefined>,
  ): void {
    app.post(`/people/:person/${part}`, lately, async (request, reply) => {
      const person = personOf(request)
      const found = await look(request)
      if (!found || found.id === person.personId) return reply.callNotFound()
      const fields = fieldsOf(request)
      await changeRegister(
        house,
        person,
        { name: `people-${part}`, key: postedFrom(fields).key, sent: sentWith(request) },
        async (tx, now) => {
          const changed = await work(tx, person, found.id, fields, now)
          return { person: found.id, ...changed }
        },
      )
      return seeOther(reply, `/people/${found.id}?done=${done}`)
    })
  }

  async function look(request: FastifyRequest) {
    const wanted = idParam(request, 'person')
    if (!wanted) return null
    const [found] = await house.database.withActor(personOf(request), (tx) =>
      colleaguesOf(tx, house.clock.now(), wanted),
    )
    return found ?? null
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    found: Colleague,
    refused: RefusedDuties | null = null,
    typed: WrongDetails | null = null,
    findings: Findings = {},
  ): Promise<FastifyReply> {
    const person = personOf(request)
    const shell = await shellOf(house, request, reply)
    const own = found.id === person.personId
    const held = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'read', 'person', null, shell.now, { upon: { person: found.id } })
      return {
        sessions: await openSessionsOf(tx, found.id, door.clock.now(), person.committeeId),
        people: await colleaguesOf(tx, shell.now),
        agencies: await agenciesHere(tx, person.committeeId),
        asked: await addressAsked(tx, found.id, shell.now),
      }
    })
    const done = doneIn(queryOf(request.query).done)
    const page = <ColleaguePage {...held} {...{ shell, colleague: found, own, done, refused, typed }} />
    return answer(reply, withGuard(page, !own, { findings }), refused || typed ? 422 : 200)
  }

  async function showCode(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, name }: Colleague,
    code: string,
    delayed: boolean,
  ) {
    const shell = await shellOf(house, request, reply)
    const [colleague] = await house.database.withActor(personOf(request), (tx) => colleaguesOf(tx, shell.now, id))
    const from = delayed ? new Date(shell.now.getTime() + privilegedDelayHours * 3_600_000) : null
    const page = { shell, name, code, until: colleague?.invitedUntil ?? null, back: `/people/${id}` }
    return answer(reply, <CodePage {...page} delayedUntil={from} />)
  }
}

const doneIn = (done: unknown): ColleagueDone | null => colleagueDone.find((one) => one === done) ?? null
