/** The web in plain terms: what a request knows, how a page is answered. Routes of the steps build on this and on nothing else. */

import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Names } from '#content'
import type { Person } from '../discussion.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import { refuseStrayForm, stamped } from './form-stamp.ts'
import { newId } from './id.ts'
import { type OtherArea, otherAreas } from './other-areas.ts'
import { QuestionLabels } from './question-labels.ts'

/** What the program is made of; made once in web-server.ts (or by a test) and handed to every route. */
export interface House {
  readonly database: Database
  readonly clock: Clock
  /** What sign-in sessions go by; default `clock`. A demonstration gives the machine's own: moving its clock signs nobody out. */
  readonly sessionClock?: Clock
  readonly log: FastifyBaseLogger
  readonly demonstration: boolean
  /** Address people reach the service at, without a slash at the end. */
  readonly publicUrl: string
  /** Names a committee sets (words.yaml), merged over the defaults. */
  readonly namesOf: (committeeId: string | null) => Promise<Names>
}

/** Sign-in sessions go by this one. */
export const sessionClockOf = ({ clock, sessionClock }: Pick<House, 'clock' | 'sessionClock'>): Clock =>
  sessionClock ?? clock

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in, or null. Set before any route runs. */
    person: Person | null
    /** The sign-in session of this person: its id (no secret), since when, and when they last showed who they are. */
    session: RequestSession | null
    /** The database was away when it should say who is signed in. Pages for everybody go on; the others throw it (503). */
    away: Error | null
  }
}

/** As trust/sessions.ts reads it. */
export interface RequestSession {
  readonly id: string
  readonly begunAt: Date
  readonly confirmedAt: Date
  readonly way: 'demonstration' | 'passkey' | 'provider' | 'code'
}

/** What every page needs for its frame. */
export interface Shell {
  readonly person: Person | null
  /** The form's token, with whose form it is. */
  readonly csrf: string
  readonly demonstration: boolean
  readonly names: Names
  readonly now: Date
  /** Path of this page, without its query. */
  readonly path: string
  /** Where else the person works. */
  readonly elsewhere?: readonly OtherArea[]
}

export async function shellOf(house: House, request: FastifyRequest, reply: FastifyReply): Promise<Shell> {
  return {
    person: request.person,
    csrf: stamped(reply.generateCsrf(), request.person),
    demonstration: house.demonstration,
    names: await house.namesOf(request.person?.committeeId ?? null),
    now: house.clock.now(),
    path: request.url.split('?')[0] ?? '/',
    elsewhere: request.person ? await otherAreas(house.database, request.person) : [],
  }
}

/** Answers with a page. Pages hold content, so nothing on the way may keep them. */
export function answer(reply: FastifyReply, page: VNode, status = 200): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(`<!DOCTYPE html>${status === 422 ? renderedTwice(page) : renderToString(page)}`)
}

/** A form came back: its questions say what they are called before the lines above them are written. */
function renderedTwice(page: VNode): string {
  const named = h(QuestionLabels.Provider, { value: new Map(), children: page })
  renderToString(named)
  return renderToString(named)
}

/** After a form: the browser fetches the next page with GET, so that going back or reloading sends nothing again. */
export const seeOther = (reply: FastifyReply, path: string): FastifyReply =>
  reply.code(303).header('cache-control', 'no-store').header('location', path).send()

/** The person signed in; routes behind `signedIn` always have one. */
export function personOf(request: FastifyRequest): Person {
  if (!request.person) throw new Error('a route for signed-in people was reached by nobody')
  return request.person
}

/** Put before every route for signed-in people: others are led to sign in and then back here. What they sent stays with them, as does a form of somebody else. */
export async function signedIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.person) return refuseStrayForm(request, request.person)
  if (request.away) throw request.away
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw Object.assign(new Error('the session has ended'), { statusCode: 401 })
  await seeOther(reply, `/sign-in?to=${encodeURIComponent(request.url.split('?')[0] ?? '/')}`)
}

/** The fields of a posted form: strings, or lists of strings where a name came more than once. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

export function fieldsOf(request: FastifyRequest): Fields {
  const body = request.body
  if (typeof body !== 'object' || body === null) return {}
  const fields: Record<string, string | readonly string[]> = Object.create(null)
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') fields[name] = asText(value)
    else if (Array.isArray(value))
      fields[name] = value.filter((item): item is string => typeof item === 'string').map(asText)
  }
  return fields
}

/** Without what no person types and no database takes as text: the character zero, and half of a surrogate pair. */
const asText = (value: string): string => value.replaceAll('\u0000', '').toWellFormed()

/** One field as a string; '' where it is absent or came several times. */
export const field = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

/** One field as a list, whether it came once, several times or not at all. */
export const fieldList = (fields: Fields, name: string): readonly string[] => {
  const value = fields[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

/** The hidden parts of a form, which are no answers. */
export const hiddenFields = ['_csrf', '_key', '_version'] as const

/** What a form carries besides its questions. A new key for each page made: sending it twice has one effect. */
export interface FormFrame {
  readonly action: string
  readonly csrf: string
  readonly idempotencyKey: string
  readonly version?: number
}

export const formFrame = (shell: Shell, action: string, version?: number, key = newId()): FormFrame => ({
  action,
  csrf: shell.csrf,
  idempotencyKey: key,
  ...(version === undefined ? {} : { version }),
})

/** For an answer that others' answers must not make stale. What it answers to is posted with it where that may have changed. */
export const withoutVersion = ({ action, csrf, idempotencyKey }: FormFrame): FormFrame => ({
  action,
  csrf,
  idempotencyKey,
})

export type Web = FastifyInstance
