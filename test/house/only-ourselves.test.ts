import { expect, test } from 'vitest'
import { linesWith, textFiles } from './tree.ts'

/** The project stands on its own: no place it was made in, nobody real, nothing fetched from a named host. */
const files = textFiles().filter((path) => !path.startsWith('test/house/only-ourselves'))

test('nothing names a registry or a mirror of one', () => {
  const registry =
    /registry\.npmjs|npmjs\.(org|com)|registry\.yarnpkg|jsr\.io|unpkg\.com|jsdelivr|cdnjs|verdaccio|artifactory/i
  expect(files.flatMap((path) => linesWith(path, registry))).toEqual([])
})

test('nothing names a folder of the machine it was written on', () => {
  const machine = /(^|[\s'"`(=:])\/(work|home|root|Users|opt\/n\d+)(\/|\b(?!-))/
  expect(files.flatMap((path) => linesWith(path, machine)).filter((line) => !isInstalled(line))).toEqual([])
})

test('every e-mail address ends in .example', () => {
  const address = /[a-z0-9._%+-]+@(?![a-z0-9.-]*\bexample\b)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}\b/i
  expect(files.flatMap((path) => linesWith(path, address)).filter((line) => !isPackage(line))).toEqual([])
})

/** `name@1.2.3` is a package; the check for private addresses has to know which providers are meant. */
const isPackage = (line: string): boolean => /@\d+\.\d+/.test(line) || /isFreeMail\(/.test(line)
/** Where an installation keeps its things, as docs/operations.md and the unit file say. */
const isInstalled = (line: string): boolean => /\/opt\/common-ground/.test(line)
