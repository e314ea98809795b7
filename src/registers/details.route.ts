/** An administrator puts right what stands about a colleague (R14): told to them at once, written down by kind of thing, and an address only by their own yes. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { account as words } from '#content'
import { id, text } from '../kit/form.ts'
import { type Findings, jobOf } from '../kit/guarding.ts'
import { readForm } from '../kit/posted-form.ts'
import { postedFrom } from '../kit/step-pages.ts'
import { type Fields, fieldsOf, type House, personOf, seeOther, type Web } from '../kit/web.ts'
import { openWithout } from '../trust/guarded.ts'
import { changeRegister, sentWith } from '../trust/register-change.ts'
import { lately } from './administrators.ts'
import { askForAddress, correct, takeAddressBack } from './details.rows.ts'
import type { WrongDetails } from './details-card.tsx'
import { emailField } from './newcomer.route.tsx'
import { isHere } from './newcomers.rows.ts'
import { agenciesHere, type Colleague } from './people.rows.ts'

const { errors, form, details } = words.people
const line = (empty: string, required = true) => text({ max: 120, required, empty, long: empty })
const corrected = z.object({
  name: line(errors.name),
  email: emailField,
  agency: id(errors.agency),
  job: line(errors.job),
  team: line(form.team, false),
})

interface Pages {
  look(request: FastifyRequest): Promise<Colleague | null>
  showDetails(
    request: FastifyRequest,
    reply: FastifyReply,
    found: Colleague,
    typed: WrongDetails,
    findings?: Findings,
  ): Promise<FastifyReply>
}

export function detailsRoutes(app: Web, house: House, { look, showDetails }: Pages): void {
  app.post('/people/:person/details', lately, async (request, reply) => {
    const person = personOf(request)
    const found = await colleagueIn(request)
    if (!found) return reply.callNotFound()
    const values = fieldsOf(request)
    const wrong = (why: WrongDetails['errors'], findings: Findings = {}) =>
      showDetails(request, reply, found, { values, errors: why }, findings)
    const { fields, key, kept } = postedFrom(values)
    const read = readForm(corrected, fields)
    if ('errors' in read) return wrong(read.errors)
    const { job, team, email, agency } = read.form
    const open = await house.database.withActor(person, (tx) =>
      openWithout(tx, { job: jobOf(job), team: jobOf(team) }, kept),
    )
    if (open) return wrong(open.errors, open.findings)
    let why: Fields & WrongDetails['errors'] = {}
    const change = { name: 'people-details', key, sent: sentWith(request) }
    const done = await changeRegister(house, person, change, async (tx, now) => {
      const agencies = await agenciesHere(tx, person.committeeId)
      const isNew = email !== found.email
      if (!agencies.some((one) => one.id === agency)) why = { agency: errors.agency }
      else if (isNew && (await isHere(tx, email)) === 'here') why = { email: details.email_here }
      else if (!(await correct(tx, person, found, read.form, now))) why = { name: details.name_elsewhere }
      if (Object.keys(why).length > 0) return false
      if (isNew) await askForAddress(tx, person, found, email, now)
      return { person: found.id }
    })
    if (done === 'stale') return wrong(why)
    return seeOther(reply, `/people/${found.id}?done=${email === found.email ? 'details' : 'address'}`)
  })

  app.post('/people/:person/details/address-back', lately, async (request, reply) => {
    const person = personOf(request)
    const found = await colleagueIn(request)
    if (!found) return reply.callNotFound()
    const change = {
      name: 'take-address-back',
      key: postedFrom(fieldsOf(request)).key,
      sent: sentWith(request),
    }
    await changeRegister(house, person, change, async (tx) => {
      await takeAddressBack(tx, person, found.id)
      return { person: found.id }
    })
    return seeOther(reply, `/people/${found.id}?done=address-back`)
  })

  /** Somebody else, who works here. */
  async function colleagueIn(request: FastifyRequest): Promise<Colleague | null> {
    const found = await look(request)
    return found && !found.leftAt && found.id !== personOf(request).personId ? found : null
  }
}
