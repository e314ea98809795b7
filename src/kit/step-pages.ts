/**
 * A step's page: GET shows the form or says why not, POST acts. 303 when done, 422 with every typed value when something is
 * missing, 409 when it is not (or no longer) this person's turn or somebody else was faster, 404 for what one may not see.
 */

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Discussion, Person } from '../discussion.ts'
import { act, type Outcome } from './act.ts'
import type { Tx } from './database.ts'
import { isKeptField, keptIn, withGuard } from './guarding.ts'
import { isId, newId } from './id.ts'
import { idParam } from './parameters.ts'
import { type AnyStep, type Refusal, whyNot } from './step.ts'
import {
  answer,
  type Fields,
  type FormFrame,
  field,
  fieldsOf,
  formFrame,
  type House,
  hiddenFields,
  personOf,
  type Shell,
  seeOther,
  shellOf,
  signedIn,
  type Web,
} from './web.ts'

/** What a step's page is made from. */
export interface StepView<Props> {
  readonly shell: Shell
  readonly person: Person
  readonly discussion: Discussion
  readonly props: Props
  /** As typed: posted values when shown again, otherwise what `initial` gives. */
  readonly values: Fields
  /** What was sent and not taken, for a page that cannot show its form any more; {} when nothing was sent. */
  readonly typed: Fields
  /** Field name → what to put right. */
  readonly errors: Readonly<Record<string, string>>
  /** Why this person cannot act now; the form is then not shown. */
  readonly refusal: Refusal | null
  /** True when somebody else acted since the form was made: show the values, ask to look again and send once more. */
  readonly stale: boolean
  readonly form: FormFrame
  /** Pointed out before it is done: lines of `lookAgain`, or null. */
  readonly lookAgain: readonly string[] | null
}

export interface StepPages<Props, Opened = Opening> {
  readonly step: AnyStep
  /** Address below the discussion, such as '/screening'; the form posts to the page's own address. */
  readonly part: string
  /**
   * Reads what the page shows, through openKind (trust/access.ts). Null: answer 404.
   * `open` is the discussion as this person may see it.
   */
  readonly load: (open: OpenDiscussion<Opened>, request: FastifyRequest) => Promise<Props | null>
  readonly page: (view: StepView<Props>) => VNode
  /** Values shown before anything was typed. */
  readonly initial?: (props: Props, person: Person) => Fields
  /** From posted fields to what the step's schema takes: joins dates, gathers repeated groups. Default: as they are. */
  readonly read?: (fields: Fields) => Record<string, unknown>
  /** What the person should look at once more before it is done: sent again as it is, it is done. Never a refusal. */
  readonly lookAgain?: (fields: Fields) => readonly string[] | null
  /** What the program does about it at once, in a transaction of its own; the background run does the same. */
  readonly followedBy?: (house: House, committeeId: string, discussionId: string) => Promise<void>
  /**
   * Saves while somebody types (autosave.island.ts): what the page has seen once it is kept, for its hidden field. Answered with 204, or with the status of
   * why not, and nothing else.
   */
  readonly seenOnceKept?: (props: Props, fields: Fields) => string
  /** Where to go when done; default: the discussion's page, which says what was done. */
  readonly after?: (discussionId: string, outcome: Outcome & { done: 'acted' | 'repeated' }, person: Person) => string
}

/** A discussion opened for a person; made by the caller-supplied `open` so that the kit needs to know no policy. */
export interface OpenDiscussion<Opened = Opening> {
  /** What `open` gave: the access to mint further kinds from. There is no bare transaction: pages read with an access. */
  readonly access: Opened
  readonly discussion: Discussion
  readonly person: Person
  readonly now: Date
  readonly house: House
}

/** How a discussion is opened: trust/access.ts gives it. Null: 404. */
export type Opener<Opened extends Opening> = (tx: Tx, person: Person, id: string, now: Date) => Promise<Opened | null>
interface Opening {
  readonly discussion: Discussion
}

export function stepPages<Props, Opened extends Opening>(
  app: Web,
  house: House,
  open: Opener<Opened>,
  pages: StepPages<Props, Opened>,
): void {
  const address = `/discussions/:id${pages.part}`
  app.get(address, { preHandler: signedIn }, async (request, reply) => {
    const found = await look(house, open, pages, request)
    if (!found) return reply.callNotFound()
    const shell = await shellOf(house, request, reply)
    return answer(reply, withGuard(pages.page(viewOf(found, shell, pages, request)), pages.step.guard !== undefined))
  })
  app.post(address, { preHandler: signedIn }, (request, reply) => post(house, open, pages, request, reply))
}

async function post<Props, Opened extends Opening>(
  house: House,
  open: Opener<Opened>,
  pages: StepPages<Props, Opened>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const person = personOf(request)
  const id = idParam(request)
  if (!id) return reply.callNotFound()
  const fields = fieldsOf(request)
  const posted = postedFrom(fields, pages.read)
  const lines = pages.lookAgain?.(fields) ?? null
  if (lines) return showOnceMore(house, open, pages, request, reply, { values: fields, lookAgain: lines })
  const outcome = await act(house, pages.step, id, posted, person)
  if (outcome.done === 'not-found') return reply.callNotFound()
  if (pages.seenOnceKept && request.headers['x-autosave'] !== undefined)
    return answerAutosave(house, open, pages, request, reply, outcome)
  if (outcome.done === 'acted' || outcome.done === 'repeated') {
    if (outcome.done === 'acted') await pages.followedBy?.(house, person.committeeId, id)
    const path = pages.after?.(id, outcome, person) ?? `/discussions/${id}?done=${pages.step.name}`
    return seeOther(reply, path)
  }
  const found = await look(house, open, pages, request)
  if (!found) return reply.callNotFound()
  const shell = await shellOf(house, request, reply)
  const view = viewOf(found, shell, pages, request)
  const again = {
    ...view,
    values: fields,
    typed: fields,
    errors: outcome.done === 'invalid' ? outcome.errors : {},
    refusal: outcome.done === 'refused' ? outcome.refusal : null,
    stale: outcome.done === 'stale',
  }
  return answer(
    reply,
    withGuard(pages.page(again), pages.step.guard !== undefined, outcome),
    outcome.done === 'invalid' || again.refusal?.lacks ? 422 : 409,
  )
}

async function answerAutosave<Props, Opened extends Opening>(
  house: House,
  open: Opener<Opened>,
  pages: StepPages<Props, Opened>,
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome,
) {
  reply.header('cache-control', 'no-store')
  if (outcome.done !== 'acted' && outcome.done !== 'repeated')
    return reply.code(outcome.done === 'invalid' ? 422 : 409).send()
  const found = await look(house, open, pages, request)
  if (found && pages.seenOnceKept) reply.header('x-seen', pages.seenOnceKept(found.props, fieldsOf(request)))
  return reply.code(204).send()
}

/** Nothing was done yet: the form as it was typed, with what to look at. */
async function showOnceMore<Props, Opened extends Opening>(
  house: House,
  open: Opener<Opened>,
  pages: StepPages<Props, Opened>,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Pick<StepView<Props>, 'values' | 'lookAgain'>,
) {
  const found = await look(house, open, pages, request)
  if (!found) return reply.callNotFound()
  const view = viewOf(found, await shellOf(house, request, reply), pages, request)
  const page = pages.page({ ...view, ...shown, typed: shown.values })
  return answer(reply, withGuard(page, pages.step.guard !== undefined), view.refusal ? 409 : 422)
}

/** The hidden parts taken off, the rest as the step's schema wants it. A missing key is made here: one send, one effect. */
export function postedFrom(fields: Fields, read?: (fields: Fields) => Record<string, unknown>) {
  const rest: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(fields))
    if (!hiddenFields.some((hidden) => hidden === name) && !isKeptField(name)) rest[name] = value
  const key = field(fields, '_key')
  const version = Number.parseInt(field(fields, '_version'), 10)
  return {
    fields: read ? read(rest) : rest,
    key: isId(key) ? key : newId(),
    kept: keptIn(fields),
    ...(Number.isInteger(version) ? { version } : {}),
  }
}

async function look<Props, Opened extends Opening>(
  house: House,
  open: Opener<Opened>,
  pages: StepPages<Props, Opened>,
  request: FastifyRequest,
) {
  const person = personOf(request)
  const id = idParam(request)
  if (!id) return null
  const now = house.clock.now()
  return house.database.withActor(person, async (tx) => {
    const opened = await open(tx, person, id, now)
    if (!opened) return null
    const { discussion } = opened
    const props = await pages.load({ access: opened, discussion, person, now, house }, request)
    return props === null ? null : { discussion, person, props }
  })
}

function viewOf<Props, Opened>(
  found: { discussion: Discussion; person: Person; props: Props },
  shell: Shell,
  pages: StepPages<Props, Opened>,
  request: FastifyRequest,
): StepView<Props> {
  const { discussion, person, props } = found
  return {
    shell,
    person,
    discussion,
    props,
    values: pages.initial?.(props, person) ?? {},
    typed: {},
    errors: {},
    refusal: whyNot(pages.step, discussion, person),
    stale: false,
    lookAgain: null,
    form: formFrame(shell, request.url.split('?')[0] ?? '', discussion.version),
  }
}
