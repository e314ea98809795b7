/**
 * `npm start`: set up, build, run. `npm run dev` (`--watch`) builds and starts again when something changes.
 * The program itself is dist/main.js; this one stays to pass on signals and the exit code.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, env } from 'node:process'
import { build } from './build.mjs'
import { runProgram } from './run.mjs'
import { root, setUp } from './set-up.mjs'
import { onChange } from './watch.mjs'

const say = (line) => console.log(line)
const watching = argv.includes('--watch')

try {
  const node = await setUp(say)
  await build(node, say)
  const start = () => runProgram(node, join(root, 'dist', 'main.js'), [])
  let program = start()
  const ended = (code) => process.exit(code)
  if (!watching) program.ended.then(ended)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))
  if (env.npm_lifecycle_event) whenOrphaned(() => stop('SIGTERM'))
  if (watching) onChange(['src', 'content', 'db', 'documents'], again)

  function stop(signal) {
    program.ended.then(ended)
    program.send(signal)
  }

  async function again() {
    try {
      await build(node, say)
    } catch (error) {
      console.error(error.message)
      return
    }
    program.send('SIGTERM')
    await program.ended
    program = start()
  }
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

/** npm was killed and nobody can stop us any more: leave the port and the data folder to the next start. */
function whenOrphaned(stop) {
  const family = ancestors()
  setInterval(() => ancestors() !== family && stop(), 250).unref()
}

/** Who started us: npm, or the shell npm started and npm. */
function ancestors() {
  const parent = process.ppid
  try {
    const isShell = readFileSync(`/proc/${parent}/cmdline`, 'utf8').includes('start.mjs')
    return isShell
      ? `${parent} ${/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${parent}/status`, 'utf8'))?.[1]}`
      : `${parent}`
  } catch {
    return `${parent}`
  }
}
