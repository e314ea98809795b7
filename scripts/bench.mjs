/** `npm run bench -- NAME [--json]` runs bench/NAME.bench.ts; without a name it lists them. With --json the last line is one JSON object. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { build } from './build.mjs'
import { roomy, runProgram } from './run.mjs'
import { root, setUp } from './set-up.mjs'

const [name, ...options] = argv.slice(2)
const source = join(root, 'bench', `${name}.bench.ts`)
if (!name || !/^[a-z0-9-]+$/.test(name) || !existsSync(source)) {
  const names = readdirSync(join(root, 'bench')).flatMap((file) => file.match(/^(.+)\.bench\.ts$/)?.[1] ?? [])
  console.error(`Usage: npm run bench -- NAME [--json]\nThere are: ${names.join(', ') || 'none yet'}`)
  process.exit(2)
}

const node = await setUp(console.error)
await build(node, console.error)
const { build: bundle } = await import('esbuild')
const outfile = join(root, 'dist', 'bench', `${name}.js`)
await bundle({
  absWorkingDir: root,
  entryPoints: [source],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  sourcemap: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
})
process.exit(await runProgram(node, outfile, options, roomy).ended)
