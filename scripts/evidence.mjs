/** docs/security/evidence.md: a table of `npm run prove` and one of `npm run prove:long`; rows that were not proved now stay as they were. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from './set-up.mjs'

const file = join(root, 'docs', 'security', 'evidence.md')
const head = ['| proof | what it shows | outcome | figures | took | when | alone |', '|---|---|---|---|---|---|---|']

export function shown(figures) {
  return Object.entries(figures)
    .filter(([, value]) => ['string', 'number'].includes(typeof value))
    .map(([name, value]) => `${inWords(name)} ${typeof value === 'number' ? value.toLocaleString('en-GB') : value}`)
    .join(', ')
}

const inWords = (name) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** `taken`: all proofs of this table, in their order. */
export function writeEvidence(results, taken, long) {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const rows = rowsOf(part(before, long))
  for (const result of results) rows.set(result.name, rowOf(result, long))
  const now = [...taken.flatMap(({ name }) => rows.get(name) ?? [])]
  const other = [...rowsOf(part(before, !long)).values()]
  writeFileSync(file, page(long ? { short: other, great: now } : { short: now, great: other }))
}

function page({ short, great }) {
  return [
    '# Evidence',
    '',
    'Written by `npm run prove` and `npm run prove:long`. Do not edit: run them again. `holds`: every test of it passed, or the command found nothing. Where a proof',
    'took longer than the others beside it, they shared two cores. What each number (R1–R62) is answered with stands in [answers.md](answers.md).',
    '',
    '## `npm run prove`',
    '',
    ...head,
    ...short,
    '',
    '## `npm run prove:long`',
    '',
    ...(great.length > 0 ? [...head, ...great] : ['Not run yet.']),
    '',
  ].join('\n')
}

function rowOf({ name, says, outcome, seconds, figures, script }, long) {
  const alone = script && !long ? `npm run ${script.join(' ')}` : `npm run prove${long ? ':long' : ''} -- ${name}`
  return `| ${name} | ${says} | **${outcome}** | ${shown(figures) || '–'} | ${seconds} s | ${when()} | \`${alone}\` |`
}

function when() {
  const moment = new Date().toISOString().slice(0, 16).replace('T', ' ')
  return `${moment} UTC, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${loadavg()[0]?.toFixed(1)}`
}

const part = (text, long) =>
  text.split('\n## ').find((one) => one.startsWith(`\`npm run prove${long ? ':long' : ''}\``)) ?? ''

/** Name of the proof → its row. */
const rowsOf = (text) =>
  new Map(
    text
      .split('\n')
      .flatMap((line) => [[/^\| ([a-z-]+) \| .* \| \*\*/.exec(line)?.[1], line]])
      .filter(([name]) => name !== undefined),
  )
