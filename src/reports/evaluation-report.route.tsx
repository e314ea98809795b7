/** The analysis of the evaluation, for the Policy Team (P26). */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, namesOf } from '#content'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { paramOf } from '../kit/parameters.ts'
import { lastQuarterOver } from '../kit/quarter.ts'
import { answer, type House, personOf, shellOf, signedIn, type Web } from '../kit/web.ts'
import { procedureVersions } from '../trust/procedure-version.rows.ts'
import { imprintOf, inUseOn } from '../trust/procedure-version.ts'
import { settled } from './asked-and-answered.ts'
import { askedAndAnswered, storedAnswers } from './evaluation-figures.rows.ts'
import { evaluationFigures, isForm, quartersWith } from './evaluation-figures.ts'
import { EvaluationReportPage } from './evaluation-report.page.tsx'
import { reportAsTable, reportAsWord } from './evaluation-report.table.ts'
import { impactRoutes } from './impact.route.tsx'
import { monthsIn } from './period.ts'
import { publicationRoutes } from './publication.route.tsx'
import { releaseRoutes } from './release.route.tsx'

export function reportRoutes(app: Web, house: House): void {
  app.get('/reports/evaluation', { preHandler: signedIn }, async (request, reply) => {
    const found = await read(house, request, 'read')
    if (!found) return reply.callNotFound()
    return answer(reply, <EvaluationReportPage shell={await shellOf(house, request, reply)} {...found} />)
  })
  app.get('/reports/evaluation.csv', { preHandler: signedIn }, async (request, reply) => {
    const found = await read(house, request, 'export')
    if (!found) return reply.callNotFound()
    return download(reply, 'text/csv; charset=utf-8', `evaluation-${found.months.from}-${found.months.to}.csv`).send(
      reportAsTable(found),
    )
  })
  app.get('/reports/evaluation/:form.docx', { preHandler: signedIn }, async (request, reply) => {
    const form = paramOf(request, 'form')
    const found = isForm(form) ? await read(house, request, 'export') : null
    if (!found || !isForm(form)) return reply.callNotFound()
    const names = namesOf(await house.namesOf(personOf(request).committeeId))
    return download(reply, wordType, `evaluation-${form}.docx`).send(
      await reportAsWord(form, found, imprintOf(names, found.procedureVersion)),
    )
  })
  impactRoutes(app, house)
  publicationRoutes(app, house)
  releaseRoutes(app, house)
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const analyses = (person: Person): boolean => person.duties.includes('policy-team')

async function read(house: House, request: FastifyRequest, verb: 'read' | 'export') {
  const person = personOf(request)
  if (!analyses(person)) return null
  const now = house.clock.now()
  const { answers, asked, procedureVersion } = await house.database.withActor(person, async (tx) => {
    await audit(tx, person, verb, 'evaluation-report', null, now)
    const procedureVersion = inUseOn(await procedureVersions(tx), dayOf(now))
    return { answers: await storedAnswers(tx), asked: await askedAndAnswered(tx), procedureVersion }
  })
  const lastOver = lastQuarterOver(now)
  const quarters = quartersWith(answers, lastOver)
  const months = monthsIn(request.query, quarters)
  const figures = evaluationFigures(answers, quarters, () => months)
  return { quarters, months, asked: settled(asked, lastOver), procedureVersion, figures }
}

const download = (reply: FastifyReply, type: string, name: string): FastifyReply =>
  reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="${name}"`).type(type)
