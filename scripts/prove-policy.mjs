/** `npm run prove:policy [-- --json]`: who may read what, three ways on a real database, and faults that must be found (test/policy). */
import { join } from 'node:path'
import { argv } from 'node:process'
import { build } from './build.mjs'
import { roomy, runProgram } from './run.mjs'
import { root, setUp } from './set-up.mjs'

const node = await setUp(console.error)
await build(node, console.error)
const { build: bundle } = await import('esbuild')
const outfile = join(root, 'dist', 'proof', 'policy.js')
await bundle({
  absWorkingDir: root,
  entryPoints: [join(root, 'test', 'policy', 'prove-policy.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
})
process.exit(await runProgram(node, outfile, argv.slice(2), roomy).ended)
