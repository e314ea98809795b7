/** Asking for another format or language (P31), with or without an account, and the Policy Team's list. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { addWorkingDays, dayOf, formatDate, isKeyOf, statements } from '#content'
import type { Actor, Person } from '../../discussion.ts'
import { audit } from '../../kit/audit.ts'
import { type GuardedTexts, jobOf, keptIn, withGuard } from '../../kit/guarding.ts'
import { idOf, isId, newId } from '../../kit/id.ts'
import { type LetterOrder, writeLetters } from '../../kit/letters.ts'
import { idParam } from '../../kit/parameters.ts'
import { answer, field, fieldsOf, type House, personOf, seeOther, shellOf, signedIn, type Web } from '../../kit/web.ts'
import { holding } from '../../trust/duty-holders.rows.ts'
import { openWithout } from '../../trust/guarded.ts'
import { queryOf } from '../../trust/safe-path.ts'
import { areasOf } from './areas.ts'
import { type AskedFormat, readFormat } from './formats.form.ts'
import { type Area, FormatRequestsPage, FormatSentPage, FormatsPage } from './formats.page.tsx'
import { keepRequest, markAnswered, openRequests } from './formats.rows.ts'

const words = statements.formats

export function formatsRoutes(app: Web, house: House): void {
  app.get('/formats', async (request, reply) => {
    const shell = await shellOf(house, request, reply)
    const values = request.person ? { reach: request.person.email } : {}
    return answer(
      reply,
      withGuard(
        <FormatsPage shell={shell} areas={await areasFor(house, request.person)} values={values} errors={{}} />,
        true,
      ),
    )
  })
  // A form that writes without an account is the one a stranger could send over and over: a few a minute are enough for people.
  app.post('/formats', { config: { perMinute: 10 } }, (request, reply) => ask(house, request, reply))
  app.get('/formats/sent', async (request, reply) =>
    answer(reply, <FormatSentPage shell={await shellOf(house, request, reply)} />),
  )
  app.get('/formats/requests', { preHandler: signedIn }, (request, reply) => list(house, request, reply))
  app.post('/formats/requests/:id/answer', { preHandler: signedIn }, (request, reply) =>
    answered(house, request, reply),
  )
}

async function ask(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const fields = fieldsOf(request)
  const areas = await areasFor(house, request.person)
  const now = house.clock.now()
  const read = readFormat(
    fields,
    areas.map(({ id }) => id),
    dayOf(now),
  )
  if ('errors' in read) {
    const shell = await shellOf(house, request, reply)
    return answer(reply, <FormatsPage shell={shell} areas={areas} values={fields} errors={read.errors} />, 422)
  }
  // Somebody without an account is nobody to the database: the program keeps what they ask for and reads nothing back.
  const actor: Actor = request.person ?? { kind: 'system', committeeId: read.asked.area }
  const open = await house.database.withActor(actor, (tx) => openWithout(tx, textsOf(read.asked), keptIn(fields)))
  if (open) {
    const shell = await shellOf(house, request, reply)
    const page = <FormatsPage shell={shell} areas={areas} values={fields} errors={open.errors} />
    return answer(reply, withGuard(page, true, open), 422)
  }
  await keep(house, actor, idOfRequest(field(fields, '_key'), read.asked), read.asked, now)
  return seeOther(reply, '/formats/sent')
}

/** What the Policy Team reads. How to reach somebody is their own name and address, on purpose. */
const textsOf = (asked: AskedFormat): GuardedTexts => ({
  which: jobOf(asked.which),
  'other-which': asked['other-which'],
})

/** The same form sent twice asks once; sent again with other words it asks for something else too. */
const idOfRequest = (key: string, asked: AskedFormat): string => (isId(key) ? idOf([key, asked]) : newId())

/** One transaction: the request, who asked, and the letters. A form that was sent before has its row already: nothing happens again. */
async function keep(house: House, actor: Actor, id: string, asked: AskedFormat, now: Date): Promise<void> {
  const due = addWorkingDays(now, words.answer_within.default)
  try {
    await house.database.withActor(actor, async (tx) => {
      await keepRequest(tx, actor.committeeId, {
        id,
        format: asked.what,
        subject: asked.which,
        otherFormat: asked['other-which'],
        byWhen: asked['by-when'] || null,
        reach: asked.reach,
        askedAt: now,
        dueOn: dayOf(due),
      })
      const team = await holding(tx, 'policy-team')
      await writeLetters(tx, actor.committeeId, null, lettersFor(actor, team, asked.what, formatDate(due, 'day')), now)
      await audit(tx, actor, 'act', 'format-request', null, now)
    })
  } catch (error) {
    if (!isSentBefore(error)) throw error
  }
}

/** To the Policy Team, and to a person who is signed in. Never to a typed address: anybody could type somebody else's. */
function lettersFor(actor: Actor, team: readonly string[], format: string, due: string): LetterOrder[] {
  const asked = team.map((person) => ({
    letter: 'format-asked',
    to: { person },
    values: { due_date: due },
    link: '/formats/requests',
  }))
  if (actor.kind !== 'person') return asked
  const format_name = isKeyOf(words.choices, format) ? words.choices[format] : format
  return [
    ...asked,
    { letter: 'format-received', to: { person: actor.personId }, values: { format_name, due_date: due } },
  ]
}

const isSentBefore = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === '23505' &&
  'constraint' in error &&
  error.constraint === 'format_request_pkey'

/** A person asks in their own area; anybody else chooses, where there are several. */
async function areasFor(house: House, person: Person | null): Promise<Area[]> {
  if (person) return [{ id: person.committeeId, name: '' }]
  return (await areasOf(house)).map(({ id, names }) => ({ id, name: names.area }))
}

const looksAfterFormats = (person: Person): boolean => person.duties.includes('policy-team')

async function list(house: House, request: FastifyRequest, reply: FastifyReply) {
  const person = personOf(request)
  if (!looksAfterFormats(person)) return reply.callNotFound()
  const now = house.clock.now()
  const requests = await house.database.withActor(person, async (tx) => {
    await audit(tx, person, 'read', 'format-request', null, now)
    return openRequests(tx)
  })
  const done = queryOf(request.query).done === 'answered'
  return answer(
    reply,
    <FormatRequestsPage shell={await shellOf(house, request, reply)} requests={requests} answered={done} />,
  )
}

async function answered(house: House, request: FastifyRequest, reply: FastifyReply) {
  const person = personOf(request)
  const id = idParam(request)
  if (!looksAfterFormats(person) || !id) return reply.callNotFound()
  const now = house.clock.now()
  await house.database.withActor(person, async (tx) => {
    if (await markAnswered(tx, person, id, now)) await audit(tx, person, 'act', 'format-request', null, now)
  })
  return seeOther(reply, '/formats/requests?done=answered')
}
