/** Signing in and out. In the demonstration one chooses an invented person; that way does not exist anywhere else. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { entriesOf, interfaceWords, sayAny } from '#content'
import type { Duty, Sector } from '../discussion.ts'
import { isId } from '../kit/id.ts'
import { answer, field, fieldsOf, type House, type Shell, seeOther, shellOf, type Web } from '../kit/web.ts'
import { accountRoutes } from './account.route.tsx'
import { authenticatorRoutes } from './authenticator.route.tsx'
import { confirmRoutes } from './confirm.route.tsx'
import type { Door } from './door.ts'
import { joinRoutes } from './join.route.tsx'
import { ownAddressRoutes } from './own-address.route.tsx'
import { ownInvitationRoutes } from './own-invitations.route.tsx'
import { passkeyRoutes } from './passkey.route.tsx'
import { providerRoutes } from './provider.route.tsx'
import { queryOf, safePath } from './safe-path.ts'
import { DemonstrationSignInPage, type Group, SignedOutPage, SignInPage, type SignInProblem } from './sign-in.page.tsx'

export function signInRoutes(app: Web, door: Door): void {
  const { house, providers } = door

  app.get('/sign-in', async (request, reply) => {
    const shell = await shellOf(house, request, reply)
    const to = safePath(queryOf(request.query).to)
    if (!house.demonstration) return showWays(request, reply)
    return answer(reply, <DemonstrationSignInPage shell={shell} groups={await groupsOf(house, shell)} to={to} />)
  })
  app.get('/sign-in/ways', (request, reply) => showWays(request, reply))

  async function showWays(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { to, problem } = queryOf(request.query)
    const shell = await shellOf(house, request, reply)
    return answer(
      reply,
      <SignInPage shell={shell} providers={providers.list} to={safePath(to)} problem={problemIn(problem)} />,
    )
  }

  if (house.demonstration) {
    app.post('/sign-in', async (request, reply) => {
      const fields = fieldsOf(request)
      const personId = field(fields, 'person')
      const committeeId = field(fields, 'committee')
      const chosen = isId(committeeId) ? committeeId : undefined
      if (!isId(personId) || !(await door.begin(request, reply, personId, 'demonstration', { committeeId: chosen })))
        return seeOther(reply, '/sign-in')
      return seeOther(reply, safePath(field(fields, 'to')))
    })
  }

  /**
   * Somebody who works in several committees goes to another one: a new session there, none is left here. `to`: the page they looked for. A page that is
   * still open from before may be where they press it, so the form's own stamp is not asked.
   */
  app.post('/committee', async (request, reply) => {
    if (request.away) throw request.away
    if (!request.person) return seeOther(reply, '/sign-in')
    const fields = fieldsOf(request)
    const committeeId = field(fields, 'committee')
    if (!isId(committeeId) || !(await door.goTo(request, reply, committeeId))) return reply.callNotFound()
    return seeOther(reply, safePath(field(fields, 'to')))
  })

  app.post('/sign-out', async (request, reply) => {
    const provider = request.session ? await providerOf(door, request.session.id) : null
    await door.endPresent(request)
    return signedOut(reply, provider)
  })

  app.get('/signed-out', async (request, reply) => {
    const { from } = queryOf(request.query)
    const provider = providers.list.find(({ id }) => id === from) ?? null
    return answer(reply, <SignedOutPage shell={await shellOf(house, request, reply)} provider={provider} />)
  })

  accountRoutes(app, door)
  passkeyRoutes(app, door)
  providerRoutes(app, door)
  authenticatorRoutes(app, door)
  joinRoutes(app, door)
  ownInvitationRoutes(app, door.house)
  ownAddressRoutes(app, door)
  confirmRoutes(app, door)

  /** Nothing of what was seen stays in this browser: the back button shows nothing. */
  function signedOut(reply: FastifyReply, provider: string | null): FastifyReply {
    door.clear(reply)
    reply.header('clear-site-data', '"cache", "storage"')
    return seeOther(reply, provider ? `/signed-out?from=${provider}` : '/signed-out')
  }
}

async function providerOf({ house }: Door, sessionId: string): Promise<string | null> {
  const [row] = await house.database.ask<{ provider: string | null }>(
    'select provider from common_ground.session where id = $1',
    [sessionId],
  )
  return row?.provider ?? null
}

const problemIn = (problem: unknown): SignInProblem | null =>
  problem === 'wrong' || problem === 'away' || problem === 'second' ? problem : null

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
          job: [row.job, ...besides(row, key).map((duty) => sayAny(interfaceWords.duties[duty], names))].join(' · '),
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

/** What they are for the committee besides what they are listed under. */
const besides = ({ duties }: DirectoryRow, group: string): Duty[] => duties.filter((duty) => duty !== group)

function mostly(row: DirectoryRow): string {
  const duty = groupOrder.find((key) => row.duties.some((held) => held === key))
  if (duty) return duty
  if (row.facilitates) return 'facilitator'
  return row.manages ? 'manager' : 'practitioner'
}
