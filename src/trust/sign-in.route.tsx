/** Signing in and out. In the demonstration one chooses an invented person; that way does not exist anywhere else. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { entriesOf, interfaceWords, sayAny } from '#content'
import type { Duty, Sector } from '../discussion.ts'
import { isId } from '../kit/id.ts'
import {
  answer,
  field,
  fieldsOf,
  type House,
  personOf,
  type Shell,
  seeOther,
  sessionClockOf,
  shellOf,
  signedIn,
  type Web,
} from '../kit/web.ts'
import { accountRoutes } from './account.route.tsx'
import { ConfirmedPage, ConfirmPage } from './confirm.page.tsx'
import { browserOf } from './kind-of-browser.ts'
import { beginSession, confirmSession, endSession, longestHours, sessionCookieName } from './sessions.ts'
import { DemonstrationSignInPage, type Group, SignedOutPage, SignInPage } from './sign-in.page.tsx'

export function signInRoutes(app: Web, house: House, secure: boolean): void {
  const cookie = sessionCookieName(secure)
  const clock = sessionClockOf(house)
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: longestHours * 3600 } as const

  app.get('/sign-in', async (request, reply) => {
    const shell = await shellOf(house, request, reply)
    const to = safePath(queryOf(request.query).to)
    if (!house.demonstration) return answer(reply, <SignInPage shell={shell} />)
    return answer(reply, <DemonstrationSignInPage shell={shell} groups={await groupsOf(house, shell)} to={to} />)
  })

  if (house.demonstration) {
    app.post('/sign-in', async (request, reply) => {
      const fields = fieldsOf(request)
      const personId = field(fields, 'person')
      const committeeId = field(fields, 'committee')
      const secret = isId(personId)
        ? await beginSession(house.database, clock, personId, {
            committeeId: isId(committeeId) ? committeeId : undefined,
            browser: browserOf(request.headers['user-agent']),
          })
        : null
      if (!secret) return seeOther(reply, '/sign-in')
      await endPresent(request.cookies[cookie])
      reply.setCookie(cookie, secret, options)
      return seeOther(reply, safePath(field(fields, 'to')))
    })
  }

  /** Somebody who works in several committees goes to another one: a new session there, none is left here. */
  app.post('/committee', { preHandler: signedIn }, async (request, reply) => {
    const committeeId = field(fieldsOf(request), 'committee')
    const { personId } = personOf(request)
    const before = request.session ? { after: request.session } : {}
    const browser = browserOf(request.headers['user-agent'])
    const secret = isId(committeeId)
      ? await beginSession(house.database, clock, personId, { committeeId, browser, ...before })
      : null
    if (!secret) return reply.callNotFound()
    await endPresent(request.cookies[cookie])
    reply.setCookie(cookie, secret, options)
    return seeOther(reply, '/desk')
  })

  app.post('/sign-out', async (request, reply) => {
    await endPresent(request.cookies[cookie])
    return signedOut(reply)
  })

  app.get('/signed-out', async (request, reply) =>
    answer(reply, <SignedOutPage shell={await shellOf(house, request, reply)} />),
  )

  accountRoutes(app, house)

  app.get('/confirm', { preHandler: signedIn }, async (request, reply) => {
    const shell = await shellOf(house, request, reply)
    return answer(reply, <ConfirmPage shell={shell} to={safePath(queryOf(request.query).to, '/confirm/done')} />)
  })

  app.get('/confirm/done', { preHandler: signedIn }, async (request, reply) =>
    answer(reply, <ConfirmedPage shell={await shellOf(house, request, reply)} />),
  )

  if (house.demonstration) {
    app.post('/confirm', { preHandler: signedIn }, async (request, reply) => {
      await confirm(request, reply)
      return seeOther(reply, safePath(field(fieldsOf(request), 'to'), '/confirm/done'))
    })
  }

  /** The session goes on under another secret. */
  async function confirm(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { session } = request
    if (!session) return
    reply.setCookie(
      cookie,
      await confirmSession(house.database, clock, { person: personOf(request), session }),
      options,
    )
  }

  async function endPresent(secret: string | undefined): Promise<void> {
    if (secret) await endSession(house.database, clock, secret)
  }

  /** Nothing of what was seen stays in this browser: the back button shows nothing. */
  function signedOut(reply: FastifyReply): FastifyReply {
    reply.clearCookie(cookie, { path: '/', secure }).header('clear-site-data', '"cache", "storage"')
    return seeOther(reply, '/signed-out')
  }
}

/** A path of this service, never another address. */
export function safePath(path: unknown, otherwise = '/desk'): string {
  return typeof path === 'string' && /^\/(?![/\\])[\w\-./]*$/.test(path) ? path : otherwise
}

function queryOf(query: unknown): Record<string, unknown> {
  return typeof query === 'object' && query !== null ? { ...query } : {}
}

interface DirectoryRow {
  person_id: string
  name: string
  job: string
  agency: string
  sector: Sector
  duties: Duty[]
  manages: boolean
  facilitates: boolean
}

const groupOrder = [
  'practitioner',
  'manager',
  'reviewing-team',
  'facilitator',
  'lead-officer',
  'policy-team',
  'administrator',
] as const

/** The invented people of every committee, by what they mostly do. */
async function groupsOf(house: House, shell: Shell): Promise<Group[]> {
  const committees = await house.database.withNobody((tx) =>
    tx.selectFrom('committee').select(['id', 'names']).orderBy('slug', 'desc').execute(),
  )
  const groups: Group[] = []
  for (const committee of committees) {
    const rows = await house.database.withActor({ kind: 'system', committeeId: committee.id }, (tx) => directory(tx))
    const names = await house.namesOf(committee.id)
    for (const [key, label] of entriesOf(interfaceWords.sign_in.by_duty)) {
      const people = rows.filter((row) => mostly(row) === key)
      if (people.length === 0 || !groupOrder.some((one) => one === key)) continue
      groups.push({
        committeeId: committee.id,
        area: names.area,
        key,
        label: sayAny(label, names),
        people: people.map((row) => ({
          id: row.person_id,
          name: row.name,
          job: row.job,
          agency: row.agency,
          sector: row.sector,
        })),
      })
    }
  }
  return shell.names ? groups : []
}

async function directory(tx: Parameters<Parameters<House['database']['withActor']>[1]>[0]): Promise<DirectoryRow[]> {
  const { rows } = await sql<DirectoryRow>`
    select p.id as person_id, p.name, m.job, a.name as agency, a.sector,
      array(select d.duty from duty d where d.committee_id = m.committee_id and d.person_id = p.id) as duties,
      exists (select 1 from membership s where s.committee_id = m.committee_id and s.line_manager_id = p.id) as manages,
      exists (select 1 from facilitator f where f.committee_id = m.committee_id and f.person_id = p.id) as facilitates
    from membership m join person p on p.id = m.person_id
    join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where m.committee_id = committee_now() and m.left_at is null and p.left_at is null
    order by a.sector, p.name`.execute(tx)
  return rows
}

function mostly(row: DirectoryRow): string {
  const duty = groupOrder.find((key) => row.duties.some((held) => held === key))
  if (duty) return duty
  if (row.facilitates) return 'facilitator'
  return row.manages ? 'manager' : 'practitioner'
}
