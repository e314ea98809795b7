/** Reports of the evaluation (P26): prepared and released by the Policy Team, read by them and the Lead Officer. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, namesOf } from '#content'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { keptIn, withGuard } from '../kit/guarding.ts'
import { isId, newId } from '../kit/id.ts'
import { writeLetters } from '../kit/letters.ts'
import { paramOf } from '../kit/parameters.ts'
import { versionIn } from '../kit/posted-form.ts'
import { lastQuarterOver, quarterOf } from '../kit/quarter.ts'
import {
  answer,
  type Fields,
  field,
  fieldsOf,
  type House,
  personOf,
  seeOther,
  shellOf,
  signedIn,
  type Web,
} from '../kit/web.ts'
import { holding } from '../trust/duty-holders.rows.ts'
import { openWithout } from '../trust/guarded.ts'
import { procedureVersions } from '../trust/procedure-version.rows.ts'
import { imprintOf, inUseOn } from '../trust/procedure-version.ts'
import { changeRegister, sentWith } from '../trust/register-change.ts'
import { queryOf } from '../trust/safe-path.ts'
import { settled } from './asked-and-answered.ts'
import { askedAndAnswered, storedAnswers } from './evaluation-figures.rows.ts'
import { monthsLabel } from './period.ts'
import { readRelease } from './release.form.ts'
import { ReleasePage, type ReleasePageProps } from './release.page.tsx'
import { ReleasedReportPage, ReleasedReportsPage } from './released-report.page.tsx'
import { type ReleasedReport, release, releasedReports } from './released-report.rows.ts'
import { figuresUpTo, monthsOfReport, quartersToRelease } from './released-report.ts'
import { releasedAsWord } from './released-report.word.ts'

const list = '/reports/evaluation/released'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const mayRelease = ({ duties }: Person): boolean => duties.includes('policy-team')
const mayRead = (person: Person): boolean => mayRelease(person) || person.duties.includes('lead-officer')

export function releaseRoutes(app: Web, house: House): void {
  app.get(list, { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    if (!mayRead(person)) return reply.callNotFound()
    const reports = await read(house, person, 'read')
    const shell = await shellOf(house, request, reply)
    return answer(reply, <ReleasedReportsPage shell={shell} reports={reports} mayRelease={mayRelease(person)} />)
  })
  app.get(`${list}/:number`, { preHandler: signedIn }, async (request, reply) => {
    const report = await find(house, request, 'read')
    if (!report) return reply.callNotFound()
    const done = queryOf(request.query).done === 'released'
    return answer(
      reply,
      <ReleasedReportPage shell={await shellOf(house, request, reply)} report={report} done={done} />,
    )
  })
  app.get(`${list}/:number.docx`, { preHandler: signedIn }, async (request, reply) => {
    const report = await find(house, request, 'export')
    if (!report) return reply.callNotFound()
    const person = personOf(request)
    const names = namesOf(await house.namesOf(person.committeeId))
    const versions = await house.database.withActor(person, procedureVersions)
    const imprint = imprintOf(names, inUseOn(versions, dayOf(report.releasedAt)))
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="evaluation-report-${report.number}.docx"`)
      .type(wordType)
      .send(await releasedAsWord(report, imprint))
  })
  app.get('/reports/evaluation/release', { preHandler: signedIn }, async (request, reply) => {
    const { upto } = queryOf(request.query)
    const draft = await prepare(house, request, typeof upto === 'string' ? upto : '')
    return draft ? show(house, request, reply, draft, { values: {}, errors: {} }) : reply.callNotFound()
  })
  app.post('/reports/evaluation/release', { preHandler: signedIn }, (request, reply) => send(house, request, reply))
}

async function read(house: House, person: Person, verb: 'read' | 'export'): Promise<ReleasedReport[]> {
  return house.database.withActor(person, async (tx) => {
    await audit(tx, person, verb, 'released-report', null, house.clock.now())
    return releasedReports(tx)
  })
}

async function find(house: House, request: FastifyRequest, verb: 'read' | 'export'): Promise<ReleasedReport | null> {
  const person = personOf(request)
  if (!mayRead(person)) return null
  const number = paramOf(request, 'number')
  return (await read(house, person, verb)).find((one) => String(one.number) === number) ?? null
}

type Draft = Pick<ReleasePageProps, 'quarters' | 'upto' | 'figures' | 'number'>

/** The next report as it would be released now, up to the quarter asked for, or else the latest there can be. */
async function prepare(house: House, request: FastifyRequest, wanted: string): Promise<Draft | null> {
  const person = personOf(request)
  if (!mayRelease(person)) return null
  const now = house.clock.now()
  return house.database.withActor(person, async (tx) => {
    await audit(tx, person, 'read', 'evaluation-report', null, now)
    return draftIn(tx, wanted, now)
  })
}

async function draftIn(tx: Tx, wanted: string, now: Date): Promise<Draft> {
  const reports = await releasedReports(tx)
  const before = reports.map(({ figures }) => figures)
  const evaluated = {
    answers: await storedAnswers(tx),
    asked: settled(await askedAndAnswered(tx), lastQuarterOver(now)),
  }
  const quarters = quartersToRelease(evaluated, before, quarterOf(now))
  const upto = quarters.includes(wanted) ? wanted : (quarters.at(-1) ?? null)
  const figures = upto === null ? null : figuresUpTo(evaluated, before, upto)
  return { quarters, upto, figures, number: (reports.at(-1)?.number ?? 0) + 1 }
}

async function send(house: House, request: FastifyRequest, reply: FastifyReply) {
  const person = personOf(request)
  const fields = fieldsOf(request)
  const draft = await prepare(house, request, field(fields, 'upto'))
  if (!draft) return reply.callNotFound()
  const key = field(fields, '_key')
  const number = versionIn(fields)
  const form = readRelease(fields)
  if ('errors' in form) return show(house, request, reply, draft, { values: fields, errors: form.errors }, 422)
  const { analysis } = form.form
  const open = await house.database.withActor(person, (tx) => openWithout(tx, { analysis }, keptIn(fields)))
  if (open) return show(house, request, reply, draft, { values: fields, errors: open.errors, open }, 422)
  const kept = await changeRegister(
    house,
    person,
    { name: 'released-report', key: isId(key) ? key : newId(), sent: sentWith(request) },
    async (tx, now) => {
      const { upto, figures, ...latest } = await draftIn(tx, field(fields, 'upto'), now)
      if (latest.number !== number || upto !== field(fields, 'upto') || !figures) return false
      if (!(await release(tx, person, { number, upto, figures, analysis }, now))) return false
      await tellLeadOfficers(tx, person, { number, months: monthsLabel(monthsOfReport(figures)) }, now)
      return true
    },
  )
  if (kept === 'kept') return seeOther(reply, `${list}/${number}?done=released`)
  const latest = (await prepare(house, request, field(fields, 'upto'))) ?? draft
  return show(house, request, reply, latest, { values: fields, errors: {}, stale: true }, 409)
}

/** A letter without content: which months, and where to read it. */
async function tellLeadOfficers(tx: Tx, by: Person, report: { number: number; months: string }, now: Date) {
  const orders = (await holding(tx, 'lead-officer')).map((person) => ({
    letter: 'report-ready',
    to: { person },
    values: { report_period: report.months },
    link: `${list}/${report.number}`,
    once: `report-ready:${report.number}:${person}`,
  }))
  await writeLetters(tx, by.committeeId, null, orders, now)
}

async function show(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  draft: Draft,
  shown: { values: Fields; errors: Readonly<Record<string, string>>; stale?: boolean; open?: object },
  status = 200,
) {
  const { open = {}, stale = false, ...form } = shown
  const page = <ReleasePage shell={await shellOf(house, request, reply)} {...draft} {...form} stale={stale} />
  return answer(reply, withGuard(page, true, open), status)
}
