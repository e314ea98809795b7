/**
 * Turns content/en/*.yaml into .generated/content/en.ts, the typed catalogue that `#content` re-exports.
 * Run it before building, type-checking or testing: `node scripts/content.mjs`. It does nothing when nothing has changed.
 * A fault in a text stops the build and says file, place and what to put right.
 *
 * `node scripts/content.mjs FOLDER TARGET` reads and writes elsewhere (the tests do this).
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseDocument } from 'yaml'
import { faultsIn } from './content-checks.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const source = resolve(process.argv[2] ?? join(root, 'content', 'en'))
const target = resolve(process.argv[3] ?? join(root, '.generated', 'content', 'en.ts'))

const texts = readdirSync(source)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(source, name), 'utf8') }))
const stamp = `// ${stampOf(texts)}`

if (!existsSync(target) || !readFileSync(target, 'utf8').startsWith(stamp)) {
  const { files, faults } = read(texts)
  if (faults.length === 0) faults.push(...faultsIn(files))
  if (faults.length > 0) {
    for (const fault of faults) console.error(`content/en/${fault}`)
    console.error(faults.length === 1 ? '1 fault in the content' : `${faults.length} faults in the content`)
    process.exit(1)
  }
  write(files)
}

/** Changes with every text and with the two scripts that read them. */
function stampOf(texts) {
  const hash = createHash('sha256')
  for (const script of ['content.mjs', 'content-checks.mjs']) hash.update(readFileSync(join(root, 'scripts', script)))
  for (const { name, text } of texts) hash.update(name).update('\0').update(text).update('\0')
  return hash.digest('hex')
}

/** Parses every file; a mapping key that comes twice is a fault, not a silent loss. */
function read(texts) {
  const files = new Map()
  const faults = []
  for (const { name, text } of texts) {
    const document = parseDocument(text)
    for (const problem of [...document.errors, ...document.warnings]) faults.push(`${name}: ${problem.message}`)
    const value = document.toJS()
    const file = name.slice(0, -'.yaml'.length)
    if (value?.file !== file) faults.push(`${name}: "file" must be ${file}`)
    files.set(file, value)
  }
  return { files, faults }
}

/** Written beside and moved into place, so that a build that runs at the same time never reads half a catalogue. */
function write(files) {
  const constants = [...files].map(
    ([file, value]) => `export const ${constantOf(file)} = ${JSON.stringify(value, null, 1)} as const\n`,
  )
  mkdirSync(dirname(target), { recursive: true })
  const beside = `${target}.${process.pid}`
  writeFileSync(
    beside,
    `${stamp}\n// Made by scripts/content.mjs from content/en. Change the YAML, not this file.\n${constants.join('')}`,
  )
  renameSync(beside, target)
}

/** meeting-prompts → meetingPrompts. `interface` is a reserved word, so interface.yaml becomes `interfaceWords`. */
function constantOf(file) {
  const name = file.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())
  return name === 'interface' ? 'interfaceWords' : name
}
