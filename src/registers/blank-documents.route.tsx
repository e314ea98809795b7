import type { FastifyRequest } from 'fastify'
import { dayOf, namesOf } from '#content'
import { type BlankName, blankDocument, blankNames } from '../documents/word-documents.ts'
import { paramOf, queryParam } from '../kit/parameters.ts'
import { answer, type House, shellOf, type Web } from '../kit/web.ts'
import { procedureVersions } from '../trust/procedure-version.rows.ts'
import { firstVersion, imprintOf, inUseOn } from '../trust/procedure-version.ts'
import { DocumentsPage } from './blank-documents.page.tsx'

export function blankDocumentRoutes(app: Web, house: House): void {
  app.get('/documents', async (request, reply) =>
    answer(reply, <DocumentsPage shell={await shellOf(house, request, reply)} />),
  )
  /** Whoever is not signed in could be of any area: the first version. */
  const inUse = async ({ person }: FastifyRequest) =>
    person ? inUseOn(await house.database.withActor(person, procedureVersions), dayOf(house.clock.now())) : firstVersion
  // Making a document costs more than a page, and anybody may ask for one.
  const limit = { config: { perMinute: 60 } }
  app.get('/documents/:name.docx', limit, async (request, reply) => {
    const name = paramOf(request, 'name')
    if (!isBlank(name)) return reply.callNotFound()
    const names = namesOf(await house.namesOf(request.person?.committeeId ?? null))
    const largePrint = queryParam(request, 'size') === 'large'
    const document = await blankDocument(name, imprintOf(names, await inUse(request)), { largePrint })
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}${largePrint ? '-large' : ''}.docx"`)
      .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .send(document)
  })
}

const isBlank = (name: string): name is BlankName => blankNames.some((one) => one === name)
