/**
 * The only writer. One transaction: lock the discussion, may this actor act now, is the form good, what is decided, then status,
 * history, letters and the step's own rows together, or nothing at all.
 */
import { sql } from 'kysely'
import type { Actor, Discussion, DiscussionEvent, Status } from '../discussion.ts'
import { personIdOf } from '../discussion.ts'
import { audit } from './audit.ts'
import { bodyHashOf } from './body-hash.ts'
import type { Clock } from './clock.ts'
import type { Database, Tx } from './database.ts'
import { isWorthRetrying, triedAgain } from './database-fault.ts'
import { findDiscussion, relate } from './discussions.ts'
import type { Findings, Kept } from './guarding.ts'
import { newId } from './id.ts'
import { writeLetters } from './letters.ts'
import { errorsWithin } from './posted-form.ts'
import { type Refusal, type Step, whyNot } from './step.ts'

/** What was posted: the fields as typed, the form's own key (a second send has no second effect) and the version that was seen. */
export interface Posted {
  readonly fields: Readonly<Record<string, unknown>>
  readonly key: string
  readonly version?: number
  /** Words the guard pointed at and their writer keeps, with the reason. */
  readonly kept?: Kept
  /** Saved while somebody writes: nobody reads it yet, and the guard is asked when they are done. */
  readonly byItself?: boolean
}

export type Outcome =
  | { readonly done: 'acted'; readonly discussionId: string; readonly events: readonly DiscussionEvent[] }
  /** The same form was sent before; nothing happened now. */
  | { readonly done: 'repeated'; readonly discussionId: string }
  /** `findings`: what the guard found in words that others would read. */
  | { readonly done: 'invalid'; readonly errors: Readonly<Record<string, string>>; readonly findings?: Findings }
  | { readonly done: 'refused'; readonly refusal: Refusal; readonly status: Status }
  /** Somebody else acted since the page was made. */
  | { readonly done: 'stale'; readonly status: Status }
  /** Not there, or not for this actor: the same answer. */
  | { readonly done: 'not-found' }

/** What `act` acts on: a discussion that exists, or one that begins with this act. */
export type Target = string | { readonly begins: Beginning }

/** How a new discussion gets its number and word pair, tried anew when another one has just taken the same. */
export interface Beginning {
  readonly requesterId: string
  readonly name: (tx: Tx, now: Date) => Promise<Pick<Discussion, 'reference' | 'pseudonym'>>
  /** Where the requester is nobody that is known: the same answer as for somebody who may not be chosen. */
  readonly nobody: Refusal
}

export interface Acting {
  readonly database: Database
  readonly clock: Clock
}

export async function act<Form, Type extends string, Known>(
  { database, clock }: Acting,
  step: Step<Form, Type, Known>,
  target: Target,
  posted: Posted,
  actor: Actor,
): Promise<Outcome> {
  try {
    return await triedAgain(
      () => database.withActor(actor, (tx) => actIn(tx, step, target, posted, actor, clock.now())),
      (error) => isWorthRetrying(error) || isTaken(error),
    )
  } catch (error) {
    if (error instanceof NotBegun) return error.outcome
    if (typeof target !== 'string' && breaks(error, /^discussion_requester_id_fkey$/))
      return { done: 'refused', refusal: target.begins.nobody, status: 'draft' }
    throw error
  }
}

/** Another transaction has just used this form's key, or this word pair or number: look again. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505' && breaks(error, /^(submission_pkey|discussion_)/)

const breaks = (error: unknown, constraint: RegExp): boolean =>
  error instanceof Error &&
  'constraint' in error &&
  typeof error.constraint === 'string' &&
  constraint.test(error.constraint)

/** The same, inside a transaction that is already open (jobs that do several things at once). */
export async function actIn<Form, Type extends string, Known>(
  tx: Tx,
  step: Step<Form, Type, Known>,
  target: Target,
  posted: Posted,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const before = await repeatOf(tx, posted, target, step.name, actor)
  if (before) return before
  const discussion =
    typeof target === 'string' ? await findDiscussion(tx, target, true) : await begin(tx, target.begins, actor, now)
  if (!discussion) return rollBackIfBegun(target, { done: 'not-found' }) // a leaver may write a row and not read it
  const again = await repeatOf(tx, posted, target, step.name, actor) // whoever held the lock may have been this very form
  if (again) return again
  const refusal = whyNot(step, discussion, actor)
  if (refusal) return rollBackIfBegun(target, { done: 'refused', refusal, status: discussion.status })
  const parsed = step.form.safeParse(posted.fields)
  if (!parsed.success) return rollBackIfBegun(target, { done: 'invalid', errors: errorsWithin(parsed.error) })
  if (posted.version !== undefined && posted.version !== discussion.version)
    return rollBackIfBegun(target, { done: 'stale', status: discussion.status })
  const found = posted.byItself
    ? null
    : await guardOf(step, parsed.data)?.(tx, discussion, posted.kept ?? {}, actor, now)
  if (found) return rollBackIfBegun(target, { done: 'invalid', ...found })
  const known = await step.know(tx, discussion, actor, parsed.data, now)
  const decided = step.decide(discussion, parsed.data, actor, now, known)
  if ('refused' in decided)
    return rollBackIfBegun(target, { done: 'refused', refusal: decided, status: discussion.status })
  const change = { discussion, form: parsed.data, events: decided, by: actor, now, known }
  await remember(tx, posted, target, step.name, actor, discussion, now)
  await writeHistory(tx, discussion, decided, actor, now)
  // Before the move, which may take the discussion out of the actor's sight.
  await writeLetters(tx, discussion.committeeId, discussion.id, await step.tell(change), now)
  await moveOn(
    tx,
    discussion,
    lastStatus(step, decided),
    decided.length > 0,
    step.daysGoOn ? discussion.statusSince : now,
  )
  await audit(tx, actor, 'act', step.name, discussion.id, now)
  await step.store(tx, change)
  return { done: 'acted', discussionId: discussion.id, events: decided }
}

function guardOf<Form, Type extends string, Known>({ name, guard }: Step<Form, Type, Known>, form: Form) {
  if (!guard) return null
  const place = [name, guard.place?.(form) ?? ''].filter((part) => part !== '').join('.')
  return (tx: Tx, discussion: Discussion, kept: Kept, by: Actor, now: Date) =>
    guard.ask(tx, discussion, place, guard.texts(form), kept, by, now)
}

/** A draft that was never accepted must not stay behind. */
class NotBegun extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('the discussion was not begun')
    this.outcome = outcome
  }
}

function rollBackIfBegun(target: Target, outcome: Outcome): Outcome {
  if (typeof target !== 'string') throw new NotBegun(outcome)
  return outcome
}

async function begin(tx: Tx, begins: Beginning, actor: Actor, now: Date): Promise<Discussion | null> {
  const personId = personIdOf(actor)
  if (!personId) return null
  const id = newId()
  const { reference, pseudonym } = await begins.name(tx, now)
  await tx
    .insertInto('discussion')
    .values({
      committee_id: actor.committeeId,
      id,
      reference,
      pseudonym,
      status: 'draft',
      status_since: now,
      begun_at: now,
      begun_by: personId,
      requester_id: begins.requesterId,
    })
    .execute()
  const discussion = await findDiscussion(tx, id, true)
  if (!discussion) return null
  await relate(tx, discussion, begins.requesterId, 'requester', now)
  return findDiscussion(tx, id)
}

/** The earlier outcome of the same form by the same person, if there is one. */
async function repeatOf(tx: Tx, posted: Posted, target: Target, step: string, actor: Actor): Promise<Outcome | null> {
  const row = await tx
    .selectFrom('submission')
    .select(['body_hash', 'discussion_id'])
    .where('committee_id', '=', actor.committeeId)
    .where('key', '=', posted.key)
    .executeTakeFirst()
  if (!row) return null
  if (row.body_hash !== bodyHash(posted, target, step, actor)) return { done: 'stale', status: 'draft' }
  return { done: 'repeated', discussionId: row.discussion_id ?? '' }
}

async function remember(
  tx: Tx,
  posted: Posted,
  target: Target,
  step: string,
  actor: Actor,
  discussion: Discussion,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('submission')
    .values({
      committee_id: actor.committeeId,
      key: posted.key,
      step,
      body_hash: bodyHash(posted, target, step, actor),
      discussion_id: discussion.id,
      at: now,
    })
    .execute()
}

function bodyHash(posted: Posted, target: Target, step: string, actor: Actor): string {
  const about = typeof target === 'string' ? target : 'begins'
  return bodyHashOf([step, about, actor.kind, personIdOf(actor), posted.fields])
}

async function writeHistory(
  tx: Tx,
  discussion: Discussion,
  events: readonly DiscussionEvent[],
  actor: Actor,
  now: Date,
): Promise<void> {
  if (events.length === 0) return
  const { rows } = await sql<{ number: number }>`select last_history_number(${discussion.id}) as number`.execute(tx)
  await tx
    .insertInto('history')
    .values(
      events.map((event, index) => ({
        committee_id: discussion.committeeId,
        discussion_id: discussion.id,
        number: (rows[0]?.number ?? 0) + index + 1,
        event: event.type,
        by_person: personIdOf(actor),
        at: now,
        facts: JSON.stringify(event.facts ?? {}),
      })),
    )
    .execute()
}

function lastStatus<Form, Type extends string, Known>(
  step: Step<Form, Type, Known>,
  events: readonly DiscussionEvent<Type>[],
): Status | null {
  const moves = events.map((event) => step.leadsTo[event.type]).filter((status): status is Status => status !== 'stays')
  return moves.at(-1) ?? null
}

async function moveOn(
  tx: Tx,
  discussion: Discussion,
  status: Status | null,
  happened: boolean,
  since: Date,
): Promise<void> {
  if (!happened) return
  const moved = status !== null && status !== discussion.status
  await tx
    .updateTable('discussion')
    .set({ version: discussion.version + 1, ...(moved ? { status, status_since: since } : {}) })
    .where('committee_id', '=', discussion.committeeId)
    .where('id', '=', discussion.id)
    .execute()
}
