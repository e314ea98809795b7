/** What the tests of the house read: every file of the project, without what is made or installed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')
const made = ['node_modules', 'dist', 'data', '.git', '.generated', '.runtime', '.test', 'coverage']
const written = /\.(tsx?|mts|mjs|sql|ya?ml|md|json|css|svg|txt|sh|service)$|(^|\/)[^.]+$/

/** Paths below the root, in order. */
export function everyFile(folder = ''): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !made.includes(entry.name))
    .flatMap((entry) => {
      const path = relative(root, join(root, folder, entry.name))
      return entry.isDirectory() ? everyFile(path) : [path]
    })
    .sort()
}

/** Files a person or a program wrote as text; not the lock files, which a tool writes. */
export const textFiles = (): string[] =>
  everyFile().filter((path) => written.test(path) && !path.endsWith('package-lock.json'))

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8')

/** `path:line: text` for every line of a file that matches. */
export function linesWith(path: string, pattern: RegExp): string[] {
  return readText(path)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : []))
}
