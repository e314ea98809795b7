import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inSource } from './source-place.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'place-'))
  writeFileSync(
    join(folder, 'letter.ts'),
    `interface Letter {\n  to: string\n}\nexport const post = (letter: Letter) => {\n  throw new Error(letter.to)\n}\n`,
  )
  const shape = { format: 'esm', sourcemap: true, sourcesContent: false } as const
  await build({ ...shape, entryPoints: [join(folder, 'letter.ts')], outfile: join(folder, 'built.js') })
})
afterAll(() => rmSync(folder, { recursive: true }))

const frame = (file: string, place: string) => `    at post (${pathToFileURL(join(folder, file)).href}:${place})`

test('a line of the built program is said with its place in the source', () => {
  expect(inSource([frame('built.js', '2:9')])).toEqual([`    at post (${join(folder, 'letter.ts')}:5:9)`])
})

test('a line without a map, or that is no place at all, stays as it is', () => {
  const others = [
    frame('missing.js', '2:9'),
    '    at node:internal/process/task_queues:103:5',
    '    at new Promise (<anonymous>)',
  ]
  expect(inSource(others)).toEqual(others)
})
