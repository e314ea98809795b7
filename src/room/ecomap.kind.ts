/** The ecomap as the server takes it (P21, P22): kinds of systems, a line, a flow, and few words. */
import { z } from 'zod'
import { drawings } from '#content'
import type { BoardKind } from './board-kind.ts'
import { flows, linkLines, systemKinds } from './ecomap/ecomap.ts'
import { ecomapWords, refuseEcomap } from './ecomap/ecomap-operations.ts'
import type { Body } from './operation.ts'

const { edit: words } = drawings
const system = z.uuid({ error: words.error_gone })
const label = z.string().trim().max(80, words.error_label).optional()
/** '' takes a choice back that was made where there was none. */
const anyOf = <const C extends readonly [string, ...string[]]>(choices: C) =>
  z.enum([...choices, ''], { error: words.error_choice }).optional()
const fields = {
  label: z.string().trim().max(40, words.error_label).optional(),
  kind: anyOf(systemKinds),
  line: anyOf(linkLines),
  flow: anyOf(flows),
  note: label,
}

const schema: z.ZodType<Body> = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('household'), label }),
    z.strictObject({ type: z.literal('add-system'), system, ...fields }),
    z.strictObject({ type: z.literal('edit-system'), system, ...fields }),
    z.strictObject({ type: z.literal('remove-system'), system }),
    z.strictObject({ type: z.literal('restore-system'), system, label: fields.label, note: fields.note }),
  ],
  { error: words.error_choice },
)

export const ecomapKind: BoardKind = {
  boards: ['ecomap'],
  schema: () => schema,
  refuse: (state, body, by) => (by.agreed ? refuseEcomap(state.ecomap, body) : 'agree-rules-first'),
  subject: (body) => (typeof body.system === 'string' ? body.system : body.type === 'household' ? 'household' : null),
  words: [...ecomapWords],
  erases: (body) => (body.type === 'remove-system' ? [...ecomapWords] : ecomapWords.filter((field) => field in body)),
}
