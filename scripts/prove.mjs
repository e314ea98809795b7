/** `npm run prove [-- NAME …]`: runs the proofs (scripts/proofs.mjs) and writes docs/security/evidence.md. `npm run prove:long`: the great numbers. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { argv, env } from 'node:process'
import { build } from './build.mjs'
import { proofs } from './proofs.mjs'
import { root, setUp } from './set-up.mjs'

const long = argv.includes('--long')
const wanted = argv.slice(2).filter((word) => word !== '--long')
const node = await setUp(console.error)
await build(node, console.error)
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const folder = join(root, '.test')
mkdirSync(folder, { recursive: true })

const results = []
for (const proof of proofs) {
  if (wanted.length > 0 && !wanted.includes(proof.name)) continue
  const result = await prove(proof)
  results.push({ ...proof, ...result })
  console.log(`${result.outcome.padEnd(8)} ${proof.name.padEnd(16)} ${result.seconds} s  ${shown(result.figures)}`)
}
if (wanted.length === 0) writeEvidence(results)
const count = (outcome) => results.filter((result) => result.outcome === outcome).length
console.log(`${count('holds')} passed, ${count('FAILS')} failed`)
process.exitCode = count('FAILS') === 0 ? 0 : 1

async function prove({ name, tests, script, only }) {
  if (only === 'long' && !long) return { outcome: 'long', seconds: 0, figures: {} }
  if (script && !(script[0] in scripts)) return { outcome: 'not yet', seconds: 0, figures: {} }
  const begun = Date.now()
  const file = join(folder, `figures-${name}.jsonl`)
  rmSync(file, { force: true })
  const { good, output } = tests
    ? await run(node, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', tests], file)
    : await run('npm', ['run', '--silent', ...script], file)
  if (!good) console.log(output.split('\n').slice(-60).join('\n'))
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [output.trim().split('\n').at(-1) ?? '']
  const figures = Object.assign({}, ...lines.map(objectIn))
  return { outcome: good ? 'holds' : 'FAILS', seconds: Math.round((Date.now() - begun) / 1000), figures }
}

function objectIn(line) {
  try {
    const read = JSON.parse(line)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : {}
  } catch {
    return {}
  }
}

function run(program, words, file) {
  const child = spawn(program, words, {
    cwd: root,
    env: { ...env, NODE_ENV: 'test', PROVE_FIGURES: file, ...(long ? { PROVE_LONG: '1' } : { PROVE_MUTANTS: 'none' }) },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (output = (output + text).slice(-200_000)))
  return new Promise((resolve, reject) =>
    child.on('error', reject).on('exit', (code) => resolve({ good: code === 0, output })),
  )
}

function shown(figures) {
  return Object.entries(figures)
    .filter(([, value]) => ['string', 'number'].includes(typeof value))
    .map(([name, value]) => `${name} ${typeof value === 'number' ? value.toLocaleString('en-GB') : value}`)
    .join(', ')
}

function writeEvidence(all) {
  const day = new Date().toISOString().slice(0, 16).replace('T', ' ')
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`
  const row = ({ name, says, outcome, seconds, figures, tests, script }) =>
    `| ${name} | ${says} | **${outcome}** | ${shown(figures) || '–'} | ${seconds} s | \`${tests ? `npm test -- ${tests}` : `npm run ${script.join(' ')}`}\` |`
  const page = [
    '# Evidence',
    '',
    `Written by \`npm run prove${long ? ':long' : ''}\` on ${day} UTC (${machine}). Do not edit: run it again.`,
    '',
    '`holds`: ran just now and held. `long`: only part of `npm run prove:long`. `not yet`: the command is not part of this version.',
    'What each number (R1–R62) is answered with stands in [answers.md](answers.md).',
    '',
    '| proof | what it shows | outcome | figures | took | alone |',
    '|---|---|---|---|---|---|',
    ...all.map(row),
    '',
  ].join('\n')
  mkdirSync(join(root, 'docs', 'security'), { recursive: true })
  writeFileSync(join(root, 'docs', 'security', 'evidence.md'), page)
}
