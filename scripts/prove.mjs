/**
 * `npm run prove [-- NAME …]`: runs the proofs (scripts/proofs.mjs) and writes docs/security/evidence.md; with names those alone, whose rows
 * are written anew. `npm run prove:long [-- NAME …]`: the great numbers, in a table of their own.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { argv, env, exit } from 'node:process'
import { build } from './build.mjs'
import { shown, writeEvidence } from './evidence.mjs'
import { proofs } from './proofs.mjs'
import { root, setUp } from './set-up.mjs'

const long = argv.includes('--long')
const names = argv.slice(2).filter((word) => word !== '--long')
const taken = proofs.filter((proof) => (long ? proof.long : proof.long !== 'only'))
const unknown = names.filter((name) => !taken.some((proof) => proof.name === name))
if (unknown.length > 0) {
  console.error(`No proof named ${unknown.join(', ')}. There are: ${taken.map(({ name }) => name).join(', ')}`)
  exit(2)
}
const chosen = taken.filter(({ name }) => names.length === 0 || names.includes(name))
const node = await setUp(console.error)
await build(node, console.error)
const folder = join(root, '.test')
mkdirSync(folder, { recursive: true })

const results = []
const take = (proof, result) => {
  results.push({ ...proof, ...result })
  console.log(
    `${result.outcome.padEnd(6)} ${proof.name.padEnd(14)} ${String(result.seconds).padStart(4)} s  ${shown(result.figures)}`,
  )
}
const ran = await runTests(chosen.flatMap(({ tests }) => tests ?? []))
for (const proof of chosen) take(proof, proof.tests ? ofTests(proof, ran) : await runScript(proof))
writeEvidence(results, taken, long)
const failed = results.filter(({ outcome }) => outcome !== 'holds').length + (ran.broken ? 1 : 0)
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** All tests in one run: what vitest and the tests themselves say of each file. `broken`: something failed outside of any test. */
async function runTests(paths) {
  if (paths.length === 0) return { files: [], figures: [], broken: false }
  const [report, figures] = ['proved.json', 'figures.jsonl'].map((name) => join(folder, name))
  for (const file of [report, figures]) rmSync(file, { force: true })
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const { good, output } = await run(
    node,
    [vitest, 'run', '--no-color', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...paths],
    { PROVE_FIGURES: figures },
  )
  if (!good) console.log(output.split('\n').slice(-80).join('\n'))
  const files = objectIn(textOf(report)).testResults ?? []
  return {
    files,
    figures: textOf(figures).split('\n').map(objectIn),
    broken: !good && files.every(({ status }) => status === 'passed'),
  }
}

/** A proof holds where each of its paths has tests, and all of them passed. */
function ofTests({ tests }, { files, figures }) {
  const below = (path) => files.filter(({ name }) => name.includes(path))
  const mine = files.filter(({ name }) => tests.some((path) => name.includes(path)))
  const passed = mine.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'passed')
  const holds = tests.every((path) => below(path).length > 0) && mine.every(({ status }) => status === 'passed')
  const said = figures.filter(({ test }) => mine.some(({ name }) => name === test))
  return {
    outcome: holds ? 'holds' : 'FAILS',
    seconds: Math.round(mine.reduce((sum, { startTime, endTime }) => sum + endTime - startTime, 0) / 1000),
    figures: Object.assign({ tests: passed.length }, ...said.map(({ found }) => found)),
  }
}

async function runScript({ script }) {
  const begun = Date.now()
  const { good, output } = await run('npm', ['run', '--silent', ...script], long ? {} : { PROVE_MUTANTS: 'none' })
  if (!good) console.log(output.split('\n').slice(-60).join('\n'))
  return {
    outcome: good ? 'holds' : 'FAILS',
    seconds: Math.round((Date.now() - begun) / 1000),
    figures: objectIn(output.trim().split('\n').at(-1) ?? ''),
  }
}

function run(program, words, settings) {
  const child = spawn(program, words, {
    cwd: root,
    env: { ...env, NODE_ENV: 'test', ...(long ? { PROVE_LONG: '1' } : {}), ...settings },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (output = (output + text).slice(-200_000)))
  return new Promise((resolve, reject) =>
    child.on('error', reject).on('close', (code) => resolve({ good: code === 0, output })),
  )
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function objectIn(text) {
  try {
    const read = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : {}
  } catch {
    return {}
  }
}
