/** What `npm run check` and `npm test` are made of. Each gives { passed, failed }. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, content } from './build.mjs'
import { root, setUp } from './set-up.mjs'

export async function checks() {
  const node = await setUp(console.log)
  content(node)
  const tool = (title, path, ...options) =>
    titled(title, () => run(node, [join(root, 'node_modules', path), ...options]))
  return {
    types: () => tool('Types', 'typescript/bin/tsc'),
    style: () => tool('Style', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
    built: () => titled('Build', () => build(node).then(() => true)),
    tests: (options) => tests(node, options),
  }
}

/** Prints the sum as the last line and sets the exit code. */
export function conclude(results) {
  const sum = (name) => results.reduce((total, result) => total + result[name], 0)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = sum('failed') === 0 ? 0 : 1
}

async function titled(title, work) {
  const begun = Date.now()
  const good = await work().catch((error) => {
    console.error(error.message)
    return false
  })
  console.log(`${title}: ${good ? 'passed' : 'FAILED'} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
  return good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function tests(node, options) {
  const results = join(root, '.test', 'results.json')
  mkdirSync(join(root, '.test'), { recursive: true })
  rmSync(results, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const good = await run(node, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...reporters, ...options])
  return counts(results, good)
}

/** A file that could not be read counts as one failure; so does a run that ended badly with every test good. */
function counts(path, good) {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'))
  const unread = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed),
  ).length
  const failed = numFailedTests + unread
  return { passed: numPassedTests, failed: !good && failed === 0 ? 1 : failed }
}

const isFailed = ({ status }) => status === 'failed'

function run(node, options) {
  const child = spawn(node, options, { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } })
  return new Promise((resolve, reject) => child.on('error', reject).on('exit', (code) => resolve(code === 0)))
}
