import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { directions } from './directions.ts'

/**
 * Import directions (CONTRIBUTING.md): the procedure hangs on its steps, a step on what every step shares, and nothing looks up.
 * A room not named here may not be imported by anybody but itself.
 */
const root = resolve(import.meta.dirname, '../..')
const source = join(root, 'src')

test('every import goes in an allowed direction', () => {
  expect(files(source).flatMap(wrongImports)).toEqual([])
})

test('a step never imports another step', () => {
  const crossing = files(join(source, 'steps')).flatMap((file) =>
    importsOf(file)
      .filter((target) => inStep(target) && inStep(target) !== inStep(file))
      .map((target) => `${relative(source, file)} → ${relative(source, target)}`),
  )
  expect(crossing).toEqual([])
})

test('the guard and the genogram model import nothing outside themselves', () => {
  const pure = files(join(source, 'guard')).concat(files(join(source, 'room', 'genogram')))
  const outside = pure
    .filter((file) => !/\.(route|page|rows|island)\.|\.test\./.test(file))
    .flatMap((file) => importsOf(file).filter((target) => !target.startsWith(dirname(file))))
  expect(outside).toEqual([])
})

function wrongImports(file: string): string[] {
  const from = roomOf(file)
  const may = directions[from]
  if (!may) return [] // main, web, procedure and their like stand above the rooms
  return importsOf(file)
    .filter((target) => roomOf(target) !== from && !may.includes(roomOf(target)))
    .map((target) => `${relative(source, file)} → ${relative(source, target)}`)
}

const roomOf = (file: string): string => (relative(source, file).split('/')[0] ?? '').replace(/\.tsx?$/, '')
const inStep = (file: string): string | null => /^steps\/([^/]+)/.exec(relative(source, file))?.[1] ?? null

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
  return specifiers
    .map((specifier) => (specifier === '#content' ? join(source, 'content/content.ts') : specifier))
    .filter((specifier) => specifier.startsWith('.') || specifier.startsWith('/'))
    .map((specifier) => resolve(dirname(file), specifier))
    .filter((target) => target.startsWith(source))
}

function files(folder: string): string[] {
  if (!existsSync(folder)) return [] // a room that is still to come
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
