/** An administrator gives and takes duties: refused where two would watch themselves, or beside a recovery of the account. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { formatDate, formatTime, say, account as words } from '#content'
import { type Duty, duties } from '../discussion.ts'
import { postedFrom } from '../kit/step-pages.ts'
import { fieldList, fieldsOf, type House, personOf, type Shell, seeOther, shellOf, type Web } from '../kit/web.ts'
import { changeRegister, sentWith } from '../trust/register-change.ts'
import { lately } from './administrators.ts'
import type { RefusedDuties } from './colleague.page.tsx'
import { dutiesWaitUntil, setDuties, tellOfDuties, watchEachOther } from './duties.rows.ts'
import { dutyLabel } from './people.page.tsx'
import type { Colleague } from './people.rows.ts'

const { one: text } = words.people

/** The page of the person a request names. */
interface Pages {
  look(request: FastifyRequest): Promise<Colleague | null>
  show(request: FastifyRequest, reply: FastifyReply, found: Colleague, refused: RefusedDuties): Promise<FastifyReply>
}

export function dutyRoutes(app: Web, house: House, { look, show }: Pages): void {
  app.post('/people/:person/duties', lately, async (request, reply) => {
    const person = personOf(request)
    const found = await look(request)
    if (!found || found.leftAt || found.id === person.personId) return reply.callNotFound()
    const fields = fieldsOf(request)
    const chosen = duties.filter((duty) => fieldList(fields, 'duty').includes(duty))
    const shell = await shellOf(house, request, reply)
    if (watchEachOther(chosen)) return show(request, reply, found, { chosen, error: text.duties_two })
    let waits: Date | null = null
    const change = { name: 'people-duties', key: postedFrom(fields).key, sent: sentWith(request) }
    await changeRegister(house, person, change, async (tx, now) => {
      const changed = await setDuties(tx, person, found.id, chosen, now)
      waits = changed.given.length > 0 ? await dutiesWaitUntil(tx, found.id, now) : null
      if (waits) return false
      if (changed.given.length + changed.taken.length > 0)
        await tellOfDuties(tx, person, found, inWords(chosen, shell), now)
      return { person: found.id, ...changed }
    })
    return waits
      ? show(request, reply, found, { chosen, error: waiting(shell, waits) })
      : seeOther(reply, `/people/${found.id}?done=duties`)
  })
}

const inWords = (held: readonly Duty[], shell: Shell): string =>
  held.length > 0 ? held.map((duty) => dutyLabel(duty, shell)).join(', ') : text.duties_none

const waiting = (shell: Shell, until: Date): string =>
  say(text.duties_wait, shell.names, { since: `${formatDate(until, 'long')}, ${formatTime(until)}` })
