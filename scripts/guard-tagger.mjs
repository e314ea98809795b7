/**
 * `node scripts/guard-tagger.mjs [--trial] [--show]` trains the tagger of the guard and writes scripts/guard-lists/tagger-weights.txt; then
 * `node scripts/guard-lists.mjs` puts the weights into lists.gz. The same inputs give the same weights. With --trial it trains without the notes
 * that may be learnt from and is judged by them; nothing is written.
 */
import { spawnSync } from 'node:child_process'
import { argv, execPath } from 'node:process'
import { build } from 'esbuild'

const outfile = 'dist/guard-tagger/train.js'
await build({
  entryPoints: ['scripts/guard-tagger/train.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
})
process.exit(spawnSync(execPath, [outfile, ...argv.slice(2)], { stdio: 'inherit' }).status ?? 1)
