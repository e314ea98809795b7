/**
 * Brings along what a clean clone lacks: Node 24 where the machine's is older, and the packages. Plain JavaScript without
 * dependencies, because it runs before anything is installed, on Node 20. Costs a few milliseconds when all is there.
 */
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const oldestNode = 24

/** Returns the path of the Node to run everything else with. `say` gets a line before each long piece of work. */
export async function setUp(say = () => {}) {
  const [node] = await Promise.all([suitableNode(say), packages(say)])
  return node
}

async function suitableNode(say) {
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return process.execPath
  const folder = join(root, '.runtime')
  const node = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (isWanted(node)) return node
  say(`This machine has Node ${process.versions.node}; fetching Node 24 beside it (once) ...`)
  mkdirSync(folder, { recursive: true })
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(join(root, 'scripts', 'runtime', name), join(folder, name))
  await npm(['ci'], folder)
  if (!existsSync(node))
    throw new Error(
      `There is no Node 24 to fetch for ${process.platform}-${process.arch}. Install Node 24 and start again.`,
    )
  return node
}

function isWanted(node) {
  const wanted = readFileSync(join(root, 'scripts', 'runtime', 'package-lock.json'), 'utf8')
  const lock = join(root, '.runtime', 'package-lock.json')
  return existsSync(node) && existsSync(lock) && readFileSync(lock, 'utf8') === wanted
}

async function packages(say) {
  if (isInstalled()) return
  say('Installing packages (once) ...')
  await npm(['ci', '--include=dev', '--include=optional'], root)
}

/** Compares what is installed with the lockfile, whoever installed it. Packages for other systems are optional and not counted. */
function isInstalled() {
  const installed = lockfile(join(root, 'node_modules', '.package-lock.json'))
  const wanted = lockfile(join(root, 'package-lock.json'))
  if (!installed || !wanted) return false
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  )
}

function lockfile(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined
}

/** Quiet while it goes well; everything it said when it does not. */
async function npm(options, folder) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const [program, first] = npmProgram()
  const child = spawn(program, [...first, ...options, ...quiet], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done))
  if (code !== 0) throw new Error(`npm ${options.join(' ')} failed:\n${said.trim()}`)
}

/** The npm that runs us, else the one on the path. */
function npmProgram() {
  const path = process.env.npm_execpath
  if (path && /npm-cli\.c?js$/.test(path)) return [process.execPath, [path]]
  const name = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  if (spawnSync(name, ['--version'], { stdio: 'ignore' }).error)
    throw new Error('npm was not found. Install Node with npm.')
  return [name, []]
}
