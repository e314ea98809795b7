/**
 * `node scripts/patterns.mjs [--all]`: every regular expression of src, looked at by recheck for texts that make it go back and back (R41). What was
 * found stands in test/proofs/patterns.json and is not looked for again; `--all` looks at each and writes that file anew (a minute). Prints JSON:
 * { looked, unsafe: [{ file, pattern, why }], made: [{ file, from }] }: `made` are put together while the program runs.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { parse } from 'acorn'
import { transformSync } from 'esbuild'

const all = argv.includes('--all')
const list = 'test/proofs/patterns.json'
const known = new Map(all ? [] : Object.entries(JSON.parse(readFileSync(list, 'utf8'))))
const patterns = new Map()
const made = []
const files = globSync('src/**/*.{ts,tsx,mjs}').filter((file) => !/\.test\.tsx?$/.test(file))
for (const file of files.sort()) {
  const loader = file.endsWith('x') ? 'tsx' : 'ts'
  const { code } = transformSync(readFileSync(file, 'utf8'), { loader, jsx: 'automatic', target: 'esnext' })
  walk(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (node.type === 'Literal' && node.regex)
      patterns.set(`/${node.regex.pattern}/${node.regex.flags}`, { file, ...node.regex })
    if ((node.type === 'NewExpression' || node.type === 'CallExpression') && node.callee.name === 'RegExp')
      made.push({ file, from: code.slice(node.start, node.end).replace(/\s+/g, ' ').slice(0, 100) })
  })
}

const unsafe = []
for (const [pattern, { file, pattern: source, flags }] of patterns) {
  const why = known.get(pattern) ?? (await looked(source, flags))
  known.set(pattern, why)
  if (why !== 'safe') unsafe.push({ file, pattern, why })
}
const found = [...known].filter(([pattern]) => patterns.has(pattern)).sort(([a], [b]) => (a < b ? -1 : 1))
if (all) writeFileSync(list, `${JSON.stringify(Object.fromEntries(found), null, 1)}\n`)
console.log(JSON.stringify({ looked: patterns.size, unsafe, made }))

/** By automaton; what an automaton cannot say (looking around, going back to a group) by trying texts. Without its native parts: the same everywhere. */
async function looked(source, flags) {
  const { default: recheck } = await import('recheck/lib/browser.js')
  const read = (checker) => recheck.checkSync(source, flags, { timeout: 20_000, checker, randomSeed: 1 })
  const byAutomaton = read('automaton')
  const { status, complexity, error } = byAutomaton.status === 'unknown' ? read('fuzz') : byAutomaton
  return status === 'safe' ? 'safe' : `${complexity?.summary ?? error?.kind ?? status}`
}

function walk(node, visit) {
  if (node === null || typeof node !== 'object') return
  if (typeof node.type === 'string') visit(node)
  for (const value of Object.values(node)) if (typeof value === 'object') walk(value, visit)
}
