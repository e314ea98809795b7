/** What passes the guard on its way to others (P22), in plain terms: a step says which of its words others read, trust/guarded.ts asks the guard. */
import { createContext, Fragment, h, type VNode } from 'preact'
import type { Actor, Discussion } from '../discussion.ts'
import { type Finding, type Kind, kinds } from '../guard/finding.ts'
import type { Tx } from './database.ts'

/** A finding that waits for an answer, with what a page shows of it. Never stored, logged or mailed. */
export interface Marked extends Finding {
  /** The words pointed at, as typed. */
  readonly words: string
  /** Tells this finding from others of its text; goes back with the form. */
  readonly mark: string
  /** Whether the writer may say "not an identifier". */
  readonly mayKeep: boolean
  /** One person's reason is not enough: two have to agree that the word is harmless, for all of the committee's texts. */
  readonly needsTwo?: true
  /** Why they are kept, where their writer has just said so and the form came back for another reason. */
  readonly reason?: string
}

/** Field → its findings. */
export type Findings = Readonly<Record<string, readonly Marked[]>>

/** Field → mark → the reason for which its writer keeps the words. */
export type Kept = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What to look at, and what to say beside each field. */
export interface OpenFindings {
  readonly errors: Readonly<Record<string, string>>
  readonly findings: Findings
}

/** Words on their way to others: plain, or with the kinds of identifier that belong there, such as the address of a meeting room. */
export type Guarded =
  | string
  | { readonly text: string; readonly may: readonly Kind[]; readonly leaves?: true; readonly firm?: true }
export type GuardedTexts = Readonly<Record<string, Guarded>>

/** Read by people who do not know the case: what must change is kept on nobody's word alone (decision 0032). */
export const leavesTheCase = (text: string): Guarded => ({ text, may: [], leaves: true })

/** Said in a live room, where nobody looks a second time: what must change is kept on nobody's word. */
export const inTheRoom = (text: string): Guarded => ({ text, may: [], firm: true })

/** Of a place of work: it says nothing about a family. */
const ofWork = ['PLACE', 'SCHOOL', 'ORGANISATION_LOCAL', 'combination'] as const satisfies readonly Kind[]
/** A colleague's job, team or service. */
export const jobOf = (text: string): Guarded => ({ text, may: ofWork })
/** A venue has an address. */
export const ofAVenue = [...ofWork, 'ADDRESS', 'POSTCODE'] as const satisfies readonly Kind[]
/** Where people meet. */
export const meetingPlace = (text: string): Guarded => ({ text, may: ofAVenue })
/** The address of a meeting online: letters and figures by chance show nobody; the names of the sealed note do. */
export const meetingLink = (link: string): Guarded => ({
  text: link.replace(/[^\p{L}\p{M}]+/gu, ' ').trim(),
  may: kinds,
})
/** Days that suit somebody. */
export const daysOf = (text: string): Guarded => ({ text, may: ['DATE'] })
/** A colleague who did something, named on purpose. */
export const byColleague = (text: string): Guarded => ({ text, may: [...ofWork, 'PERSON'] })
/** A colleague who can be rung, named on purpose. */
export const colleagueOf = (text: string): Guarded => ({ text, may: [...ofWork, 'PERSON', 'PHONE', 'EMAIL'] })

/** The guard as a step asks it. Null: nothing is open. */
export type AskGuard = (
  tx: Tx,
  discussion: Discussion,
  /** Tells texts of one name apart: the step, and what it says besides. */
  place: string,
  texts: GuardedTexts,
  kept: Kept,
  by: Actor,
  now: Date,
) => Promise<OpenFindings | null>

export interface StepGuard<Form> {
  readonly ask: AskGuard
  /** Words of the form that others will read, by field. */
  readonly texts: (form: Form) => GuardedTexts
  /** Which of several texts that share their fields, such as a section of the record. */
  readonly place?: (form: Form) => string
}

/** What a page knows of the guard: whether its words pass it, and what it found in the form that is shown again. */
export const GuardShown = createContext<{
  readonly asked: boolean
  /** What must change is changed, as in a live room. */
  readonly firm?: boolean
  readonly findings: Findings
}>({ asked: false, findings: {} })

/** A page whose words pass the guard: it is asked while somebody writes, and each field shows what was found when the form comes back. */
export function withGuard(page: VNode, asked: boolean, outcome: { readonly findings?: Findings } | object = {}): VNode {
  const findings = ('findings' in outcome ? outcome.findings : undefined) ?? {}
  return asked ? h(Fragment, {}, h(GuardShown.Provider, { value: { asked, findings }, children: page })) : page
}

const keptName = /^_kept\.(.{1,80})\.([0-9a-f]{6})$/
export const keptField = (field: string, mark: string): string => `_kept.${field}.${mark}`

/** What a form says about words that are kept. */
export function keptIn(fields: Readonly<Record<string, unknown>>): Kept {
  const kept: Record<string, Record<string, string>> = {}
  for (const [name, reason] of Object.entries(fields)) {
    const [, field, mark] = keptName.exec(name) ?? []
    if (!field || !mark || typeof reason !== 'string' || reason === '') continue
    kept[field] = { ...kept[field], [mark]: reason }
  }
  return kept
}

/** Hidden parts of a form by their names: they are no answers. */
export const isKeptField = (name: string): boolean => keptName.test(name)
