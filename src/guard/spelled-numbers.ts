/** L1: numbers said as words, wholly or in part: "oh seven seven double oh", "07700 nine hundred 123", "QQ one two, three four, five six, C". */
import { labelBefore, nameOf } from './number-labels.ts'
import type { Span } from './span.ts'

const units = 'zero one two three four five six seven eight nine'.split(' ')
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const figures: ReadonlyMap<string, string> = new Map([
  ...units.map((word, at) => [word, String(at)] as const),
  ...teens.map((word, at) => [word, String(10 + at)] as const),
  ...tens.map((word, at) => [word, String(20 + 10 * at)] as const),
  ...['oh', 'o', 'ow', 'nought', 'naught', 'nil', 'nothing'].map((word) => [word, '0'] as const),
  ['hundred', '00'],
])
const repeats: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['dbl', 2],
  ['triple', 3],
  ['treble', 3],
  ['quadruple', 4],
])

interface Run {
  start: number
  end: number
  digits: string
  /** Words among them, and those that stand for one figure. */
  said: number
  single: number
  times: number
  isList: boolean
  values: number[]
}
const newRun = (): Run => ({ start: -1, end: -1, digits: '', said: 0, single: 0, times: 1, isList: true, values: [] })

export function pushSpelled(spans: Span[], text: string): void {
  if (!anySaid.test(text)) return
  let run = newRun()
  const close = () => {
    if (run.start >= 0) pushRun(spans, text, run)
    run = newRun()
  }
  for (const match of text.matchAll(/[A-Za-z]+|\d+|[^\sA-Za-z\d]/g)) {
    const found = match[0].toLowerCase()
    const end = match.index + found.length
    const times = repeats.get(found)
    if (times) {
      if (run.start < 0) run.start = match.index
      run.times = times
      run.said++
      continue
    }
    const figure = /^\d/.test(found) ? found : figures.get(found)
    if (figure === undefined || (found === 'hundred' && run.digits === '')) {
      if (!(run.start >= 0 && /^[-,./_()]$/.test(found))) close()
      else if (found !== ',') run.isList = false
      continue
    }
    if (run.start >= 0 && run.end >= 0 && !text.slice(run.end, match.index).includes(',')) run.isList = false
    if (run.start < 0) run.start = match.index
    add(run, found, figure)
    run.end = end
  }
  close()
}

function add(run: Run, found: string, figure: string): void {
  const isUnit = figure.length === 1
  if (isUnit && /[2-9]0$/.test(run.digits) && run.values.at(-1) === Number(run.digits.slice(-2)) && figure !== '0')
    run.digits = run.digits.slice(0, -1) + figure // twenty-three
  else run.digits += isUnit ? figure.repeat(run.times) : figure
  if (run.times > 1) run.isList = false
  run.times = 1
  run.values.push(Number(figure))
  if (!/^\d/.test(found)) {
    run.said++
    if (isUnit) run.single++
  }
}

const anySaid =
  /\d[ .-][oO][ .-]|\b(?:zero|oh|nought|naught|double|triple|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{4,5}teen|hundred|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b/i

function pushRun(spans: Span[], text: string, run: Run): void {
  const { start, end, digits, said } = run
  if (said === 0 || digits.length < 5) return
  const label = labelBefore(text, start)
  const nino = digits.length === 6 ? ninoAround(text, start, end, label?.[0] === 'NINO') : undefined
  if (nino) spans.push({ ...nino, kind: 'NINO', severity: 'must', why: 'national-insurance' })
  if (nino || !(label || isLikeNumber(text, run))) return
  const [kind, why] = nameOf(digits, label, digits)
  spans.push({ start, end, kind, severity: 'must', why })
}

/** Not an amount ("two hundred"), nor ages one after another ("two, four, six and eight"). */
function isLikeNumber(text: string, { start, end, digits, said, single, isList, values }: Run): boolean {
  if (isList && values.every((value, at) => at === 0 || value > (values[at - 1] ?? 0))) return false
  if (/hundred$/i.test(text.slice(start, end))) return false
  return digits.length >= 7 || (single >= 3 && single === said)
}

/** The two letters before six figures and the one after them. */
function ninoAround(
  text: string,
  start: number,
  end: number,
  isLabelled: boolean,
): Pick<Span, 'start' | 'end'> | undefined {
  const before = /(?<![A-Za-z])[A-Za-z][ .,-]{0,2}[A-Za-z][ .,:-]{1,3}$/.exec(text.slice(Math.max(0, start - 8), start))
  const after = /^[ .,-]{1,3}[A-Da-d](?![A-Za-z])/.exec(text.slice(end, end + 5))
  if (!before || !(after || isLabelled)) return undefined
  return { start: start - before[0].length, end: end + (after?.[0].length ?? 0) }
}
