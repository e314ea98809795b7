/** Genograms of 10 to 1000 people, ours beside dot, ELK and dagre: `npm run bench -- genogram [--json] [--most=N] [--ours]`. See docs/genogram.md. */
import { argv } from 'node:process'
import type { Family } from '../src/room/genogram/family.ts'
import { layoutOf } from '../src/room/genogram/layout.ts'
import { type DrawingFaults, faultsOf } from './drawing-faults.ts'
import { familyOf, randomFrom } from './families.ts'
import { dagreEngine, dot, dotInBirthOrder, type Engine, elk } from './other-engines.ts'

const option = (name: string, otherwise: number) =>
  Number(argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const most = option('most', 1000)
const kinds = [
  { again: 0.05, within: 0, fostered: 0 },
  { again: 0.2, within: 0.05, fostered: 0.05 },
  { again: 0.3, within: 0.15, fostered: 0.1 },
  { again: 0.15, within: 0.1, fostered: 0.15 },
  { again: 0.4, within: 0.05, fostered: 0.05 },
]
const sizes = [10, 30, 100, 300, 1000].filter((people) => people <= most)
const ours: Engine = async (family) => layoutOf(family)
const engines: Readonly<Record<string, Engine>> = argv.includes('--ours')
  ? { ours }
  : { ours, dot, 'dot in birth order': dotInBirthOrder, elk, dagre: dagreEngine }

interface Figure extends DrawingFaults {
  readonly engine: string
  readonly people: number
  readonly families: number
  /** Milliseconds of processor time after a first run. */
  readonly ms: number
  /** Of 100 pairs on one row, those in another order after one child more. */
  readonly moved: number | null
}

const figures: Figure[] = []
for (const people of sizes) {
  const seeds = people > 300 ? 1 : people > 100 ? 2 : 4
  const families = kinds.flatMap((kind) =>
    Array.from({ length: seeds }, (_, seed) => familyOf({ seed: (seed + 1) * 77 + people, people, ...kind })),
  )
  for (const [engine, layOut] of Object.entries(engines)) figures.push(await measured(engine, layOut, people, families))
}
if (argv.includes('--json')) console.log(JSON.stringify({ bench: 'genogram', figures }))

async function measured(engine: string, layOut: Engine, people: number, families: readonly Family[]): Promise<Figure> {
  const sums = new Map<string, number>()
  for (const [number, family] of families.entries()) {
    if (number < 5) await layOut(family)
    const begun = process.cpuUsage()
    const drawing = await layOut(family)
    const { user, system } = process.cpuUsage(begun)
    const found = { ...faultsOf(family, drawing), ms: (user + system) / 1000 }
    if (engine !== 'ours') found.households = 0
    for (const [name, value] of Object.entries(found)) sums.set(name, (sums.get(name) ?? 0) + value)
  }
  const mean = (name: string) => Math.round(((sums.get(name) ?? 0) / families.length) * 10) / 10
  const moved = engine === 'ours' && people <= 100 ? movedByOne(families) : null
  const faults = [
    'missing',
    'overlaps',
    'between',
    'through',
    'crossings',
    'onEachOther',
    'rows',
    'birthOrder',
    'households',
    'ms',
  ]
  console.log(
    `${engine.padEnd(18)} ${String(people).padStart(5)}  ${faults.map((name) => `${name} ${mean(name)}`).join('  ')}  moved ${moved ?? '-'}`,
  )
  return {
    engine,
    people,
    families: families.length,
    missing: mean('missing'),
    overlaps: mean('overlaps'),
    between: mean('between'),
    through: mean('through'),
    crossings: mean('crossings'),
    onEachOther: mean('onEachOther'),
    rows: mean('rows'),
    birthOrder: mean('birthOrder'),
    households: mean('households'),
    ms: mean('ms'),
    moved,
  }
}

/** One child more in a couple taken by chance, six times a family. */
function movedByOne(families: readonly Family[]): number {
  let [moved, pairs] = [0, 0]
  for (const [seed, family] of families.entries()) {
    const chance = randomFrom(seed + 1)
    const before = layoutOf(family)
    for (let time = 0; time < 6; time++) {
      const union = family.unions[Math.floor(chance() * family.unions.length)]
      if (!union) continue
      const more: Family = {
        ...family,
        persons: [...family.persons, { id: 'one-more', sex: 'F', kind: 'person', deceased: false }],
        children: [...family.children, { union: union.id, person: 'one-more', link: 'biological' }],
      }
      const after = new Map(layoutOf(more).persons.map((person) => [person.id, person]))
      for (const [place, a] of before.persons.entries())
        for (const b of before.persons.slice(place + 1)) {
          if (a.y !== b.y) continue
          pairs++
          const [one, other] = [after.get(a.id), after.get(b.id)]
          if (one?.y !== other?.y || a.x < b.x !== (one?.x ?? 0) < (other?.x ?? 0)) moved++
        }
    }
  }
  return Math.round((1000 * moved) / Math.max(1, pairs)) / 10
}
