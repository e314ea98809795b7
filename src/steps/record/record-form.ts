/**
 * The sections of the record as they are written: which fields each has and how long they may be. Made from record.yaml, so that a
 * section that is added there is asked for here. Nothing is required while writing; what is missing is said before it is offered.
 */

import { z } from 'zod'
import { record as words } from '#content'

export interface TextField {
  readonly kind: 'text'
  readonly name: string
  readonly label: string
  readonly max: number
}
export interface TickField {
  readonly kind: 'tick'
  readonly name: string
  readonly label: string
}
export interface YesNoField {
  readonly kind: 'yes-no'
  readonly name: string
  readonly label: string
  readonly hint?: string
}
export interface ChoicesField {
  readonly kind: 'choices'
  readonly name: string
  readonly label: string
  readonly choices: Readonly<Record<string, string>>
}
export type RecordField = TextField | TickField | YesNoField | ChoicesField

export interface RecordSection {
  readonly id: SectionId
  readonly title: string
  readonly ask: string
  readonly help: string
  readonly example: string
  readonly required: boolean
  /** What is said when it is required and empty. */
  readonly missing: string
  readonly fields: readonly RecordField[]
}

export type Answers = Readonly<Record<string, string | readonly string[]>>

export const sectionIds = [
  'facts',
  'explored',
  'complexities',
  'views',
  'assumptions',
  'child-view',
  'working-together',
  'learning',
  'take-back',
  'wellbeing',
  'topic-note',
] as const satisfies readonly ((typeof words.sections)[number]['id'] | 'topic-note')[]
export type SectionId = (typeof sectionIds)[number]

type SectionText = (typeof words.sections)[number]

export const recordSections: readonly RecordSection[] = sectionIds.map((id) => {
  const section = words.sections.find((one) => one.id === id)
  return section ? sectionOf(id, section) : topicNote()
})

function topicNote(): RecordSection {
  return {
    id: 'topic-note',
    title: words.topic_note.title,
    ask: words.topic_note.ask,
    help: words.topic_note.help,
    example: '',
    required: false,
    missing: '',
    fields: [{ kind: 'text', name: 'text', label: words.topic_note.ask, max: words.topic_note.max }],
  }
}

function sectionOf(id: SectionId, section: SectionText): RecordSection {
  const answer = 'answer' in section ? section.answer : null
  return {
    id,
    title: section.title,
    ask: 'ask' in section ? section.ask : '',
    help: 'help' in section ? section.help : '',
    example: 'example' in section ? section.example : '',
    required: answer?.required ?? false,
    missing: answer && 'error' in answer ? answer.error : '',
    fields: fieldsOf(section),
  }
}

function fieldsOf(section: SectionText): readonly RecordField[] {
  if (section.id === 'facts') return factFields()
  if (section.answer.kind === 'yes-no') return [{ kind: 'yes-no', name: 'answer', label: section.ask }]
  const max = section.answer.max
  if ('parts' in section)
    return Object.entries(section.parts).map(([name, label]) => ({ kind: 'text', name, label, max: max / 3 }))
  return [{ kind: 'text', name: 'text', label: section.ask, max }]
}

/** What the facilitator ticks; the rest of the facts is filled by the system (record-facts.ts). */
function factFields(): readonly RecordField[] {
  return words.sections
    .flatMap((section) => (section.id === 'facts' ? section.fields : []))
    .flatMap((field): RecordField[] => {
      if (!('kind' in field)) return []
      if (field.kind === 'choices')
        return [{ kind: 'choices', name: field.id, label: field.label, choices: words.tools }]
      if (field.kind === 'yes-no') return [{ kind: 'yes-no', name: field.id, label: field.label, hint: field.hint }]
      return [{ kind: 'tick', name: field.id, label: field.label }]
    })
}

export const sectionWith = (id: string): RecordSection | null =>
  recordSections.find((section) => section.id === id) ?? null

/** What was posted for one section, as it is stored. Too long is the only thing that can be wrong. */
export function answersSchema(section: RecordSection): z.ZodType<Answers> {
  return z.object(Object.fromEntries(section.fields.map((field) => [field.name, fieldSchema(field)])))
}

function fieldSchema(field: RecordField) {
  const typed = (value: unknown) => (typeof value === 'string' ? value.replace(/\r\n/g, '\n').trim() : '')
  if (field.kind === 'text') return z.preprocess(typed, z.string().max(field.max, words.pages.errors.long))
  if (field.kind === 'choices') {
    const known = Object.keys(field.choices)
    return z.preprocess(
      (value) => [value ?? []].flat().filter((one) => typeof one === 'string' && known.includes(one)),
      z.array(z.string()),
    )
  }
  return z.preprocess(typed, z.enum(['', 'yes', 'no'], { error: words.pages.errors.choose }))
}

export const isEmpty = (answers: Answers | undefined): boolean =>
  answers === undefined || Object.values(answers).every((value) => value.length === 0)

/** The sections that have to be written before people read the record and are still empty. */
export function missingSections(written: ReadonlyMap<string, Answers>): readonly RecordSection[] {
  return recordSections.filter((section) => section.required && isEmpty(written.get(section.id)))
}
