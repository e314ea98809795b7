/** The lines between two rows, before they have a height: where each begins and ends from left to right. */
import type { Kinship } from './kinship.ts'
import { measure } from './measure.ts'
import { type Net, type Plan, standTogether } from './nets.ts'

/** One end: `item` is the person or passage it leads to; -1 joins the wire of the partners above. `step`: it joins the two heights of one line. */
export interface End {
  readonly item: number
  x: number
  readonly step?: true
}

export interface Wire {
  readonly gap: number
  readonly union: number
  readonly kind: 'partner' | 'child'
  /** Ends that come from above, and ends that go down. */
  readonly up: End[]
  readonly down: End[]
  /** The wire of the partners, which must lie above this one. */
  readonly below?: Wire
  /** Where the union's point is, when the partners do not stand side by side. */
  readonly meet?: number
  track: number
  y: number
}

export interface Wiring {
  readonly wires: readonly Wire[]
  /** x of the point of each union whose partners stand together, or who is one person. */
  readonly unionX: readonly number[]
  /** How far this union's line is set off, in tracks: the same two people may be a couple several times. */
  readonly again: readonly number[]
}

/** Tracks that there are for lines between two people who stand side by side, beyond the one in the middle. */
const sameCouple = 1.8

export function wiringOf(kin: Kinship, plan: Plan, x: Float64Array): Wiring {
  const netsOfUnion = Map.groupBy(plan.nets, ({ union }) => union)
  const wires: Wire[] = []
  const pairs = new Map<string, number>()
  const again: number[] = []
  const samePair = Map.groupBy(kin.unions, ({ partners }) => partners.join(' '))
  const unionX = kin.unions.map(({ partners }, union) => {
    const key = partners.join(' ')
    const times = partners.length === 2 ? (samePair.get(key)?.length ?? 1) : 1
    again[union] = times === 1 ? 0 : (pairs.get(key) ?? 0) * Math.min(1, sameCouple / (times - 1))
    pairs.set(key, (pairs.get(key) ?? 0) + 1)
    const [a = 0, b = a] = partners
    return ((x[a] ?? 0) + (x[b] ?? 0)) / 2 + (again[union] ?? 0) * measure.port
  })
  for (const [union, { partners, children }] of kin.unions.entries()) {
    const parents = children.some(({ drawn }) => drawn)
    for (const net of netsOfUnion.get(union) ?? []) {
      if (net.part === 'couple' && partners.length === 2 && !standTogether(plan, partners))
        wires.push(...apart(net, partners.length, parents, x))
      else if (net.part === 'couple' && !parents) continue
      else wires.push(joined(net, unionX[union] ?? 0, x))
    }
  }
  ports(wires, plan, unionX, kin)
  return { wires, unionX, again }
}

function joined(net: Net, unionX: number, x: Float64Array): Wire {
  const up = net.tops.map(
    (top): End => (top.length === 2 ? { item: -1, x: unionX } : { item: top[0], x: x[top[0]] ?? 0 }),
  )
  const kind = net.part === 'coming' ? 'partner' : 'child'
  return { gap: net.gap, union: net.union, kind, up, down: endsAt(net.bottoms, x), track: 0, y: 0 }
}

const endsAt = (items: readonly number[], x: Float64Array): End[] => items.map((item) => ({ item, x: x[item] ?? 0 }))

/** Partners who do not stand side by side: their lines meet below the row; from there a second line leads to the children. */
function apart(net: Net, partners: number, parents: boolean, x: Float64Array): Wire[] {
  const items = net.tops.flat()
  const up = endsAt(items.slice(0, partners), x)
  const upwards = endsAt(items.slice(partners), x)
  const down = endsAt(net.bottoms, x)
  const [left, right] = [Math.min(...up.map((end) => end.x)), Math.max(...up.map((end) => end.x))]
  const goals = down.length > 0 ? down : upwards
  const goal = goals.length > 0 ? goals.reduce((sum, end) => sum + end.x, 0) / goals.length : (left + right) / 2
  const meet = right - left < 20 ? (left + right) / 2 : Math.round(Math.min(Math.max(goal, left + 10), right - 10))
  const couple: Wire = { gap: net.gap, union: net.union, kind: 'partner', up, down: [], meet, track: 0, y: 0 }
  if (!parents) return [couple]
  couple.down.push({ item: -1, x: meet })
  const begin: End = { item: -1, x: meet }
  return [
    couple,
    { gap: net.gap, union: net.union, kind: 'child', up: [begin, ...upwards], down, below: couple, track: 0, y: 0 },
  ]
}

/** Several lines at one person leave side by side, in the order in which they come from left and right. */
function ports(wires: readonly Wire[], plan: Plan, unionX: number[], kin: Kinship): void {
  const tops = new Map<number, { end: End; to: number }[]>()
  const feet = new Map<number, { end: End; to: number }[]>()
  const note = (ends: typeof tops, end: End, to: number) => {
    if (end.item < 0 || end.item >= plan.people) return
    ends.set(end.item, [...(ends.get(end.item) ?? []), { end, to }])
  }
  const middle = (ends: readonly End[]) => ends.reduce((sum, { x }) => sum + x, 0) / Math.max(1, ends.length)
  for (const wire of wires) {
    for (const end of wire.down) note(tops, end, middle(wire.up))
    for (const end of wire.up) note(feet, end, wire.meet ?? middle(wire.down))
  }
  // A single parent without drawn children: a stem of its own.
  const stems = new Set(wires.map(({ union }) => union))
  const childless = kin.unions.flatMap(({ partners }, union) => {
    if (partners.length !== 1 || stems.has(union)) return []
    const end: End = { item: partners[0] ?? 0, x: unionX[union] ?? 0 }
    note(feet, end, end.x)
    return [{ union, end }]
  })
  for (const ends of [tops, feet])
    for (const list of ends.values()) {
      if (list.length < 2) continue
      const step = Math.min(measure.port, 44 / (list.length - 1))
      list.sort((a, b) => a.to - b.to)
      for (const [place, { end }] of list.entries()) end.x += (place - (list.length - 1) / 2) * step
    }
  const alone = (ends: typeof tops, end: End | undefined) => end !== undefined && (ends.get(end.item)?.length ?? 0) < 2
  for (const { up, down } of wires) {
    const [from, to] = [up[0], down[0]]
    // A line that is nearly straight is made straight.
    if (up.length === 1 && down.length === 1 && from && to && to.item >= 0 && to.item < plan.people && alone(tops, to))
      if (Math.abs(from.x - to.x) < 9) to.x = from.x
  }
  for (const { union, end } of childless) unionX[union] = end.x
  for (const wire of wires) {
    const partners = kin.unions[wire.union]?.partners ?? []
    if (partners.length === 1 && wire.up[0]?.item === partners[0]) unionX[wire.union] = wire.up[0]?.x ?? 0
  }
}
