/** Emergency access (R16): the Lead Officer opens one discussion for an hour; whoever was told looks at it afterwards. Always with step-up. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addWorkingDays, formatDate, privacy } from '#content'
import { audit } from '../kit/audit.ts'
import { choice, text } from '../kit/form.ts'
import { type LetterOrder, writeLetters } from '../kit/letters.ts'
import { idParam } from '../kit/parameters.ts'
import { readForm } from '../kit/posted-form.ts'
import { postedFrom } from '../kit/step-pages.ts'
import { answer, type Fields, fieldsOf, type House, personOf, seeOther, shellOf, type Web } from '../kit/web.ts'
import { lookWithin, mayLookAt, mayOpenInEmergency } from '../trust/emergency.ts'
import { changeRegister, sentWith } from '../trust/register-change.ts'
import { queryOf } from '../trust/safe-path.ts'
import { signedInLately } from '../trust/step-up.ts'
import { type EmergencyDone, EmergencyPage, emergencyDone } from './emergency.page.tsx'
import {
  type Emergency,
  emergenciesIn,
  emergencyOutcomes,
  emergencyReasons,
  endEmergency,
  type LookedInto,
  lookAtEmergency,
  looksInEmergency,
  type Opening,
  openInEmergency,
} from './emergency.rows.ts'
import { OpenInEmergencyPage } from './open-in-emergency.page.tsx'

const words = privacy.emergency_access
const { number, one } = words

const openingForm = z.object({
  number: text({ max: 40, required: true, empty: number.empty, long: number.not_there }),
  reason: choice(emergencyReasons, words.reason_empty),
})
const lookingForm = z.object({ outcome: choice(emergencyOutcomes, one.look.empty) })
const errorOf: Readonly<Record<Exclude<Opening['said'], 'opened'>, string>> = {
  'not-there': number.not_there,
  'have-it': number.have_it,
  'nobody-to-tell': number.nobody_to_tell,
}

export function emergencyRoutes(app: Web, house: House): void {
  app.get('/emergency', signedInLately, (request, reply) => showAll(request, reply, {}, {}))

  app.post('/emergency', signedInLately, async (request, reply) => {
    const person = personOf(request)
    if (!mayOpenInEmergency(person)) return reply.callNotFound()
    const typed = fieldsOf(request)
    const { fields, key } = postedFrom(typed)
    const read = readForm(openingForm, fields)
    if ('errors' in read) return showAll(request, reply, typed, read.errors)
    let said = 'opened' as Opening['said']
    await changeRegister(house, person, { name: 'emergency-access', key, sent: sentWith(request) }, async (tx, now) => {
      const opening = await openInEmergency(tx, key, read.form, now)
      said = opening.said
      if (opening.said !== 'opened') return false
      const opened = (await emergenciesIn(tx, key))[0]
      if (!opened) return false
      await writeLetters(tx, person.committeeId, null, noticesOf(opened), now)
      return opened.discussionId
    })
    // In a transaction of its own: what was refused is undone, and that somebody tried stays.
    if (said === 'not-there')
      await house.database.withActor(person, (tx) =>
        audit(tx, person, 'refused', 'emergency-access', null, house.clock.now()),
      )
    if (said !== 'opened') return showAll(request, reply, typed, { number: errorOf[said] })
    return seeOther(reply, `/emergency/${key}?done=opened`)
  })

  app.get('/emergency/:access', signedInLately, (request, reply) => showOne(request, reply, {}, {}))

  app.post('/emergency/:access/end', signedInLately, async (request, reply) => {
    const found = await find(request)
    if (!found) return reply.callNotFound()
    const { key } = postedFrom(fieldsOf(request))
    await changeRegister(
      house,
      personOf(request),
      { name: 'emergency-ended', key, sent: sentWith(request) },
      async (tx, now) => Boolean(await endEmergency(tx, found.id, now)),
    )
    return seeOther(reply, `/emergency/${found.id}?done=ended`)
  })

  app.post('/emergency/:access', signedInLately, async (request, reply) => {
    const person = personOf(request)
    const found = await find(request)
    if (!found || !mayLookAt(person, found)) return reply.callNotFound()
    const typed = fieldsOf(request)
    const { fields, key } = postedFrom(typed)
    const read = readForm(lookingForm, fields)
    if ('errors' in read) return showOne(request, reply, typed, read.errors)
    const { outcome } = read.form
    const kept = await changeRegister(
      house,
      person,
      { name: 'emergency-looked-at', key, sent: sentWith(request) },
      async (tx, now) => {
        const about = await lookAtEmergency(tx, found.id, outcome, now)
        if (!about) return false
        const values = { reference: found.reference, sender_name: person.name, outcome_label: one.outcomes[outcome] }
        const to = { person: found.personId }
        const told = { letter: 'emergency-access-looked-at', to, values, link: `/emergency/${found.id}` }
        await writeLetters(tx, person.committeeId, null, [told], now)
        return about
      },
    )
    return seeOther(reply, `/emergency/${found.id}${kept === 'kept' ? '?done=looked' : ''}`)
  })

  /** Null: there is no such thing, or nothing this person has to do with. */
  async function find(request: FastifyRequest): Promise<LookedInto | null> {
    const person = personOf(request)
    const access = idParam(request, 'access')
    if (!access) return null
    return house.database.withActor(person, async (tx) => {
      const [found] = await emergenciesIn(tx, access)
      if (!found) return null
      await audit(tx, person, 'read', 'emergency-access', found.discussionId, house.clock.now())
      return { ...found, looks: await looksInEmergency(tx, access) }
    })
  }

  async function showOne(request: FastifyRequest, reply: FastifyReply, values: Fields, errors: Errors) {
    const found = await find(request)
    if (!found) return reply.callNotFound()
    const shell = await shellOf(house, request, reply)
    const done = doneIn(queryOf(request.query).done)
    const view = { shell, person: personOf(request), emergency: found, values, errors, done }
    return answer(reply, <EmergencyPage {...view} />, Object.keys(errors).length > 0 ? 422 : 200)
  }

  /** For whoever may open one, and for those who have to do with one that was opened. */
  async function showAll(request: FastifyRequest, reply: FastifyReply, values: Fields, errors: Errors) {
    const person = personOf(request)
    const shell = await shellOf(house, request, reply)
    const emergencies = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'read', 'emergency-accesses', null, shell.now)
      return emergenciesIn(tx)
    })
    const mayOpen = mayOpenInEmergency(person)
    if (!mayOpen && emergencies.length === 0 && !person.duties.includes('auditor')) return reply.callNotFound()
    const page = <OpenInEmergencyPage {...{ shell, emergencies, mayOpen, values, errors }} />
    return answer(reply, page, Object.keys(errors).length > 0 ? 422 : 200)
  }
}

type Errors = Readonly<Record<string, string>>

/** To the two who are told: number and kind of reason, never what the discussion says. */
const noticesOf = ({ id, told, name, reference, reason, openedAt }: Emergency): LetterOrder[] =>
  told.map((to) => ({
    letter: 'emergency-access-used',
    to: { person: to },
    values: {
      reference,
      sender_name: name,
      reason_label: words.reasons[reason],
      due_date: formatDate(addWorkingDays(openedAt, lookWithin), 'long'),
    },
    link: `/emergency/${id}`,
  }))

const doneIn = (done: unknown): EmergencyDone | null => emergencyDone.find((one) => one === done) ?? null
