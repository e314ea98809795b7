/**
 * The shape of the content (content/README.md, "Schema of each file"). Run by a test over the YAML; the build checks what spans
 * files (scripts/content-checks.mjs). Files may gain further keys; entries that the program reads by rule are strict.
 */
import { z } from 'zod'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const line = z.string().min(1)
const lines = z.array(line).min(1)
const p = z.array(z.string().regex(/^P\d+$/)).min(1)
const fixed = z.literal(true).optional()
const labels = z.record(z.string(), line)

/** Lines 6 on of every file. */
const head = { file: id, version: z.literal(1), serves: p, placeholders: labels.optional() }
const file = <Shape extends z.ZodRawShape>(shape: Shape) => z.looseObject({ ...head, ...shape })

const words = file({
  names: z.record(z.string(), z.strictObject({ default: z.string(), meanwhile: line.optional(), means: line })),
  placeholders: labels,
  audiences: z.record(id, z.strictObject({ label: line, means: line })),
  audience_groups: z.record(id, z.array(id).min(1)),
  stages: z.record(id, z.looseObject({ label: line, line, turn: line })),
  statuses: z.record(id, z.looseObject({ stage: id, label: line, means: line, turn: line, next: line })),
  glossary: z.record(id, z.strictObject({ term: line, means: line, avoid: lines, fixed })),
})

const gate = file({
  questions: z.array(
    z.strictObject({
      id,
      short: line,
      ask: line,
      help: line,
      fixed,
      answers: z.record(id, z.strictObject({ label: line, to: id, carry: id.optional() })),
    }),
  ),
  carried_notes: labels,
  destinations: z.array(
    z.strictObject({
      id,
      heading: line,
      fixed,
      tone: z.literal('urgent').optional(),
      what: line,
      do: lines,
      know: lines,
      take_with_you: lines.optional(),
      link: z.strictObject({ text: line, to: line }),
    }),
  ),
})

const answer = z.looseObject({
  kind: z.enum(['text', 'choice', 'choices', 'date', 'people', 'yes-no', 'number', 'tick']),
  required: z.boolean(),
  sees: z.array(id).optional(),
  class: id.optional(),
  p: p.optional(),
  fixed,
})
const request = file({
  pages: z.array(
    z.looseObject({
      id,
      title: line,
      lead: line,
      questions: z.array(
        z.looseObject({ id, label: line, answer, choices: labels.optional(), errors: labels.optional() }),
      ),
    }),
  ),
})

const letters = file({
  letters: z.array(
    z.strictObject({
      id,
      when: line,
      default: z.literal('off').optional(),
      to: z.array(id).min(1),
      subject: line.max(78),
      body: lines,
      button: line.max(40).optional(),
      fixed,
    }),
  ),
})

const privacy = file({
  classes: z.array(
    z.strictObject({
      id,
      label: line,
      what: line,
      why: line,
      note: line.optional(),
      about: z.enum(['staff', 'child', 'none']),
      sees: z.array(id),
      // biome-ignore lint/suspicious/noThenProperty: "then" is a word of the content, nobody awaits it.
      kept: z.strictObject({ for: line, after: line, then: line, agreed_by: z.string(), agreed_on: z.string() }),
    }),
  ),
})

const screening = file({
  // biome-ignore lint/suspicious/noThenProperty: "then" is a word of the content, nobody awaits it.
  questions: z.array(z.looseObject({ id, ask: line, explain: line, then: labels })),
  outcomes: z.array(z.looseObject({ id, label: line, letter: id, says: line, needs: z.array(id) })),
  facts: z.array(
    z.strictObject({ id, text: line, source: line, sure: z.enum(['stored-text', 'to-confirm', 'checked']) }),
  ),
})

const themes = file({
  groups: z.array(
    z.looseObject({
      id,
      label: line,
      codes: z.array(z.looseObject({ id, label: line, means: line, helped: line, hard: line })),
    }),
  ),
})

const interfaceShape = file({
  events: z.record(id, line.max(80)),
  refusals: z.record(id, z.strictObject({ title: line, text: line, p: p.optional() })),
  errors: z.record(id, z.looseObject({ title: line })),
})

const guard = file({
  kinds: z.record(
    id,
    z.looseObject({ label: line, class: z.enum(['must', 'check', 'together']), why: line, try: lines }),
  ),
})

/** The schema of a file by its name; files without rules of their own need only their head. */
export function schemaOf(name: string): z.ZodType {
  if (name.startsWith('letters')) return letters
  const own: Readonly<Record<string, z.ZodType>> = {
    words,
    gate,
    request,
    privacy,
    screening,
    themes,
    guard,
    interface: interfaceShape,
  }
  return own[name] ?? file({})
}
