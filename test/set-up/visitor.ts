/** Somebody at a browser without JavaScript, over the server's own inject: pages are fetched, forms are filled in and sent with their hidden parts. */
import type { FastifyInstance } from 'fastify'
import type { Person } from '../../src/discussion.ts'
import type { Clock } from '../../src/kit/clock.ts'
import type { Database } from '../../src/kit/database.ts'
import { beginSession } from '../../src/trust/sessions.ts'

export interface Answer {
  readonly status: number
  readonly body: string
  readonly location: string | null
  readonly headers: Readonly<Record<string, unknown>>
}

type Typed = Readonly<Record<string, string | readonly string[]>>

export interface Visitor {
  visit(path: string): Promise<Answer>
  /** Fetches the page, takes the hidden parts of the form that posts to `action` (default: the page itself) and sends it with what was typed. */
  submit(path: string, typed?: Typed, action?: string): Promise<Answer>
  /** Sends a form again with exactly these fields: a double click, a stale page, a forgery. */
  post(path: string, fields: Typed, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** The hidden parts of a form on a page. */
  hidden(path: string, action?: string): Promise<Record<string, string>>
}

/** Nobody in particular: not signed in. */
export function stranger(app: FastifyInstance, cookies: Record<string, string> = {}): Visitor {
  const jar = { ...cookies }
  async function send(
    method: 'GET' | 'POST',
    path: string,
    fields?: Typed,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const response = await app.inject({
      method,
      url: path,
      cookies: jar,
      remoteAddress: nextAddress(),
      ...(fields
        ? {
            payload: encoded(fields),
            headers: {
              'content-type': 'application/x-www-form-urlencoded',
              'sec-fetch-site': 'same-origin', // as a browser says of a form of this service
              ...headers,
            },
          }
        : {}),
    })
    for (const cookie of response.cookies) jar[cookie.name] = cookie.value
    const { location } = response.headers
    return {
      status: response.statusCode,
      body: response.body,
      location: typeof location === 'string' ? location : null,
      headers: response.headers,
    }
  }
  async function hidden(path: string, action = path): Promise<Record<string, string>> {
    const page = await send('GET', path)
    return hiddenIn(page.body, action)
  }
  return {
    visit: (path) => send('GET', path),
    submit: async (path, typed = {}, action = path.split('?')[0] ?? path) =>
      send('POST', action, { ...(await hidden(path, action)), ...typed }),
    post: (path, fields, headers) => send('POST', path, fields, headers),
    hidden,
  }
}

/** Each request comes from elsewhere: the rate limit has a test of its own and meets nobody here. */
function nextAddress(): string {
  sent += 1
  return `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`
}
let sent = 0

/** A person with a session of their own. */
export async function signedInAs(
  app: FastifyInstance,
  database: Database,
  clock: Clock,
  person: Person,
): Promise<Visitor> {
  const secret = await beginSession(database, clock, person.personId, { committeeId: person.committeeId })
  if (!secret) throw new Error(`${person.name} cannot sign in`)
  return stranger(app, { session: secret })
}

function encoded(fields: Typed): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
  return form.toString()
}

function hiddenIn(html: string, action: string): Record<string, string> {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
  const form = forms.find(([, attributes]) => attribute(attributes ?? '', 'action') === action)
  if (!form)
    throw new Error(
      `no form posts to ${action}; there are: ${forms.map(([, a]) => attribute(a ?? '', 'action')).join(', ')}`,
    )
  const fields: Record<string, string> = {}
  for (const [input] of (form[2] ?? '').matchAll(/<input\b[^>]*>/g))
    if (attribute(input, 'type') === 'hidden') fields[attribute(input, 'name')] = attribute(input, 'value')
  return fields
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&amp;', '&').replaceAll('&quot;', '"')
