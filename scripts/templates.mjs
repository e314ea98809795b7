/**
 * Makes the Word templates in documents/ from content/en: the filled documents (with tags that src/documents fills) and the blank
 * forms and toolkit sheets (P32). A committee may replace any of them by its own, made in Word.
 * The same content gives the same bytes, so that a test can tell when they are stale: `node scripts/templates.mjs`.
 *
 * `node scripts/templates.mjs TARGET` writes elsewhere (the test does this).
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { blankForms } from './templates/blank-forms.mjs'
import { drawingSheets } from './templates/drawing-sheets.mjs'
import { filledForms } from './templates/filled-forms.mjs'
import { packed } from './templates/packed.mjs'
import { runSheet } from './templates/run-sheet.mjs'
import { thinkingSheets } from './templates/thinking-sheets.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const target = resolve(process.argv[2] ?? join(root, 'documents'))
const content = contentIn(join(root, 'content', 'en'))

const templates = {
  ...filledForms(content),
  ...blankForms(content),
  ...thinkingSheets(content),
  ...drawingSheets(content),
  ...runSheet(content),
}

mkdirSync(target, { recursive: true })
for (const [name, { title, children }] of Object.entries(templates)) {
  writeFileSync(join(target, `${name}.docx`), await packed(title, children, content))
}

/** Every file of the content by its name: `meeting-tools` → the parsed YAML. */
function contentIn(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -'.yaml'.length), parse(readFileSync(join(folder, name), 'utf8'))]),
  )
}
