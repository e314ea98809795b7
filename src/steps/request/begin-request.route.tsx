import type { FastifyReply, FastifyRequest } from 'fastify'
import { act } from '../../kit/act.ts'
import { audit } from '../../kit/audit.ts'
import { type Read, readForm } from '../../kit/posted-form.ts'
import { postedFrom } from '../../kit/step-pages.ts'
import {
  answer,
  type Fields,
  fieldsOf,
  formFrame,
  type House,
  personOf,
  seeOther,
  shellOf,
  signedIn,
  type Web,
} from '../../kit/web.ts'
import { BeginRequestPage } from './begin-request.page.tsx'
import { type BeginForm, beginForm, beginningOf, beginRequest } from './begin-request.ts'
import { directoryOf } from './directory.rows.ts'
import { faultOfPractitioner } from './practitioner.check.ts'

const address = '/requests/new'

export function beginRequestRoutes(app: Web, house: House): void {
  app.get(address, { preHandler: signedIn }, (request, reply) => show(house, request, reply, 200, {}, {}))
  app.post(address, { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const fields = fieldsOf(request)
    const posted = postedFrom(fields)
    const read = await check(house, request, posted.fields)
    if ('errors' in read) return show(house, request, reply, 422, fields, read.errors)
    const outcome = await act(house, beginRequest, beginningOf(person, read.form), posted, person)
    if (outcome.done === 'acted' || outcome.done === 'repeated')
      return seeOther(reply, `/discussions/${outcome.discussionId}/request`)
    return show(house, request, reply, 409, fields, {})
  })
}

/** Before anything is begun: is the practitioner somebody of this committee, and somebody else? */
async function check(house: House, request: FastifyRequest, fields: Record<string, unknown>): Promise<Read<BeginForm>> {
  const read = readForm(beginForm, fields)
  if ('errors' in read) return read
  const { form } = read
  if (form['filled-by'] === 'practitioner') return read
  const person = personOf(request)
  const people = await house.database.withActor(person, (tx) => directoryOf(tx, person.committeeId))
  const fault = faultOfPractitioner(form.practitioner, person, people)
  return fault ? { errors: { practitioner: fault } } : read
}

async function show(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  values: Fields,
  errors: Readonly<Record<string, string>>,
) {
  const person = personOf(request)
  const shell = await shellOf(house, request, reply)
  const people = await house.database.withActor(person, async (tx) => {
    await audit(tx, person, 'read', 'directory', null, house.clock.now())
    return directoryOf(tx, person.committeeId)
  })
  const form = formFrame(shell, address)
  return answer(
    reply,
    <BeginRequestPage shell={shell} people={people} values={values} errors={errors} form={form} />,
    status,
  )
}
