/** Where the project lies: the folder above `src/` or, built, above `dist/`. And which version it is. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const root: string = dirname(import.meta.dirname)

export const version: string = String(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version)
