/**
 * `npm run bench -- decisions [--misses]`: how well the finder of decision wording tells sentences that decide from those that learn
 * (bench/decisions, own writing). Two sets were in sight while the rules were made; of the third, written last, only figures are read.
 */
import { readFileSync } from 'node:fs'
import { argv } from 'node:process'
import { decisionWording } from '../src/guard/decisions.ts'

interface Sentence {
  readonly text: string
  readonly decides: boolean
}

const sentencesOf = (name: string): Sentence[] =>
  readFileSync(`bench/decisions/${name}.txt`, 'utf8')
    .split('\n')
    .filter((line) => /^[+-] /.test(line))
    .map((line) => ({ text: line.slice(2), decides: line.startsWith('+') }))

function report(name: string, set: readonly Sentence[], showsMisses: boolean): void {
  const found = (one: Sentence) => decisionWording(one.text).length > 0
  const right = set.filter((one) => one.decides && found(one)).length
  const missed = set.filter((one) => one.decides && !found(one))
  const alarms = set.filter((one) => !one.decides && found(one))
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
  console.log(
    `${name}: ${set.length} sentences, recall ${percent(right, right + missed.length)}, precision ${percent(right, right + alarms.length)}`,
  )
  if (showsMisses)
    for (const { text, decides } of [...missed, ...alarms]) console.log(`  ${decides ? 'missed' : 'alarm '} ${text}`)
}

report('seen while writing', sentencesOf('sentences'), argv.includes('--misses'))
report('mended with', sentencesOf('afterwards'), argv.includes('--misses'))
report('without a word of duty', sentencesOf('without-duty'), argv.includes('--misses'))
report('everyday forms', sentencesOf('everyday'), argv.includes('--misses'))
report('plans', sentencesOf('plans'), argv.includes('--misses'))
report('held out', sentencesOf('held-out'), false)
report('held out, second', sentencesOf('held-out-second'), false)
report('held out, third', sentencesOf('held-out-third'), false)
report('written after', sentencesOf('written-after'), false)
