import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '#content'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { byColleague, type Findings, keptIn, withGuard } from '../kit/guarding.ts'
import { isId, newId } from '../kit/id.ts'
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
import { openWithout } from '../trust/guarded.ts'
import { procedureVersions } from '../trust/procedure-version.rows.ts'
import { changeRegister, sentWith } from '../trust/register-change.ts'
import { queryOf } from '../trust/safe-path.ts'
import { readBriefing } from './dissemination.form.ts'
import { BriefingFormPage, DisseminationPage, ShortBriefingPage } from './dissemination.page.tsx'
import { briefingsIn, noteBriefing, partnerAgencies } from './dissemination.rows.ts'

export function disseminationRoutes(app: Web, house: House): void {
  app.get('/briefing', async (request, reply) =>
    answer(reply, <ShortBriefingPage shell={await shellOf(house, request, reply)} />),
  )
  app.get('/dissemination', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const found = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'read', 'dissemination', null, house.clock.now())
      return { briefings: await briefingsIn(tx), agencies: await partnerAgencies(tx) }
    })
    const shell = await shellOf(house, request, reply)
    const done = queryOf(request.query).done === 'noted'
    return answer(reply, <DisseminationPage shell={shell} {...found} mayNote={mayNote(person)} done={done} />)
  })
  app.get('/dissemination/new', { preHandler: signedIn }, (request, reply) =>
    mayNote(personOf(request)) ? showForm(house, request, reply) : reply.callNotFound(),
  )
  app.post('/dissemination/new', { preHandler: signedIn }, (request, reply) => note(house, request, reply))
}

const mayNote = ({ duties }: Person): boolean => duties.includes('policy-team') || duties.includes('lead-officer')

async function note(house: House, request: FastifyRequest, reply: FastifyReply) {
  const person = personOf(request)
  if (!mayNote(person)) return reply.callNotFound()
  const fields = fieldsOf(request)
  const { agencies, versions } = await choicesFor(house, person)
  const choices = { agencies: agencies.map(({ id }) => id), versions }
  const read = readBriefing(fields, choices, dayOf(house.clock.now()))
  if ('errors' in read) return showForm(house, request, reply, fields, read.errors)
  const { by, questions } = read.form
  const open = await house.database.withActor(person, (tx) =>
    openWithout(tx, { by: byColleague(by), questions }, keptIn(fields)),
  )
  if (open) return showForm(house, request, reply, fields, open.errors, open.findings)
  const key = field(fields, '_key')
  const id = isId(key) ? key : newId()
  await changeRegister(house, person, { name: 'dissemination', key: id, sent: sentWith(request) }, async (tx, at) => {
    await noteBriefing(tx, person, id, read.form, at)
    return true
  })
  return seeOther(reply, '/dissemination?done=noted')
}

const choicesFor = (house: House, person: Person) =>
  house.database.withActor(person, async (tx) => ({
    agencies: await partnerAgencies(tx),
    versions: (await procedureVersions(tx)).map(({ label }) => label),
  }))

async function showForm(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  values: Fields = {},
  errors: Readonly<Record<string, string>> = {},
  findings: Findings = {},
) {
  const choices = await choicesFor(house, personOf(request))
  const shell = await shellOf(house, request, reply)
  const status = Object.keys(errors).length > 0 ? 422 : 200
  const page = <BriefingFormPage shell={shell} {...choices} values={values} errors={errors} />
  return answer(reply, withGuard(page, true, { findings }), status)
}
