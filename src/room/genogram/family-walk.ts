/** In which order the blocks are put in, and which come last. */
import type { Kinship } from './kinship.ts'
import type { Plan } from './nets.ts'

/** Blocks of one person who has one parents' line and nothing else. */
export function leavesOf(kin: Kinship, plan: Plan): ReadonlySet<number> {
  const uses = new Int32Array(plan.blocks.length)
  const parent = new Set<number>()
  for (const { tops, bottoms } of plan.nets) {
    for (const [item] of tops) parent.add(plan.blockOf[item] ?? 0)
    for (const item of bottoms) uses[plan.blockOf[item] ?? 0] = (uses[plan.blockOf[item] ?? 0] ?? 0) + 1
  }
  const leaves = [...plan.blocks.keys()].filter((block) => {
    const items = plan.blocks[block]?.items ?? []
    return (
      items.length === 1 &&
      (items[0] ?? 0) < plan.people &&
      uses[block] === 1 &&
      !parent.has(block) &&
      items[0] !== kin.index
    )
  })
  return new Set(leaves)
}

/** Outward from the child the discussion is about, line by line. */
export function walkFrom(kin: Kinship, plan: Plan): number[] {
  const netsOf: number[][] = plan.blocks.map(() => [])
  for (const [net, { tops, bottoms }] of plan.nets.entries())
    for (const item of [...tops.flat(), ...bottoms]) netsOf[plan.blockOf[item] ?? 0]?.push(net)
  const sizes = partSizes(plan, netsOf)
  const starts = [...plan.blocks.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
  if (kin.index >= 0) starts.unshift(plan.blockOf[kin.index] ?? 0)
  const seen = new Set<number>()
  for (const start of starts) {
    if (seen.has(start)) continue
    const part = new Set([start])
    for (const block of part)
      for (const net of netsOf[block] ?? []) {
        const { tops = [], bottoms = [] } = plan.nets[net] ?? {}
        for (const item of [...tops.flat(), ...bottoms]) part.add(plan.blockOf[item] ?? 0)
      }
    for (const block of part) seen.add(block)
  }
  return [...seen]
}

function partSizes(plan: Plan, netsOf: readonly number[][]): Int32Array {
  const sizes = new Int32Array(plan.blocks.length)
  for (const start of sizes.keys()) {
    if (sizes[start] !== 0) continue
    const part = new Set([start])
    for (const block of part)
      for (const net of netsOf[block] ?? [])
        for (const item of [...(plan.nets[net]?.tops.flat() ?? []), ...(plan.nets[net]?.bottoms ?? [])])
          part.add(plan.blockOf[item] ?? 0)
    for (const block of part) sizes[block] = part.size
  }
  return sizes
}
