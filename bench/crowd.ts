/** What people ask for: their desk, a discussion they have a part in, a form with and without faults. */
import type autocannon from 'autocannon'
import pg from 'pg'
import { newId } from '../src/kit/id.ts'
import { sessionSecret, sessionsEach } from './seed.sql.ts'

type Request = autocannon.Request

export interface Crowd {
  readonly desks: readonly Request[]
  /** The Reviewing Team's desk, with its queue: the heaviest there is. */
  readonly queues: readonly Request[]
  readonly discussions: readonly Request[]
  readonly faulty: readonly Request[]
  readonly good: readonly Request[]
}

/** `secrets`: the session of each person. The forms' own tokens are fetched first, as a browser does. */
export async function crowdOf(ownerUrl: string, url: string, secrets: ReadonlyMap<string, string>): Promise<Crowd> {
  const people = [...secrets.keys()]
  const headersOf = (person: string) => ({
    cookie: `__Host-session=${sessionSecret(secrets.get(person) ?? '', 0)}`,
    'x-forwarded-proto': 'https',
    host: 'common-ground.example',
  })
  const get = (person: string, path: string): Request => ({
    method: 'GET',
    path,
    headers: headersOf(person),
    setupRequest: fromElsewhere,
  })

  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const pairs = async (condition: string, limit: number) =>
    (
      await client.query<{ person: string; id: string }>(
        `select r.person_id as person, r.discussion_id as id from common_ground.relation r
           join common_ground.discussion d on d.id = r.discussion_id where ${condition} order by md5(r.discussion_id::text || r.person_id) limit ${limit}`,
      )
    ).rows
  try {
    const reading = await pairs(
      `r.relation in ('requester', 'first-manager', 'facilitator', 'screener', 'participant')`,
      2000,
    )
    const deciding = await pairs(`r.relation = 'first-manager' and d.status = 'with-first-manager'`, 60)
    const writing = await pairs(`r.relation = 'requester' and d.status = 'draft'`, 60)
    const team = await client.query<{ person_id: string }>(
      `select person_id from common_ground.duty where duty = 'reviewing-team'`,
    )
    return {
      desks: people.map((person) => get(person, '/desk')),
      queues: team.rows.map((row) => get(row.person_id, '/desk')),
      discussions: reading.map(({ person, id }) => get(person, `/discussions/${id}`)),
      faulty: await Promise.all(
        deciding.map(({ person, id }) => form(url, `/discussions/${id}/agreement`, headersOf(person), {})),
      ),
      good: await Promise.all(
        writing.map(({ person, id }) => form(url, `/discussions/${id}/request/child`, headersOf(person), childPart)),
      ),
    }
  } finally {
    await client.end()
  }
}

/** A small part of the request, complete. */
const childPart = { 'age-band': '5-to-11', 'children-band': 'few', support: 'childs-plan', 'family-told': 'yes' }

/** The form as a browser sends it, each time with a key of its own: nothing is answered from memory. */
async function form(
  url: string,
  path: string,
  headers: Record<string, string>,
  typed: Record<string, string>,
): Promise<Request> {
  const page = await fetch(url + path, { headers })
  const html = await page.text()
  const token = /name="_csrf"[^>]*value="([^"]+)"/.exec(html)?.[1] ?? /value="([^"]+)"[^>]*name="_csrf"/.exec(html)?.[1]
  const cookie = page.headers
    .getSetCookie()
    .find((one) => one.startsWith('__Host-form='))
    ?.split(';')[0]
  if (page.status !== 200 || !token || !cookie) throw new Error(`no form at ${path}: ${page.status}`)
  const fixed = new URLSearchParams({ ...typed, _csrf: token }).toString()
  return {
    method: 'POST',
    path,
    headers: {
      ...headers,
      cookie: `${headers.cookie}; ${cookie}`,
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://common-ground.example',
    },
    setupRequest: (request) => ({ ...fromElsewhere(request), body: `${fixed}&_key=${newId()}` }),
  }
}

/** As behind a reverse proxy, each time from another address and in another session of theirs, so that the rate limit meets nobody. */
function fromElsewhere(request: Request): Request {
  sent += 1
  const address = `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`
  const cookie = String(request.headers?.cookie).replace(/(__Host-session=[^;]*)\.\d+/, (_, secret: string) =>
    sessionSecret(secret, sent % sessionsEach),
  )
  return { ...request, headers: { ...request.headers, cookie, 'x-forwarded-for': address } }
}
let sent = 0
