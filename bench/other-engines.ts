/** The same families laid out by general engines: people and couples as points, one straight line a partner and a child. */
import dagre from '@dagrejs/dagre'
import { instance, type Viz } from '@viz-js/viz'
import elkBundle from 'elkjs/lib/elk.bundled.js'
import type { Family } from '../src/room/genogram/family.ts'
import { kinshipOf } from '../src/room/genogram/kinship.ts'
import { layoutOf } from '../src/room/genogram/layout.ts'
import type { Drawing } from './drawing-faults.ts'

export type Engine = (family: Family) => Promise<Drawing>

interface Edge {
  readonly kind: 'partner' | 'child'
  readonly union: string
  readonly person: string
}

/** The links that ours draws as well. */
function edgesOf(family: Family): Edge[] {
  const kin = kinshipOf(family)
  return kin.unions.flatMap(({ id, partners, children }): Edge[] => [
    ...partners.map((person): Edge => ({ kind: 'partner', union: id, person: kin.ids[person] ?? '' })),
    ...children
      .filter(({ drawn }) => drawn)
      .map(({ person }): Edge => ({ kind: 'child', union: id, person: kin.ids[person] ?? '' })),
  ])
}

function straight(family: Family, at: ReadonlyMap<string, readonly [number, number]>): Drawing {
  const place = (id: string) => at.get(id) ?? ([0, 0] as const)
  return {
    persons: family.persons.map(({ id }) => ({ id, x: place(`p:${id}`)[0], y: place(`p:${id}`)[1] })),
    lines: edgesOf(family).map((edge) => {
      const points = [place(`p:${edge.person}`), place(`u:${edge.union}`)]
      return { ...edge, points: edge.kind === 'child' ? points.reverse() : points }
    }),
    households: [],
  }
}

let viz: Viz | null = null

export const dot: Engine = (family) => drawnByDot(family, '')

/** Told to keep the children of each couple in their order, as ours does. */
export const dotInBirthOrder: Engine = (family) => drawnByDot(family, ' ordering=out')

async function drawnByDot(family: Family, ordering: string): Promise<Drawing> {
  viz ??= await instance()
  const rows = Map.groupBy(layoutOf(family).persons, ({ y }) => y)
  const lines = [
    'digraph { nodesep=0.35; ranksep=0.5; node [shape=box fixedsize=true width=0.78 height=0.78 label=""]; edge [arrowhead=none];',
    ...family.persons.map(({ id }) => `"p:${id}"`),
    ...family.unions.map(({ id }) => `"u:${id}" [width=0.1 height=0.1${ordering}]`),
    ...[...rows.values()].map((people) => `{ rank=same; ${people.map(({ id }) => `"p:${id}"`).join('; ')} }`),
    ...edgesOf(family).map(({ kind, union, person }) =>
      kind === 'partner' ? `"p:${person}" -> "u:${union}"` : `"u:${union}" -> "p:${person}"`,
    ),
    '}',
  ]
  const drawn = viz.renderJSON(lines.join('\n')) as { objects?: { name: string; pos: string }[] }
  const at = new Map(
    (drawn.objects ?? []).map(({ name, pos }) => {
      const [x = 0, y = 0] = (pos ?? '').split(',').map(Number)
      return [name, [x, -y] as const]
    }),
  )
  return straight(family, at)
}

export const elk: Engine = async (family) => {
  const graph = {
    id: 'family',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'DOWN', 'elk.spacing.nodeNode': '24' },
    children: [
      ...family.persons.map(({ id }) => ({ id: `p:${id}`, width: 56, height: 56 })),
      ...family.unions.map(({ id }) => ({ id: `u:${id}`, width: 6, height: 6 })),
    ],
    edges: edgesOf(family).map(({ kind, union, person }, number) => ({
      id: `e${number}`,
      sources: [kind === 'partner' ? `p:${person}` : `u:${union}`],
      targets: [kind === 'partner' ? `u:${union}` : `p:${person}`],
    })),
  }
  const drawn = await new elkBundle.default().layout(graph)
  const at = (drawn.children ?? []).map(
    ({ id, x = 0, y = 0, width = 0, height = 0 }) => [id, [x + width / 2, y + height / 2] as const] as const,
  )
  return straight(family, new Map(at))
}

export const dagreEngine: Engine = async (family) => {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ nodesep: 24, ranksep: 40 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of family.persons) graph.setNode(`p:${id}`, { width: 56, height: 56 })
  for (const { id } of family.unions) graph.setNode(`u:${id}`, { width: 6, height: 6 })
  for (const { kind, union, person } of edgesOf(family))
    if (kind === 'partner') graph.setEdge(`p:${person}`, `u:${union}`)
    else graph.setEdge(`u:${union}`, `p:${person}`)
  dagre.layout(graph)
  return straight(
    family,
    new Map(graph.nodes().map((id: string) => [id, [graph.node(id)?.x ?? 0, graph.node(id)?.y ?? 0] as const])),
  )
}
