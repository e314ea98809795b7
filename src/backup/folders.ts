import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Folders } from './write-backup.ts'

/** `FOLDER [--keys FOLDER]`: data go to FOLDER/data; keys to the other one, or FOLDER/keys. Null on anything else. */
export function foldersIn(words: readonly string[]): Folders | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      options: { keys: { type: 'string' } },
      allowPositionals: true,
    })
    const [folder] = positionals
    if (folder === undefined || positionals.length !== 1) return null
    return { data: resolve(folder, 'data'), keys: resolve(values.keys ?? join(folder, 'keys')) }
  } catch {
    return null
  }
}
