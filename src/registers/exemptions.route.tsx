import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, formatDate, dissemination as words } from '#content'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { keptIn, withGuard } from '../kit/guarding.ts'
import { isId, newId } from '../kit/id.ts'
import { type LetterOrder, writeLetters } from '../kit/letters.ts'
import { idParam } from '../kit/parameters.ts'
import { versionIn } from '../kit/posted-form.ts'
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
import { changeRegister, sentWith } from '../trust/register-change.ts'
import { queryOf } from '../trust/safe-path.ts'
import { type ExemptionForm, readCommitteeAnswer, readExemption, readGroupView } from './exemption.form.ts'
import { askExemption, type Exemption, exemptionsIn, noteCommitteeAnswer, noteGroupView } from './exemption.rows.ts'
import { ExemptionFormPage, ExemptionPage, type ExemptionPageProps, ExemptionsPage } from './exemptions.page.tsx'

export function exemptionRoutes(app: Web, house: House): void {
  app.get('/exemptions', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const now = house.clock.now()
    const exemptions = await house.database.withActor(person, async (tx) => {
      await audit(tx, person, 'read', 'exemptions', null, now)
      return exemptionsIn(tx)
    })
    const shell = await shellOf(house, request, reply)
    const asked = queryOf(request.query).done === 'asked'
    return answer(reply, <ExemptionsPage shell={shell} exemptions={exemptions} today={dayOf(now)} asked={asked} />)
  })
  app.get('/exemptions/new', { preHandler: signedIn }, async (request, reply) =>
    answer(
      reply,
      withGuard(<ExemptionFormPage shell={await shellOf(house, request, reply)} values={{}} errors={{}} />, true),
    ),
  )
  app.post('/exemptions/new', { preHandler: signedIn }, (request, reply) => ask(house, request, reply))
  app.get('/exemptions/:exemption', { preHandler: signedIn }, async (request, reply) => {
    const found = await find(house, request)
    if (!found) return reply.callNotFound()
    return show(house, request, reply, found, { values: {}, errors: {}, said: doneIn(request.query) })
  })
  app.post('/exemptions/:exemption', { preHandler: signedIn }, (request, reply) => consider(house, request, reply))
}

/** Anybody may ask; the group hears of it. */
async function ask(house: House, request: FastifyRequest, reply: FastifyReply) {
  const person = personOf(request)
  const fields = fieldsOf(request)
  const read = readExemption(fields)
  const open = 'errors' in read ? null : await openIn(house, person, read.form, fields)
  if ('errors' in read || open) {
    const shell = await shellOf(house, request, reply)
    const errors = 'errors' in read ? read.errors : (open?.errors ?? {})
    return answer(
      reply,
      withGuard(<ExemptionFormPage shell={shell} values={fields} errors={errors} />, true, open ?? {}),
      422,
    )
  }
  const key = field(fields, '_key')
  const id = isId(key) ? key : newId()
  await changeRegister(house, person, { name: 'ask-exemption', key: id, sent: sentWith(request) }, async (tx, now) => {
    await askExemption(tx, person, id, read.form, now)
    const group = await holding(tx, 'implementation-group')
    const link = `/exemptions/${id}`
    await writeLetters(
      tx,
      person.committeeId,
      null,
      group.map((to) => ({ letter: 'exemption-asked', to: { person: to }, link })),
      now,
    )
    return true
  })
  return seeOther(reply, '/exemptions?done=asked')
}

/** Everybody of the committee reads what is asked for: no name of a child or family belongs in it (P22). */
const openIn = (house: House, person: Person, { what, 'who-for': whoFor, why }: ExemptionForm, fields: Fields) =>
  house.database.withActor(person, (tx) => openWithout(tx, { what, 'who-for': whoFor, why }, keptIn(fields)))

/** Who may do the next thing; the same rule stands in the database. */
function mayConsider(exemption: Pick<Exemption, 'state' | 'askedBy'>, person: Person): ExemptionPageProps['may'] {
  const holds = (...duties: readonly string[]) => person.duties.some((duty) => duties.includes(duty))
  const next =
    exemption.state === 'asked' || exemption.state === 'with-group'
      ? holds('implementation-group') && 'group'
      : exemption.state === 'with-committee' && holds('lead-officer', 'policy-team') && 'committee'
  if (!next) return null
  return exemption.askedBy === person.personId ? 'own' : next
}

async function consider(house: House, request: FastifyRequest, reply: FastifyReply) {
  const person = personOf(request)
  const found = await find(house, request)
  if (!found) return reply.callNotFound()
  const fields = fieldsOf(request)
  const may = mayConsider(found, person)
  if (may === null || may === 'own')
    return show(house, request, reply, found, { values: fields, errors: {}, said: 'stale' }, 409)
  const seen = { id: found.id, version: versionIn(fields) }
  const key = field(fields, '_key')
  const act = { name: `exemption-${may}`, key: isId(key) ? key : newId(), sent: sentWith(request) }
  const noted = may === 'group' ? noteGroup(fields) : noteCommittee(fields, dayOf(house.clock.now()))
  if ('errors' in noted)
    return show(house, request, reply, found, { values: fields, errors: noted.errors, said: null }, 422)
  const kept = await changeRegister(house, person, act, (tx, now) =>
    noted.write(tx, person, { ...found, ...seen }, now),
  )
  if (kept === 'kept') return seeOther(reply, `/exemptions/${found.id}?done=${may === 'group' ? 'noted' : 'told'}`)
  const latest = (await find(house, request)) ?? found
  return show(house, request, reply, latest, { values: fields, errors: {}, said: 'stale' }, 409)
}

type Noted =
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly write: (tx: Tx, person: Person, exemption: Exemption, now: Date) => Promise<boolean> }

function noteGroup(fields: Fields): Noted {
  const read = readGroupView(fields)
  if ('errors' in read) return read
  return { write: (tx, person, exemption, now) => noteGroupView(tx, person, exemption, read.form, now) }
}

function noteCommittee(fields: Fields, today: string): Noted {
  const read = readCommitteeAnswer(fields, today)
  if ('errors' in read) return read
  const { form } = read
  const label = words.exemption.states[form['committee-agreed'] === 'yes' ? 'agreed' : 'not-agreed']
  return {
    async write(tx, person, exemption, now) {
      if (!(await noteCommitteeAnswer(tx, person, exemption, form, now))) return false
      const told = new Set([exemption.askedBy, ...(await holding(tx, 'reviewing-team'))])
      const decided = formatDate(new Date(`${form['agreed-on']}T12:00:00Z`), 'day')
      const orders = [...told].map(
        (to): LetterOrder => ({
          letter: 'exemption-outcome',
          to: { person: to },
          values: { outcome_label: label, decided_on: decided },
          link: `/exemptions/${exemption.id}`,
        }),
      )
      await writeLetters(tx, person.committeeId, null, orders, now)
      return true
    },
  }
}

async function find(house: House, request: FastifyRequest): Promise<Exemption | null> {
  const person = personOf(request)
  const id = idParam(request, 'exemption')
  if (!id) return null
  return house.database.withActor(person, async (tx) => {
    const found = (await exemptionsIn(tx)).find((one) => one.id === id)
    if (found) await audit(tx, person, 'read', 'exemption', null, house.clock.now())
    return found ?? null
  })
}

function doneIn(query: unknown): 'noted' | 'told' | null {
  if (typeof query !== 'object' || query === null || !('done' in query)) return null
  return query.done === 'noted' || query.done === 'told' ? query.done : null
}

async function show(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  exemption: Exemption,
  shown: Pick<ExemptionPageProps, 'values' | 'errors' | 'said'>,
  status = 200,
) {
  const shell = await shellOf(house, request, reply)
  const may = mayConsider(exemption, personOf(request))
  return answer(
    reply,
    <ExemptionPage shell={shell} exemption={exemption} today={dayOf(house.clock.now())} may={may} {...shown} />,
    status,
  )
}
