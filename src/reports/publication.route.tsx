/** Figures for publication (P30, P31): made by the Policy Team for a year that has ended, read by the Policy Team and the Lead Officer. */

import type { FastifyRequest } from 'fastify'
import { dayOf } from '#content'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { paramOf } from '../kit/parameters.ts'
import { answer, type House, personOf, seeOther, shellOf, signedIn, type Web } from '../kit/web.ts'
import { makePublication } from './publication.make.ts'
import { PublicationPage, PublicationsPage } from './publication.page.tsx'
import { type Publication, publications, yearsWithFigures } from './publication.rows.ts'
import { publicationAsTable } from './publication.table.ts'

export function publicationRoutes(app: Web, house: House): void {
  app.get('/reports/publication', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    if (!mayRead(person)) return reply.callNotFound()
    const shell = await shellOf(house, request, reply)
    const found = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'read', 'publication', null, shell.now)
      return { years: await yearsWithFigures(tx), made: await publications(tx, person.committeeId) }
    })
    const years = found.years.filter((year) => hasEnded(year, shell.now)).toReversed()
    return answer(reply, <PublicationsPage shell={shell} years={years} made={found.made} mayMake={mayMake(person)} />)
  })
  app.post('/reports/publication/:year', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const year = yearIn(request)
    const now = house.clock.now()
    if (!mayMake(person) || year === null || !hasEnded(year, now)) return reply.callNotFound()
    await house.database.withActor(person, (tx) => makePublication(tx, person, year, now))
    return seeOther(reply, `/reports/publication/${year}`)
  })
  app.get('/reports/publication/:year', { preHandler: signedIn }, async (request, reply) => {
    const publication = await find(request, 'read')
    if (!publication) return reply.callNotFound()
    return answer(reply, <PublicationPage shell={await shellOf(house, request, reply)} publication={publication} />)
  })
  app.get('/reports/publication/:year.csv', { preHandler: signedIn }, async (request, reply) => {
    const publication = await find(request, 'export')
    if (!publication) return reply.callNotFound()
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="discussions-${publication.year}.csv"`)
      .send(publicationAsTable(publication))
  })

  async function find(request: FastifyRequest, verb: 'read' | 'export'): Promise<Publication | null> {
    const person = personOf(request)
    const year = yearIn(request)
    if (!mayRead(person) || year === null) return null
    const made = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, verb, 'publication', null, house.clock.now())
      return publications(tx, person.committeeId)
    })
    return made.find((one) => one.year === year) ?? null
  }
}

const mayMake = ({ duties }: Person): boolean => duties.includes('policy-team')
const mayRead = ({ duties }: Person): boolean => duties.includes('policy-team') || duties.includes('lead-officer')
const hasEnded = (year: number, now: Date): boolean => year < Number(dayOf(now).slice(0, 4))

function yearIn(request: FastifyRequest): number | null {
  const year = paramOf(request, 'year')
  return /^2\d{3}$/.test(year) ? Number(year) : null
}
