/** What a backup consists of. It is written last: a folder without it was broken off. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CannotStart } from '../kit/cannot-start.ts'

const hex = z.string().regex(/^[0-9a-f]{64}$/)

const manifest = z.strictObject({
  format: z.literal(1),
  of: z.enum(['data', 'keys']),
  /** ISO, by the machine's clock. */
  made_at: z.iso.datetime(),
  postgres: z.string(),
  /** The schema's version. */
  migrations: z.array(z.strictObject({ file: z.string(), checksum: hex })),
  tables: z.array(
    z.strictObject({
      table: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
      file: z.string().regex(/^[a-z_.]+\.ndjson\.gz$/),
      rows: z.number().int().nonnegative(),
      /** Of the content, whatever order the rows are in (backed-up-tables.ts, contentOf). */
      digest: z.string().regex(/^\d+$/),
      /** Of the file. */
      sha256: hex,
    }),
  ),
  /** Where each committee's chain of the audit had got to. */
  audit: z.array(z.strictObject({ committee: z.uuid(), seq: z.number().int().nonnegative(), hash: hex })),
})

export type Manifest = z.infer<typeof manifest>
export type BackedUpTable = Manifest['tables'][number]

export const manifestFile = 'manifest.json'

/** Throws `CannotStart` where there is none, or it is not ours. */
export function readManifest(folder: string, of: Manifest['of']): Manifest {
  let text: string
  try {
    text = readFileSync(join(folder, manifestFile), 'utf8')
  } catch {
    throw new CannotStart(`${folder} holds no finished backup: there is no ${manifestFile}.`)
  }
  const read = manifest.safeParse(jsonIn(text))
  if (!read.success || read.data.of !== of) throw new CannotStart(`${join(folder, manifestFile)} is not one of ${of}.`)
  return read.data
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
