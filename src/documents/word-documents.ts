/**
 * The Word documents (P32): request, record and evaluation filled from the system, and blank forms and toolkit sheets.
 * Values are finished text: labels and answers as people read them. An empty answer reads "Not answered".
 */
import type { Names } from '#content'
import { fillTemplate, type PrintOptions } from './template-fill.ts'

/** What the foot of every document needs: the committee's names, and version and review date of the procedure (P27). */
export interface Imprint {
  readonly names: Names
  readonly version: string
  readonly reviewDate: string
}

export type QuestionAnswer = {
  readonly question: string
  /** Line breaks are kept; an empty line begins a paragraph. */
  readonly answer: string
}

export interface RequestValues {
  readonly reference: string
  readonly pseudonym: string
  readonly printedOn: string
  readonly sections: readonly { readonly title: string; readonly items: readonly QuestionAnswer[] }[]
}

export type LabelValue = {
  readonly label: string
  readonly value: string
}

export interface RecordValues {
  readonly reference: string
  /** Version of this record, not of the procedure. */
  readonly version: string
  /** What stands in "About the meeting": month, how people met, agencies. Names of people are kept apart. */
  readonly facts: readonly LabelValue[]
  readonly sections: readonly { readonly title: string; readonly text: string }[]
}

export type EvaluationKind = 'before' | 'after' | 'three-months'

export interface EvaluationValues {
  /** Lines above the answers, such as a period or how many people answered. May be empty: an evaluation carries no name or number. */
  readonly facts: readonly LabelValue[]
  readonly parts: readonly {
    readonly title: string
    readonly lead?: string
    readonly ratings?: readonly QuestionAnswer[]
    /** Questions asked for now and for looking back. */
    readonly twice?: readonly { readonly question: string; readonly now: string; readonly before: string }[]
    readonly comments?: readonly QuestionAnswer[]
  }[]
}

export type ReportRow = {
  readonly what: string
  readonly figure: string
  /** How many answers it comes from. */
  readonly answers: string
}

export interface ReportValues {
  readonly title: string
  readonly facts: readonly LabelValue[]
  /** What the Policy Team makes of the figures. */
  readonly analysis: string
  readonly parts: readonly { readonly title: string; readonly rows: readonly ReportRow[] }[]
}

export const blankNames = [
  'blank-request',
  'blank-record',
  'blank-evaluation-before',
  'blank-evaluation-after',
  'blank-evaluation-three-months',
  'kolb',
  'matrix',
  'four-by-four-by-four',
  'ground-rules',
  'genogram',
  'ecomap',
  'run-sheet',
  'flowchart',
] as const
export type BlankName = (typeof blankNames)[number]

/** The request as it was sent (P12). */
export function requestDocument(values: RequestValues, imprint: Imprint, options?: PrintOptions): Promise<Buffer> {
  const sections = values.sections.map(({ title, items }) => ({ title, items: items.map(withParagraphs) }))
  const { reference, pseudonym, printedOn } = values
  return fillTemplate('request', { ...foot(imprint), reference, pseudonym, printed_on: printedOn, sections }, options)
}

/** The record of learning (P23). The standing statement is part of the template. */
export function recordDocument(values: RecordValues, imprint: Imprint, options?: PrintOptions): Promise<Buffer> {
  const { reference, version, facts } = values
  const sections = values.sections.map(({ title, text }) => ({ title, paragraphs: paragraphsOf(text) }))
  return fillTemplate('record', { ...foot(imprint), reference, record_version: version, facts, sections }, options)
}

/** An evaluation form with its answers, or with counts and middle values in their place (P25, P26). */
export function evaluationDocument(
  kind: EvaluationKind,
  values: EvaluationValues,
  imprint: Imprint,
  options?: PrintOptions,
): Promise<Buffer> {
  const parts = values.parts.map(({ title, lead = '', ratings = [], twice = [], comments = [] }) => ({
    title,
    lead,
    ratings: ratings.length > 0 && { rows: ratings },
    twice: twice.length > 0 && { rows: twice },
    comments: comments.map(withParagraphs),
  }))
  return fillTemplate(`evaluation-${kind}`, { ...foot(imprint), facts: values.facts, parts }, options)
}

/** A released report of the evaluation (P26). */
export function reportDocument(values: ReportValues, imprint: Imprint, options?: PrintOptions): Promise<Buffer> {
  const { title, facts, analysis, parts } = values
  const shown = { ...foot(imprint), title, facts, paragraphs: paragraphsOf(analysis), parts }
  return fillTemplate('evaluation-report', shown, options)
}

/** A form or toolkit sheet to be filled in by hand or in Word. */
export function blankDocument(name: BlankName, imprint: Imprint, options?: PrintOptions): Promise<Buffer> {
  return fillTemplate(name, foot(imprint), options)
}

const foot = ({ names, version, reviewDate }: Imprint) => ({ ...names, version, review_date: reviewDate })

const withParagraphs = ({ question, answer }: QuestionAnswer) => ({ question, paragraphs: paragraphsOf(answer) })

const paragraphsOf = (text: string): string[] =>
  text
    .split(/(?:\r?\n[^\S\n]*){2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
