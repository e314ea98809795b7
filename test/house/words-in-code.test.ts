import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { everyFile, linesWith } from './tree.ts'

/** No sentence for people stands in code: it could not be reworded by a committee or translated (content/README.md). */
const root = resolve(import.meta.dirname, '../..')

test('no text between tags and no spoken attribute holds words', () => {
  const found = pages().flatMap((file) => {
    const text = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|\s)\/\/.*$/gm, '')
    const between = [...text.matchAll(/>\s*([A-Z][a-z]+(?:\s+[a-z]+)+[^<>{}=;()]*)</g)]
    const spoken = [...text.matchAll(/\b(?:aria-label|title|alt|placeholder|label|hint)="([A-Z][^"]*\s[^"]*)"/g)]
    return [...between, ...spoken].map((match) => `${relative(root, file)}: ${match[1]?.trim()}`)
  })
  expect(found).toEqual([])
})

/** Rooms whose words people of the agencies read. What operators read at the terminal may stand in code. */
const spoken = ['steps', 'desks', 'registers', 'reports', 'room', 'trust', 'design', 'documents', 'post', 'chase']

test('no string of a rule, a letter or a query is a sentence', () => {
  const sentence = /(?<!Error\()(['`])[A-Z][a-z’']*(?: [a-z’,]+){2,}[^'`]*\1/
  const found = spoken
    .flatMap((room) => everyFile(`src/${room}`))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\./.test(path))
    .flatMap((path) => linesWith(path, sentence))
    .filter((line) => !/:\s+(\*|\/\/|\/\*)/.test(line))
  expect(found).toEqual([])
})

test('no page holds a style attribute, an inline handler or an inline script', () => {
  const found = pages().filter((file) =>
    /\sstyle=|\son[A-Z]?[a-z]+="|dangerouslySetInnerHTML|<script>/.test(readFileSync(file, 'utf8')),
  )
  expect(found.map((file) => relative(root, file))).toEqual([])
})

function pages(): string[] {
  return readdirSync(join(root, 'src'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx') && !/\.test\.tsx$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
