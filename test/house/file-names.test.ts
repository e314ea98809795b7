import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { everyFile, linesWith } from './tree.ts'

/** A name says what is inside: no drawers, no two files of one name (CONTRIBUTING.md, "Names"). */
const source = everyFile().filter((path) => /^(src|test|scripts|bench)\//.test(path) && /\.(tsx?|mjs|mts)$/.test(path))

test('a file name is used once in the whole tree', () => {
  const places = Map.groupBy(source, (path) => basename(path))
  expect([...places.values()].filter((paths) => paths.length > 1)).toEqual([])
})

test('a file is named by a noun in kebab-case, with its role behind a full stop', () => {
  const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(tsx?|mjs|mts)$/
  expect(source.filter((path) => !name.test(basename(path)))).toEqual([])
})

test('no file or folder is a drawer', () => {
  const drawer =
    /^(utils?|helpers?|common|misc|info|handlers?|services?|managers?|impl|shared|lib|data|types|constants|process|index)$/
  const drawers = source.filter((path) =>
    path.split('/').some((part) => drawer.test(part.split('.')[0] ?? '') && !isAPerson(path)),
  )
  expect(drawers).toEqual([])
})

test('nothing is declared under a drawer word', () => {
  const declared = /^\s*(?:export\s+)?(?:abstract\s+)?(?:async\s+)?(?:function|const|let|class|interface|type)\s+/
    .source
  const word =
    /(?:handle[A-Z]\w*|process[A-Z](?!ap)\w*|\w*(?:Util|Utils|Helper|Helpers|Impl|Misc|Service)\b|I[A-Z][a-z]\w*)/
      .source
  const found = source.flatMap((path) => linesWith(path, new RegExp(`${declared}${word}`)))
  const managers = source.flatMap((path) => linesWith(path, /^\s*(?:export\s+)?class\s+\w*Manager\b/))
  expect([...found, ...managers]).toEqual([])
})

/** The procedure's line managers are people, not drawers. */
const isAPerson = (path: string): boolean => /(^|\/)managers\.tsx?$/.test(path)
