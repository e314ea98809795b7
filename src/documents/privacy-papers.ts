/**
 * The papers a data protection officer asks for (P31): impact assessment, record of processing, notice. Made from privacy.yaml and the names of the
 * committee, so that they say what the service does; what only the controller knows is a blank line. Pure.
 */
import { words as house, isKeyOf, type Names, privacy, sayAny, privacyPapers as words } from '#content'

export const paperNames = ['dpia', 'ropa', 'notice'] as const
export type PaperName = (typeof paperNames)[number]

export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface PaperPart {
  readonly heading: string
  readonly lines: readonly string[]
  readonly table: Table | null
  /** What the controller writes. */
  readonly blanks: readonly string[]
}

export interface Paper {
  readonly name: PaperName
  readonly title: string
  readonly intro: string
  readonly parts: readonly PaperPart[]
}

interface Outline {
  readonly heading: string
  readonly lines?: readonly string[]
  readonly blanks?: readonly string[]
  readonly table?: 'classes' | 'risks' | 'short' | 'notice'
}

export function privacyPaper(name: PaperName, names: Names): Paper {
  const { title, intro, parts } = words.papers[name]
  const outlines: readonly Outline[] = parts
  return { name, title, intro: sayAny(intro, names), parts: outlines.flatMap((outline) => partsOf(outline, names)) }
}

function partsOf({ heading, lines = [], blanks = [], table }: Outline, names: Names): PaperPart[] {
  const say = (text: string) => sayAny(text, names)
  const part = { heading, lines: lines.map(say), blanks, table: null }
  if (table === 'classes') return [{ ...part, lines: [...part.lines, ...stillOpen(names)], table: classes(names) }]
  if (table === 'risks') return [{ ...part, table: risks() }]
  if (table === 'short') return [{ ...part, lines: [...part.lines, ...privacy.notice.short.map(say)] }]
  if (table === 'notice')
    return privacy.notice.sections.map((one) => ({
      heading: one.heading,
      lines: [say(one.text)],
      blanks: [],
      table: null,
    }))
  return [part]
}

function classes(names: Names): Table {
  return {
    columns: Object.values(words.columns.classes),
    rows: privacy.classes.map((one) => [
      one.label,
      [sayAny(one.what, names), 'note' in one ? sayAny(one.note, names) : ''].filter(Boolean).join(' '),
      sayAny(one.why, names),
      words.about[one.about],
      one.sees.length === 0 ? words.nobody : one.sees.map((audience) => audienceLabel(audience, names)).join('; '),
      [
        sayAny(words.kept, names, { kept_for: one.kept.for, kept_after: one.kept.after, kept_then: one.kept.then }),
        isAgreed(one.kept) ? '' : words.proposed,
      ]
        .filter(Boolean)
        .join('. '),
    ]),
  }
}

const risks = (): Table => ({
  columns: Object.values(words.columns.risks),
  rows: words.risks.map(({ risk, measure }) => [risk, measure, words.blank]),
})

const isAgreed = (kept: { readonly agreed_by: string; readonly agreed_on: string }): boolean =>
  kept.agreed_by !== '' && kept.agreed_on !== ''

function stillOpen(names: Names): string[] {
  const open = privacy.classes.filter(({ kept }) => !isAgreed(kept)).length
  return open === 0 ? [] : [sayAny(words.still_open, names, { open_count: String(open) })]
}

/** Who reads a kind of information, as the notice calls them. */
export function audienceLabel(audience: string, names: Names): string {
  if (isKeyOf(house.audiences, audience)) return sayAny(house.audiences[audience].label, names)
  if (isKeyOf(privacy.extra_audiences, audience)) return sayAny(privacy.extra_audiences[audience].label, names)
  throw new Error(`privacy.yaml names an audience "${audience}" that does not exist`) // scripts/content-checks.mjs refuses that
}

/** As Markdown, for a file. */
export function paperAsText({ title, intro, parts }: Paper): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  const lines = parts.flatMap((part) => [
    `## ${part.heading}`,
    '',
    ...part.lines.flatMap((line) => [line, '']),
    ...(part.table
      ? [row(part.table.columns), row(part.table.columns.map(() => '---')), ...part.table.rows.map(row), '']
      : []),
    ...part.blanks.flatMap((label) => [`**${label}:** ${words.blank}`, '']),
  ])
  return [`# ${title}`, '', intro, '', ...lines].join('\n')
}
