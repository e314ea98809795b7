/** What is said with a report when it is released (P26). */
import { z } from 'zod'
import { evaluation, namesOf, say } from '#content'
import { text, tick } from '../kit/form.ts'
import { type Read, readForm } from '../kit/posted-form.ts'
import type { Fields } from '../kit/web.ts'

const { fields } = evaluation.report.release
const longest = 4000

const schema = z.object({
  analysis: text({
    max: longest,
    required: true,
    empty: fields.analysis.error,
    long: say(fields.analysis.long, namesOf(), { max: longest }),
  }),
  'has-read': tick(fields.has_read.error),
})

export type ReleaseForm = z.infer<typeof schema>

export const readRelease = (posted: Fields): Read<ReleaseForm> => readForm(schema, posted)
