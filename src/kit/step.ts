/**
 * A step of the procedure: who may act, when, with which form, what is decided, where that leads, what is stored, who is told.
 * Its rule is data plus one pure function. Only `act` runs it.
 */
import type { z } from 'zod'
import type { Actor, Discussion, DiscussionEvent, Duty, Relation, Status } from '../discussion.ts'
import type { Tx } from './database.ts'
import type { StepGuard } from './guarding.ts'
import type { LetterOrder } from './letters.ts'

/** An id of the procedure's list of obligations. */
export type PId = `P${number}`

/** A refusal is a value: `refused` is a key of interface.yaml, refusals. */
export interface Refusal {
  readonly refused: string
  /** Something is missing that can be seen to: the page answers 422 and says what to do. */
  readonly lacks?: true
}
export const refuse = (key: string): Refusal => ({ refused: key })
export const refuseUntil = (key: string): Refusal => ({ refused: key, lacks: true })

export interface Step<Form, Type extends string, Known> {
  readonly name: string
  /** The clauses this step serves. */
  readonly p: readonly PId[]
  /** Relations to this discussion, and duties, that may act. `'anyone-here'`: every person of the committee (to begin one). */
  readonly who: readonly (Relation | Duty | 'ticket' | 'system' | 'anyone-here')[]
  readonly when: readonly Status[]
  /** Parses the posted form. Messages of the schema are content texts. */
  readonly form: z.ZodType<Form>
  /** Words that others will read; they pass the guard before anything is decided (trust/guarded.ts). Default: there are none. */
  readonly guard?: StepGuard<Form>
  /** Further facts the decision needs, read in the same transaction after the discussion has been locked. */
  readonly know: (tx: Tx, discussion: Discussion, actor: Actor, form: Form, now: Date) => Promise<Known>
  /** Pure: actor and clock are arguments. An empty list of events stores without a change of status or history. */
  readonly decide: (
    discussion: Discussion,
    form: Form,
    by: Actor,
    now: Date,
    known: Known,
  ) => readonly DiscussionEvent<Type>[] | Refusal
  /** Where each event leads. `'stays'`: beside the line, the status does not change. */
  readonly leadsTo: Readonly<Record<Type, Status | 'stays'>>
  /** For the program's own steps: there is nothing to do where the discussion came to its status later than this. */
  readonly restedSince?: (now: Date) => Date
  /** The days that were promised go on: what it leads to has waited as long as what it came from. */
  readonly daysGoOn?: true
  /** Writes the step's own rows and changes of relation. Runs last, so that somebody may end their own access. */
  store(tx: Tx, change: Change<Form, Type, Known>): Promise<void>
  /** A method, as `store` is: a step without events (leadsTo: {}) is then an AnyStep too. */
  tell(change: Change<Form, Type, Known>): readonly LetterOrder[] | Promise<readonly LetterOrder[]>
}

/** One act, as `store` and `tell` see it. `discussion` is as it was before. */
export interface Change<Form, Type extends string, Known> {
  readonly discussion: Discussion
  readonly form: Form
  readonly events: readonly DiscussionEvent<Type>[]
  readonly by: Actor
  readonly now: Date
  readonly known: Known
}

type Outline<Form, Type extends string, Known> = Omit<Step<Form, Type, Known>, 'know' | 'store' | 'tell'> &
  Partial<Pick<Step<Form, Type, Known>, 'store' | 'tell'>> &
  (undefined extends Known ? Partial<Pick<Step<Form, Type, Known>, 'know'>> : Pick<Step<Form, Type, Known>, 'know'>)

/** Declares a step. Event types follow from the keys of `leadsTo`: an event without a destination does not compile. */
export function step<Form, Type extends string, Known = undefined>(
  outline: Outline<Form, Type, Known>,
): Step<Form, Type, Known> {
  const nothing = async () => {}
  const unknown = (async () => undefined) as unknown as Step<Form, Type, Known>['know'] // Known includes undefined here
  return { store: nothing, tell: () => [], ...outline, know: outline.know ?? unknown }
}

/** Any step, where its form does not matter. */
// biome-ignore lint/suspicious/noExplicitAny: a step's form and knowledge are its own business; the list of steps only asks who, when and where to.
export type AnyStep = Step<any, any, any>

/**
 * Why somebody may not act now, or null. Asked by `act` before the form is read, and by pages to show or explain a button.
 * The same answer in both places, because it is the same function.
 */
export function whyNot(step: AnyStep, discussion: Discussion, actor: Actor): Refusal | null {
  if (!mayTakePart(step, discussion, actor)) return refuse('not-your-turn')
  if (!step.when.includes(discussion.status)) return refuse('not-now')
  return null
}

function mayTakePart(step: AnyStep, discussion: Discussion, actor: Actor): boolean {
  if (actor.kind !== 'person') return step.who.includes(actor.kind)
  return step.who.some(
    (who) =>
      who === 'anyone-here' ||
      actor.duties.some((duty) => duty === who) ||
      discussion.people.some((involved) => involved.personId === actor.personId && involved.relation === who),
  )
}
