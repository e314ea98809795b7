/** Inviting somebody to work with the committee: asked the same and answered the same whether or not they have an account elsewhere (R6). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { account as words } from '#content'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { id, text } from '../kit/form.ts'
import { type Findings, jobOf, withGuard } from '../kit/guarding.ts'
import { isId } from '../kit/id.ts'
import { idParam } from '../kit/parameters.ts'
import { readForm } from '../kit/posted-form.ts'
import { postedFrom } from '../kit/step-pages.ts'
import { answer, type Fields, fieldsOf, personOf, seeOther, shellOf, type Web } from '../kit/web.ts'
import type { Door } from '../trust/door.ts'
import { openWithout } from '../trust/guarded.ts'
import { changeRegister, sentWith } from '../trust/register-change.ts'
import { lately } from './administrators.ts'
import { CodePage, NewcomerPage, NewPersonPage } from './newcomer.page.tsx'
import { inviteNewcomer, isHere, type Newcomer, newcomersOf, takeBack } from './newcomers.rows.ts'
import { agenciesHere, colleaguesOf } from './people.rows.ts'

const { errors, form } = words.people
const line = (empty: string, required = true) => text({ max: 120, required, empty, long: empty })
export const emailField = z.preprocess(
  (value) =>
    String(value ?? '')
      .trim()
      .toLowerCase(),
  z.string().regex(/^[^@\s<>]{1,100}@[^@\s<>]{1,150}$/, errors.email),
)
const newcomer = z.object({
  name: line(errors.name),
  email: emailField,
  agency: id(errors.agency),
  job: line(errors.job),
  team: line(form.team, false),
  manager: z.preprocess((value) => (isId(value) ? value : null), z.string().nullable()),
})

export function newcomerRoutes(app: Web, door: Door): void {
  const { house } = door

  app.get('/people/new', lately, (request, reply) => showForm(request, reply, {}, {}))
  app.post('/people/new', lately, async (request, reply) => {
    const person = personOf(request)
    const typed = fieldsOf(request)
    const { fields, key, kept: reasons } = postedFrom(typed)
    const read = readForm(newcomer, fields)
    if ('errors' in read) return showForm(request, reply, typed, read.errors)
    const { job, team } = read.form
    const open = await house.database.withActor(person, (tx) =>
      openWithout(tx, { job: jobOf(job), team: jobOf(team) }, reasons),
    )
    if (open) return showForm(request, reply, typed, open.errors, open.findings)
    return invited(request, reply, key, read.form, null)
  })

  app.get('/people/invited/:newcomer', lately, async (request, reply) => {
    const person = personOf(request)
    const shell = await shellOf(house, request, reply)
    const found = await look(request)
    if (!found) return reply.callNotFound()
    await house.database.withActor(person, (tx) =>
      audit(tx, person, 'read', 'newcomer', null, shell.now, { upon: { person: found.id } }),
    )
    return answer(reply, <NewcomerPage shell={shell} newcomer={found} />)
  })
  app.post('/people/invited/:newcomer/take-back', lately, async (request, reply) => {
    const person = personOf(request)
    const wanted = idParam(request, 'newcomer')
    if (!wanted) return reply.callNotFound()
    const { key } = postedFrom(fieldsOf(request))
    await changeRegister(
      house,
      person,
      { name: 'newcomer-take-back', key, sent: sentWith(request) },
      async (tx) => (await takeBack(tx, person, wanted)) && { person: wanted },
    )
    return seeOther(reply, '/people?done=taken-back')
  })
  app.post('/people/invited/:newcomer/again', lately, async (request, reply) => {
    const found = await look(request)
    if (!found) return reply.callNotFound()
    const { key } = postedFrom(fieldsOf(request))
    const { name, email, job, team, manager } = found
    const again = { name, email, job, team, manager, agency: found.agencyId }
    return invited(request, reply, key, again, found.id)
  })

  /** In place of the invitation `before`, where there is one. The code is shown this once. */
  async function invited(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    form: Newcomer,
    before: string | null,
  ): Promise<FastifyReply> {
    const person = personOf(request)
    let made = null as Made | null
    let wrong: Readonly<Record<string, string>> = {}
    const change = { name: 'add-person', key, sent: sentWith(request) }
    const kept = await changeRegister(house, person, change, async (tx, now) => {
      if (before && !(await takeBack(tx, person, before))) return false
      wrong = await notOfHere(tx, person.committeeId, form, now)
      if (Object.keys(wrong).length > 0) return false
      made = await inviteNewcomer(tx, door.seal, person, form, now)
      return { person: made.id }
    })
    if (kept === 'stale' && !before) return showForm(request, reply, fieldsOf(request), wrong)
    if (!made) return seeOther(reply, '/people')
    const shell = await shellOf(house, request, reply)
    const { id, code, until } = made
    const page = { shell, name: form.name, code, until, back: `/people/invited/${id}` }
    return answer(reply, <CodePage {...page} delayedUntil={null} />)
  }

  async function look(request: FastifyRequest) {
    const wanted = idParam(request, 'newcomer')
    if (!wanted) return null
    const [found] = await house.database.withActor(personOf(request), (tx) =>
      newcomersOf(tx, house.clock.now(), wanted),
    )
    return found ?? null
  }

  async function showForm(
    request: FastifyRequest,
    reply: FastifyReply,
    values: Fields,
    wrong: Readonly<Record<string, string>>,
    findings: Findings = {},
  ): Promise<FastifyReply> {
    const person = personOf(request)
    const shell = await shellOf(house, request, reply)
    const { agencies, people } = await house.database.withActor(person, async (tx) => ({
      agencies: await agenciesHere(tx, person.committeeId),
      people: await colleaguesOf(tx, shell.now),
    }))
    const page = <NewPersonPage shell={shell} agencies={agencies} people={people} values={values} errors={wrong} />
    return answer(reply, withGuard(page, true, { findings }), Object.keys(wrong).length > 0 ? 422 : 200)
  }
}

type Made = Awaited<ReturnType<typeof inviteNewcomer>>

/** What the form cannot know by itself; from this committee's own register alone. */
async function notOfHere(
  tx: Tx,
  committeeId: string,
  form: Newcomer,
  now: Date,
): Promise<Readonly<Record<string, string>>> {
  const before = await isHere(tx, form.email)
  if (before) return { email: errors[before] }
  const agencies = await agenciesHere(tx, committeeId)
  if (!agencies.some(({ id }) => id === form.agency)) return { agency: errors.agency }
  const people = form.manager === null ? [] : await colleaguesOf(tx, now, form.manager)
  const isGone = form.manager !== null && !people.some(({ leftAt }) => leftAt === null)
  return isGone ? { manager: errors.manager } : {}
}
