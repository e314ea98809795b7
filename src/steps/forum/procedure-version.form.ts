/** What is said of a new version of the procedure, and its words (P27). */
import { z } from 'zod'
import { namesOf, procedure, sayAny } from '#content'
import { date, text } from '../../kit/form.ts'
import { dateIn, errorsIn } from '../../kit/posted-form.ts'
import { type Fields, field } from '../../kit/web.ts'
import type { NewVersion, SectionText } from '../../trust/procedure-version.rows.ts'
import type { ProcedureVersion } from '../../trust/procedure-version.ts'

const words = procedure.new_version
const required = (max: number, error: string) =>
  text({ max, required: true, empty: error, long: sayAny(words.long, namesOf(), { max }) })

const schema = z.object({
  what: required(2000, words.fields.what.error),
  'approved-by': required(120, words.fields.approved_by.error),
  'approved-on': date(words.fields.approved_on.error),
  'effective-on': date(words.fields.effective_on.error),
  'review-on': date(words.fields.review_on.error),
})
const clause = required(12_000, words.fields.clause.error)

export const clauseField = ({ id }: Pick<SectionText, 'id'>): string => `clause-${id}`
const versionDates = ['approved-on', 'effective-on', 'review-on'] as const

export interface Known {
  /** The version this one follows, with its words. */
  readonly latest: ProcedureVersion
  readonly sections: readonly SectionText[]
  /** 'YYYY-MM-DD' */
  readonly today: string
}

export function readNewVersion(
  fields: Fields,
  { latest, sections, today }: Known,
): { readonly version: NewVersion } | { readonly errors: Readonly<Record<string, string>> } {
  const dates = Object.fromEntries(versionDates.map((name) => [name, dateIn(fields, name)]))
  const parsed = schema.safeParse({ ...fields, ...dates })
  const errors = errorsIn(parsed.error)
  const texts = sections.map((section) => {
    const read = clause.safeParse(fields[clauseField(section)])
    if (!read.success) errors[clauseField(section)] = read.error.issues[0]?.message ?? words.fields.clause.error
    return { ...section, text: read.data ?? '' }
  })
  const { data } = parsed
  if (data) {
    if (data['approved-on'] > today) errors['approved-on'] = words.approved_later
    if (data['effective-on'] <= today || data['effective-on'] <= latest.effectiveOn)
      errors['effective-on'] = words.effective_past
    if (data['review-on'] <= data['effective-on']) errors['review-on'] = words.review_first
  }
  if (!data || Object.keys(errors).length > 0) return { errors }
  return {
    version: {
      number: latest.number + 1,
      what: data.what,
      approvedBy: data['approved-by'],
      approvedOn: data['approved-on'],
      effectiveOn: data['effective-on'],
      reviewOn: data['review-on'],
      sections: texts,
    },
  }
}

/** The sentences that are new in it, by field: what the guard looks at. What stood in the version before is public already. */
export function changedWords({ what, sections }: NewVersion, before: readonly SectionText[]): Record<string, string> {
  const changed = sections.flatMap((section) => {
    const known = new Set(sentencesOf(before.find(({ id }) => id === section.id)?.text ?? ''))
    const fresh = sentencesOf(section.text).filter((sentence) => !known.has(sentence))
    return fresh.length > 0 ? [[clauseField(section), fresh.join('\n')] as const] : []
  })
  return { what, ...Object.fromEntries(changed) }
}

const sentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' })
const sentencesOf = (text: string): string[] =>
  Array.from(sentences.segment(text), ({ segment }) => segment.trim()).filter((sentence) => sentence !== '')

/**
 * For a page that was overtaken: clauses that its writer did not change have the newest words, so that sending it again takes nobody's back; of
 * those that both changed `theirs` has the other one, by field. `before`: the words the writer began from; none where they are not known.
 */
export function overtaken(
  fields: Fields,
  before: readonly SectionText[],
  newest: readonly SectionText[],
): { readonly values: Fields; readonly theirs: Readonly<Record<string, string>> } {
  const values: Record<string, string> = {}
  const theirs: Record<string, string> = {}
  for (const section of newest) {
    const name = clauseField(section)
    const typed = field(fields, name).replaceAll('\r\n', '\n').trim()
    const old = before.find(({ id }) => id === section.id)?.text.trim()
    const isNew = section.text.trim() !== old
    values[name] = typed === old ? section.text : typed
    if (isNew && typed !== old && typed !== section.text.trim()) theirs[name] = section.text
  }
  return { values: { ...fields, ...values }, theirs }
}
