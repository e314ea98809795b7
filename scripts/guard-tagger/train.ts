/** Trains the tagger of src/guard/tagger.ts (run by scripts/guard-tagger.mjs): draws notes, reads what stands around each ambiguous word, fits the weights. */
import { writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { blindNotes, blindProse, crossed, crossedNotes } from '../../bench/guard/blind-notes.ts'
import {
  anotherHand,
  anotherHandProse,
  fourthHand,
  fourthHandProse,
  thirdHand,
  thirdHandProse,
} from '../../bench/guard/marked-notes.ts'
import { draw, type Note, randomOf } from '../../bench/guard/note-draw.ts'
import { frameOf } from '../../src/guard/frame.ts'
import { lists } from '../../src/guard/lists.ts'
import { ruleStrength } from '../../src/guard/name-or-word.ts'
import { Neighbours } from '../../src/guard/neighbours.ts'
import { normalText } from '../../src/guard/normal-text.ts'
import { bucketsOf, isAmbiguous, stepsOfOne, weightsCount } from '../../src/guard/tagger.ts'
import { tokensOf } from '../../src/guard/tokens.ts'
import { drawTraining, wordNamesToTrain } from './draw-training.ts'

interface Example {
  readonly buckets: readonly number[]
  readonly isName: boolean
  readonly strength: number
  readonly note: string
  readonly word: string
}

const rate = 0.12
const pull = 1e-3
const random = randomOf(5)
const training = [...drawTraining(random), ...draw({ size: 2000, seed: 21, part: 'development' })]
const learnt: Note[] = [
  ...blindNotes('learnt from'),
  ...crossedNotes('learnt from').slice(0, 1500),
  ...blindProse('learnt from'),
  ...anotherHand('learnt'),
  ...anotherHandProse('learnt'),
  ...thirdHand('learnt'),
  ...thirdHand('afterwards'),
  ...thirdHandProse('learnt'),
  ...fourthHand('learnt'),
  ...fourthHand('afterwards'),
  ...fourthHandProse('learnt'),
]
const isTrial = argv.includes('--trial')
const more = crossed([...anotherHand('learnt'), ...thirdHand('learnt')], wordNamesToTrain(), 4)
const examples = (isTrial ? training : [...training, ...learnt, ...learnt, ...learnt, ...more]).flatMap(examplesOf)
const weights = fitted(examples)
console.log(`${examples.length} examples, ${examples.filter(({ isName }) => isName).length} of them names`)
if (isTrial) judge(learnt.flatMap(examplesOf), weights)
else {
  judge(examples, weights)
  const steps = Array.from(weights, (weight) => Math.max(-46, Math.min(46, Math.round(weight * stepsOfOne))))
  writeFileSync(
    'scripts/guard-lists/tagger-weights.txt',
    `${steps.map((step) => String.fromCharCode(80 + step)).join('')}\n`,
  )
  console.log(`${steps.filter((step) => step !== 0).length} weights that are not nought`)
}

function examplesOf({ text, spans }: Note): Example[] {
  const plain = normalText(text)
  const tokens = tokensOf(plain.text)
  const near = new Neighbours({ tokens, lists: lists(), safe: new Set(), taken: new Uint8Array(tokens.length) })
  return tokens.flatMap((token, at) => {
    if (!isAmbiguous(near, at)) return []
    const start = plain.from[token.start] ?? 0
    const isName = spans.some((span) => span.kind === 'PERSON' && span.start <= start && start < span.end)
    const isOther = spans.some((span) => span.kind !== 'PERSON' && span.start <= start && start < span.end)
    if (isOther) return []
    const frame = frameOf(near, at)
    const strength = ruleStrength(near, at, frame)
    const buckets = bucketsOf(near, at, frame, strength)
    return [{ buckets, isName, strength, note: text, word: token.text }]
  })
}

/** Logistic regression by AdaGrad, small weights drawn to nought. */
function fitted(all: readonly Example[]): Float64Array {
  const sums = new Float64Array(weightsCount)
  const squares = new Float64Array(weightsCount).fill(1e-6)
  const order = all.map((_, at) => at)
  for (let round = 0; round < 8; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      ;[order[at], order[other]] = [order[other] as number, order[at] as number]
    }
    for (const at of order) step(all[at] as Example, sums, squares)
  }
  return sums
}

function step({ buckets, isName }: Example, weights: Float64Array, squares: Float64Array): void {
  const error = 1 / (1 + Math.exp(-oddsOf(buckets, weights))) - (isName ? 1 : 0)
  for (const bucket of buckets) {
    squares[bucket] = (squares[bucket] ?? 0) + error * error
    const size = rate / Math.sqrt(squares[bucket] ?? 1)
    const moved = (weights[bucket] ?? 0) - size * error
    weights[bucket] = Math.sign(moved) * Math.max(0, Math.abs(moved) - size * pull)
  }
}

function oddsOf(buckets: readonly number[], weights: Float64Array): number {
  return buckets.reduce((sum, bucket) => sum + (weights[bucket] ?? 0), 0)
}

/** What is missed and what is taken for a name at several thresholds. */
function judge(all: readonly Example[], weights: Float64Array): void {
  const odds = all.map(({ buckets }) => oddsOf(buckets, weights))
  const names = all.filter(({ isName }) => isName).length
  for (const threshold of [-2, -1.5, -1, -0.5, 0, 0.5, 1]) {
    const missed = all.filter(({ isName }, at) => isName && (odds[at] ?? 0) < threshold).length
    const wrong = all.filter(({ isName }, at) => !isName && (odds[at] ?? 0) >= threshold).length
    console.log(
      `  odds ${threshold}: ${missed} of ${names} names missed, ${wrong} of ${all.length - names} words taken for names`,
    )
  }
  const rules = (missed: boolean) =>
    all.filter(({ isName, strength }) => isName === missed && strength > 0 !== missed).length
  console.log(`  the rules alone: ${rules(true)} names missed, ${rules(false)} words taken for names`)
  for (const [up, down] of [
    [-1, -3],
    [-0.5, -2],
    [-0.5, -2.5],
    [-0.5, -3],
    [0, -99],
    [0.5, -99],
    [1, -99],
    [1.5, -99],
    [2, -99],
    [0, -2],
    [0.5, -2],
    [1, -2],
    [1, -1.5],
    [1, -1],
    [1, -3],
    [0.5, -3],
  ] as const) {
    const says = (one: Example, at: number) => (odds[at] ?? 0) > up || (one.strength > 0 && (odds[at] ?? 0) > down)
    console.log(
      '   both',
      up,
      down,
      all.filter((one, at) => one.isName && !says(one, at)).length,
      all.filter((one, at) => !one.isName && says(one, at)).length,
    )
  }
  if (!argv.includes('--show')) return
  all.forEach(({ isName, word, note }, at) => {
    const value = odds[at] ?? 0
    if (isName ? value < -0.5 : value > 0.5)
      console.log(`${isName ? 'missed' : 'taken '} ${value.toFixed(1)} ${word}: ${note.slice(0, 110)}`)
  })
}
