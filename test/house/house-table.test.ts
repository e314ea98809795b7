import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { directions } from './directions.ts'
import { readText, root } from './tree.ts'

/** The table of the house in CONTRIBUTING.md says what is there: each room of src/ once, and what it may import. */
const rows = [...readText('CONTRIBUTING.md').matchAll(/^\| (`src\/.+`) \| .+ \| (.+) \|$/gm)].map(
  ([, named = '', imports = '']) => ({
    paths: [...named.matchAll(/`(src\/[^`]+?)(?:NAME\/)?`/g)].map(([, path = '']) => path),
    imports,
  }),
)
const named = rows.flatMap(({ paths }) => paths)

test('every room of src/ stands in it once, and everything it names is there', () => {
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}/`)
  expect(named.filter((path) => path.endsWith('/')).toSorted()).toEqual(rooms.toSorted())
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('what a room may import is what imports.test.ts lets it', () => {
  const said = rows.flatMap(({ paths, imports }) => paths.map((path) => [roomOf(path), importsIn(imports)] as const))
  const checked = said.filter(([room]) => room in directions && room !== 'steps') // a step: all of the above
  expect(Object.fromEntries(checked)).toEqual(
    Object.fromEntries(checked.map(([room]) => [room, directions[room]?.toSorted()])),
  )
  expect(Object.keys(directions).filter((room) => !said.some(([name]) => name === room))).toEqual([])
})

const roomOf = (path: string): string => path.replace(/^src\//, '').replace(/\/$|\.ts$/, '')

/** 'discussion, content, the procedure' → names in order; 'nothing' → none. */
const importsIn = (text: string): string[] =>
  text === 'nothing'
    ? []
    : text
        .split(', ')
        .map((name) => name.replace(/^the /, ''))
        .toSorted()
