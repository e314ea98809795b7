/** The copy participants read: composed from the written sections and the facts, frozen with its words. Pure. */
import { documents, entriesOf, formatDate, interfaceWords, record as words } from '#content'
import { type Discussion, peopleAs, type Sector } from '../../discussion.ts'
import { type Answers, type RecordField, type RecordSection, recordSections } from './record-form.ts'

/** One section as it is read. A line may have a label ("As people"). */
export interface CopySection {
  readonly section: string
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly text: string }[]
}

/** What the system knows about the meeting: the month and never the day, kinds of agency and never people. */
export interface MeetingFacts {
  readonly heldAt: Date
  readonly how: 'in-person' | 'online' | 'mixed' | null
  readonly minutes: number | null
  readonly sectors: readonly Sector[]
  readonly expertTopics: readonly string[]
}

export function composeCopy(
  discussion: Discussion,
  written: ReadonlyMap<string, Answers>,
  facts: MeetingFacts,
): CopySection[] {
  return recordSections
    .filter((section) => section.id !== 'topic-note')
    .flatMap((section): CopySection[] => {
      const own = linesOf(section, written.get(section.id) ?? {})
      const lines = section.id === 'facts' ? [...factLines(discussion, facts), ...own] : own
      return lines.length === 0 ? [] : [{ section: section.id, title: section.title, lines }]
    })
}

/** The part of the facts the system fills in (record.yaml, facts). */
export function factLines(discussion: Discussion, facts: MeetingFacts): CopySection['lines'] {
  const { number, month, how, facilitator, agencies, expert } = factLabels
  const line = (label: string, text: string) => (text === '' ? [] : [{ label, text }])
  return [
    ...line(number, discussion.reference),
    ...line(month, formatDate(facts.heldAt, 'month')),
    ...line(how, facts.how ? words.how[facts.how] : ''),
    ...line(
      facilitator,
      peopleAs(discussion, 'facilitator')
        .map((involved) => involved.name)
        .join(', '),
    ),
    ...line(agencies, facts.sectors.map((sector) => interfaceWords.sectors[sector]).join(', ')),
    ...line(expert, facts.expertTopics.join(', ')),
  ]
}

const [facts] = words.sections
const factLabels = Object.fromEntries(facts.fields.map((field) => [field.id, field.label])) as Record<
  (typeof facts.fields)[number]['id'],
  string
>

export function linesOf(section: RecordSection, answers: Answers): CopySection['lines'] {
  return section.fields.flatMap((field) => {
    const text = textOf(field, answers[field.name] ?? '')
    const alone = field.kind === 'text' && section.fields.length === 1
    return text === '' ? [] : [{ label: alone ? '' : field.label, text }]
  })
}

function textOf(field: RecordField, value: string | readonly string[]): string {
  if (field.kind === 'choices')
    return entriesOf(field.choices)
      .filter(([id]) => value.includes(id))
      .map(([, label]) => label)
      .join(', ')
  if (typeof value !== 'string' || value === '' || field.kind === 'text') return String(value)
  return value === 'yes' ? documents.yes : documents.no
}
