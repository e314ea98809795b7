/**
 * The words of the house. A discussion is one reflective case discussion from request to evaluation: the thing that moves.
 * This file imports nothing, so that everything may import it.
 */

/** Where a discussion is now. Labels and meanings stand in content words.yaml, `statuses`. */
export const statuses = [
  'draft',
  'with-first-manager',
  'with-second-manager',
  'manager-question',
  'not-agreed-now',
  'agreed',
  'sent',
  'being-screened',
  'more-needed',
  'another-route',
  'waiting-elsewhere',
  'not-this-time',
  'suitable-with-conditions',
  'finding-facilitator',
  'facilitator-asked',
  'facilitator-confirmed',
  'finding-time',
  'time-set',
  'postponed',
  'cancelled',
  'meeting-open',
  'meeting-stopped',
  'meeting-ended',
  'record-being-read',
  'record-shared',
  'record-recalled',
  'themes-sent',
  'three-months-on',
  'finished',
  'withdrawn',
] as const
export type Status = (typeof statuses)[number]

/** Statuses from which nothing leads on: the discussion has come to its end. */
export const endings = ['finished', 'withdrawn'] as const satisfies readonly Status[]

/** What a person is to *this* discussion. */
export const relations = [
  'requester',
  'first-manager',
  'second-manager',
  'team-member',
  'screener',
  'facilitator-asked',
  'facilitator',
  'topic-expert',
  'participant',
  'co-facilitator',
  'scribe',
  'expert-in-the-room',
] as const
export type Relation = (typeof relations)[number]

/** What a person does for the committee as a whole. It shows no case content by itself. */
export const duties = [
  'reviewing-team',
  'lead-officer',
  'policy-team',
  'implementation-group',
  'auditor',
  'administrator',
] as const
export type Duty = (typeof duties)[number]

export type Sector = 'social-work' | 'police' | 'health' | 'education' | 'third-sector' | 'office'

/** The steps of the flowchart (P33), in order; `clause` is the section of the procedure. */
export const stages = [
  { stage: 'request', clause: '3.1' },
  { stage: 'agreement', clause: '3.1' },
  { stage: 'alert', clause: '3.1' },
  { stage: 'screening', clause: '3.2' },
  { stage: 'allocation', clause: '3.2' },
  { stage: 'arranging', clause: '3.3' },
  { stage: 'meeting', clause: '3.3' },
  { stage: 'record', clause: '3.3' },
  { stage: 'themes', clause: '3.3' },
  { stage: 'evaluation', clause: '4' },
] as const
export type Stage = (typeof stages)[number]['stage']

/** One person in one relation to the discussion. */
export interface Involved {
  readonly personId: string
  readonly relation: Relation
  readonly since: Date
  readonly name: string
  readonly job: string
  readonly agency: string
  readonly sector: Sector
}

export interface Discussion {
  readonly id: string
  readonly committeeId: string
  /** The number people quote, such as RCD-26-4018. */
  readonly reference: string
  /** The system-made word pair that stands for the discussion, such as Quiet Harbour. */
  readonly pseudonym: string
  readonly status: Status
  readonly statusSince: Date
  /** Grows by one with every act. A form made for another version is stale. */
  readonly version: number
  readonly begunAt: Date
  readonly begunBy: string
  readonly requesterId: string
  /** Everybody in a present relation; a person may stand in several. */
  readonly people: readonly Involved[]
  /** Who has a conflict of interest in it, as far as the reader may know: oneself. They read nothing of it, whatever else they are to it. */
  readonly conflicts?: readonly string[]
}

/** A coded event. `facts` hold ids and coded words only, never a sentence (the database refuses white space). */
export interface DiscussionEvent<Type extends string = string> {
  readonly type: Type
  readonly facts?: Readonly<Record<string, string | number | boolean>>
}

/** Who acts. Everything the program does is done by one of these. */
export type Actor = Person | TicketHolder | System

export interface Person {
  readonly kind: 'person'
  readonly personId: string
  readonly committeeId: string
  readonly name: string
  readonly email: string
  readonly job: string
  readonly agencyId: string
  readonly agency: string
  readonly sector: Sector
  readonly duties: readonly Duty[]
}

/** Somebody who holds a one-purpose link (a reply to an invitation) and needs no account. */
export interface TicketHolder {
  readonly kind: 'ticket'
  readonly committeeId: string
  readonly ticketHash: string
}

/** The program itself: letters, reminders, dates that come. */
export interface System {
  readonly kind: 'system'
  readonly committeeId: string
}

/** The person's id, or null for a ticket or the program. */
export const personIdOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null)

/** The present relations of a person to a discussion. */
export function relationsOf(discussion: Discussion, personId: string | null): readonly Relation[] {
  return discussion.people.filter((involved) => involved.personId === personId).map((involved) => involved.relation)
}

/** The people in one relation, oldest first. */
export function peopleAs(discussion: Discussion, relation: Relation): readonly Involved[] {
  return discussion.people.filter((involved) => involved.relation === relation)
}
