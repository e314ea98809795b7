import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, training as trainingWords, allocation as words } from '#content'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { type Findings, withGuard } from '../kit/guarding.ts'
import { idParam } from '../kit/parameters.ts'
import { dateIn, readForm } from '../kit/posted-form.ts'
import { postedFrom } from '../kit/step-pages.ts'
import {
  answer,
  type Fields,
  fieldsOf,
  type House,
  personOf,
  seeOther,
  shellOf,
  signedIn,
  type Web,
} from '../kit/web.ts'
import { openWithout } from '../trust/guarded.ts'
import { changeRegister, sentWith } from '../trust/register-change.ts'
import { keepEntry, keepState, ownEntry, registerOf } from './facilitators.rows.ts'
import { entryForm, entryOf, entryTexts, fieldsFor } from './own-entry.form.ts'
import { OwnEntryPage } from './own-entry.page.tsx'
import { RegisterPage } from './register.page.tsx'
import { trainingForm, trainingRow, trainingTexts } from './training.form.ts'
import { AddTrainingPage } from './training.page.tsx'
import { addTraining, confirmTraining, tellWhoConfirms, trainingOf, trainingToConfirm } from './training.rows.ts'
import { modelTraining } from './training-due.ts'

export function facilitatorRoutes(app: Web, house: House): void {
  register(app, house)
  ownEntryRoutes(app, house)
  trainingRoutes(app, house)
}

const planners: readonly string[] = ['reviewing-team', 'policy-team', 'lead-officer']
const plans = (person: Person): boolean => person.duties.some((duty) => planners.includes(duty))
/** Courses as they were added: row-level security shows them to these alone (training.yaml, sees). */
const seesTraining = ({ duties }: Person): boolean =>
  duties.includes('reviewing-team') || duties.includes('policy-team')

/** The list, for those who plan with it; the Policy Team confirms training from it (P29). */
function register(app: Web, house: House): void {
  app.get('/facilitators', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    if (!plans(person)) return reply.callNotFound()
    const shell = await shellOf(house, request, reply)
    const today = dayOf(shell.now)
    const found = await house.database.withActor(person, (tx) => readRegister(tx, person, today, shell.now))
    const confirmed = saidIn(request) === 'confirmed'
    return answer(reply, <RegisterPage shell={shell} today={today} confirmed={confirmed} {...found} />)
  })
}

async function readRegister(tx: Tx, person: Person, today: string, now: Date) {
  await audit(tx, person, 'read', 'facilitators', null, now)
  const facilitators = await registerOf(tx, person.committeeId)
  const leading = facilitators.filter(({ state, training }) => {
    const { state: trained } = modelTraining(training, today)
    return state === 'active' && (trained === 'current' || trained === 'due-soon')
  })
  const agencies = await tx
    .selectFrom('agency')
    .select('name')
    .where('committee_id', '=', person.committeeId)
    .where('sector', '<>', 'office')
    .orderBy('name')
    .execute()
  return {
    facilitators,
    gaps: agencies.map(({ name }) => name).filter((name) => !leading.some(({ agency }) => agency === name)),
    waiting: seesTraining(person) ? await trainingToConfirm(tx, person.committeeId) : null,
    mayConfirm: person.duties.includes('policy-team'),
  }
}

/** One's own entry: anybody of the committee may offer to lead. */
function ownEntryRoutes(app: Web, house: House): void {
  const path = '/facilitators/me'
  app.get(path, { preHandler: signedIn }, (request, reply) => showOwn(house, request, reply, {}))
  app.post(path, { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const typed = fieldsOf(request)
    const posted = postedFrom(typed)
    const read = readForm(entryForm, posted.fields)
    if ('errors' in read) return showOwn(house, request, reply, { typed, errors: read.errors })
    const open = await house.database.withActor(person, (tx) => openWithout(tx, entryTexts(read.form), posted.kept))
    if (open) return showOwn(house, request, reply, { typed, ...open })
    const kept = await changeRegister(
      house,
      person,
      { name: 'facilitator-entry', key: posted.key, sent: sentWith(request) },
      (tx) => keepEntry(tx, person, entryOf(read.form), posted.version ?? 0),
    )
    return kept === 'stale'
      ? showOwn(house, request, reply, { typed, stale: true })
      : seeOther(reply, `${path}?said=saved`)
  })
  app.post(`${path}/state`, { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const { key, version, fields } = postedFrom(fieldsOf(request))
    const state = states.find((one) => one === fields.state)
    if (!state) return seeOther(reply, path)
    const kept = await changeRegister(
      house,
      person,
      { name: 'facilitator-state', key, sent: sentWith(request) },
      (tx, now) => keepState(tx, person, state, version ?? 0, now),
    )
    return kept === 'stale' ? showOwn(house, request, reply, { stale: true }) : seeOther(reply, `${path}?said=${state}`)
  })
}

const states = ['active', 'paused', 'left'] as const

interface Again {
  readonly typed?: Fields
  readonly errors?: Readonly<Record<string, string>>
  readonly findings?: Findings
  readonly stale?: boolean
}

async function showOwn(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, errors = {}, findings = {}, stale = false }: Again,
) {
  const person = personOf(request)
  const shell = await shellOf(house, request, reply)
  const { entry, rows } = await house.database.withActor(person, async (tx) => {
    await audit(tx, person, 'read', 'facilitator-entry', null, shell.now)
    return { entry: await ownEntry(tx, person), rows: await trainingOf(tx, person) }
  })
  const page = (
    <OwnEntryPage
      shell={shell}
      entry={entry}
      training={rows}
      today={dayOf(shell.now)}
      values={typed ?? (entry ? fieldsFor(entry) : {})}
      errors={errors}
      done={wordsFor(saidIn(request))}
      stale={stale}
    />
  )
  return answer(reply, withGuard(page, true, { findings }), stale ? 409 : Object.keys(errors).length > 0 ? 422 : 200)
}

const { own } = words
const said: Readonly<Record<string, string>> = {
  saved: own.saved,
  active: own.back,
  paused: own.paused,
  left: own.left,
  added: trainingWords.add_page.added,
}
const wordsFor = (key: string): string => (Object.hasOwn(said, key) ? (said[key] ?? '') : '')

function trainingRoutes(app: Web, house: House): void {
  const path = '/facilitators/me/training'
  app.get(path, { preHandler: signedIn }, (request, reply) => showTraining(house, request, reply, {}))
  app.post(path, { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const typed = fieldsOf(request)
    const posted = postedFrom(typed, (fields) => ({ ...fields, date: dateIn(fields, 'date') }))
    const read = readForm(trainingForm(dayOf(house.clock.now())), posted.fields)
    if ('errors' in read) return showTraining(house, request, reply, { typed, errors: read.errors })
    const open = await house.database.withActor(person, (tx) => openWithout(tx, trainingTexts(read.form), posted.kept))
    if (open) return showTraining(house, request, reply, { typed, ...open })
    await changeRegister(
      house,
      person,
      { name: 'training', key: posted.key, sent: sentWith(request) },
      async (tx, now) => {
        await addTraining(tx, person, trainingRow(read.form))
        await tellWhoConfirms(tx, person, now)
        return true
      },
    )
    return seeOther(reply, '/facilitators/me?said=added')
  })
  app.post('/training/:id/confirm', { preHandler: signedIn }, async (request, reply) => {
    const person = personOf(request)
    const id = idParam(request)
    if (!person.duties.includes('policy-team') || !id) return reply.callNotFound()
    const { key } = postedFrom(fieldsOf(request))
    // Confirmed by a colleague in the meantime is as good: the list shows who did.
    await changeRegister(house, person, { name: 'training-confirmed', key, sent: sentWith(request) }, (tx, now) =>
      confirmTraining(tx, person, id, now),
    )
    return seeOther(reply, '/facilitators?said=confirmed')
  })
}

async function showTraining(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = {}, errors = {}, findings = {} }: Again,
) {
  const shell = await shellOf(house, request, reply)
  const page = <AddTrainingPage shell={shell} values={typed} errors={errors} />
  return answer(reply, withGuard(page, true, { findings }), Object.keys(errors).length > 0 ? 422 : 200)
}

function saidIn({ query }: FastifyRequest): string {
  const value = typeof query === 'object' && query !== null && 'said' in query ? query.said : ''
  return typeof value === 'string' ? value : ''
}
