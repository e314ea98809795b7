/** The desk: what waits for you, what waits for others, what is coming up, what is done. The same for everybody; duties add their part. */

import type { Discussion } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { pageIn } from '../kit/paging.ts'
import { answer, type House, personOf, shellOf, signedIn, type Web } from '../kit/web.ts'
import { callsToMake } from './calls.rows.ts'
import { deadlinesOf, keptWordsAsked } from './deadlines.rows.ts'
import { DeskPage } from './desk.page.tsx'
import { dutyWork, endedOnes, isInPool, meetingsOf, onDesk, underWay } from './desk.rows.ts'
import { DiscussionsPage } from './discussions.page.tsx'
import { emergenciesToLookAt } from './emergencies.rows.ts'
import type { OffersIn } from './offers.ts'
import { teamAsks } from './team-asks.rows.ts'

const endedOnDesk = 5
const perPage = 25

export function deskRoutes(app: Web, house: House, offersIn: OffersIn): void {
  app.get('/desk', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const desk = await house.database.withActor(person, async (tx) => {
      const [{ open, ended }, inPool, duty, emergencies] = await Promise.all([
        onDesk(tx, person, endedOnDesk),
        isInPool(tx, person),
        dutyWork(tx, person),
        emergenciesToLookAt(tx, person),
      ])
      const [offers, meetings, deadlines, keptAsked, calls, asks] = await Promise.all([
        offersIn(tx, person, open, house.clock.now()),
        meetingsOf(tx, open),
        deadlinesOf(tx, open),
        keptWordsAsked(tx, person),
        callsToMake(tx, person, open),
        teamAsks(
          tx,
          open.filter((one) => one.status === 'agreed'),
        ),
      ])
      await audit(tx, person, 'read', 'desk', null, house.clock.now(), { shown: idsOf(open, ended) })
      return { open, ended, inPool, duty, emergencies, offers, meetings, deadlines, keptAsked, calls, asks }
    })
    const shell = await shellOf(house, request, reply)
    return answer(reply, <DeskPage {...desk} shell={shell} person={person} />)
  })

  app.get('/discussions', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const page = pageIn(request.query)
    const found = await house.database.withActor(person, async (tx) => {
      const open = await underWay(tx, person)
      const ended = await endedOnes(tx, person, perPage + 1, (page - 1) * perPage)
      const shown = idsOf(open, ended.slice(0, perPage))
      await audit(tx, person, 'read', 'discussions', null, house.clock.now(), { shown })
      return { open, ended }
    })
    const shell = await shellOf(house, request, reply)
    return answer(
      reply,
      <DiscussionsPage
        shell={shell}
        open={found.open}
        ended={found.ended.slice(0, perPage)}
        page={page}
        more={found.ended.length > perPage}
      />,
    )
  })
}

/** Which discussions the page names, for the audit. */
const idsOf = (...lists: readonly (readonly Pick<Discussion, 'id'>[])[]): string[] => lists.flat().map(({ id }) => id)
