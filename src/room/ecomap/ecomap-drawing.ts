/** The ecomap as a drawing: the household in the middle, one ring around it, kinds together. The same map always looks the same. */
import type { Drawn } from '../genogram/draw.ts'
import { filledIn } from '../genogram/drawing-words.ts'
import { type Picture, picture } from '../genogram/genogram-svg.ts'
import type { LegendEntry } from '../genogram/legend.ts'
import type { Point } from '../genogram/measure.ts'
import { arrowHead, relationLine, resampled } from '../genogram/relation-line.ts'
import { ink, lineThrough, path, type Shape, shape, words, wrapped } from '../genogram/shape.ts'
import {
  type Ecomap,
  type EcomapSystem,
  type Flow,
  flows,
  isInformal,
  type LinkLine,
  linkLines,
  systemKinds,
} from './ecomap.ts'

/** drawings.yaml, ecomap. */
export interface EcomapWords {
  readonly title: string
  readonly opening: string
  readonly line: string
  readonly nothing: string
  readonly flows: Readonly<Record<string, string>>
}

type Labels = Readonly<Record<string, { readonly label: string; readonly means: string }>>

/** meeting-tools.yaml, ecomap. */
export interface EcomapSigns {
  readonly centre: { readonly label: string }
  readonly kinds: Readonly<Record<string, string>>
  readonly lines: Labels
  readonly arrows: Labels
  readonly legend: string
}

export interface EcomapPlace {
  readonly id: string
  readonly x: number
  readonly y: number
}

const size = { centre: 84, system: 46, apart: 108, least: 240, margin: 60 }

/** Middles of the systems, round the household at (0, 0). No two closer than their circles need. */
export function ecomapLayout({ systems }: Ecomap): {
  readonly places: readonly EcomapPlace[]
  readonly radius: number
} {
  const rank = (system: EcomapSystem) => systemKinds.indexOf(system.kind)
  const code = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const ring = systems.toSorted((a, b) => rank(a) - rank(b) || code(a.label, b.label) || code(a.id, b.id))
  const radius = Math.max(size.least, size.apart / (2 * Math.sin(Math.PI / Math.max(2, ring.length))))
  const places = ring.map(({ id }, place) => {
    const angle = (2 * Math.PI * place) / ring.length - Math.PI / 2
    return { id, x: Math.round(radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) }
  })
  return { places, radius }
}

const tint = { informal: '#fdf3df', formal: '#e3f0ee', centre: '#f1f8f7' }

export function ecomapDrawn(map: Ecomap, own: EcomapWords, signs: EcomapSigns): Drawn {
  const { places, radius } = ecomapLayout(map)
  const systems = new Map(map.systems.map((system) => [system.id, system]))
  const middle = radius + size.margin
  const behind: Shape[] = []
  const people = places.flatMap(({ id, x, y }) => {
    const system = systems.get(id)
    if (!system) return []
    const angle = Math.atan2(y, x)
    const at = (distance: number): Point => [middle + Math.cos(angle) * distance, middle + Math.sin(angle) * distance]
    behind.push(...link(system, at(size.centre + 4), at(radius - size.system - 4)))
    const label = wrapped(system.label || (signs.kinds[system.kind] ?? ''), 12, 3)
    const sign = [
      shape('circle', {
        r: size.system,
        fill: isInformal(system.kind) ? tint.informal : tint.formal,
        stroke: ink,
        'stroke-width': 1.8,
      }),
      ...label.map((text, place) =>
        words(0, 4 + (place - (label.length - 1) / 2) * 14, text, { size: 12.5, weight: 600 }),
      ),
    ]
    return [{ id, name: sentence(system, own, signs), x: middle + x, y: middle + y, sign }]
  })
  const inner = wrapped(map.household, 20, 5)
  const centre = {
    id: '',
    name: `${signs.centre.label}: ${map.household}`,
    x: middle,
    y: middle,
    sign: [
      shape('circle', { r: size.centre, fill: tint.centre, stroke: '#0f5c63', 'stroke-width': 3 }),
      words(0, inner.length > 0 ? -22 - (inner.length - 1) * 4 : 5, signs.centre.label, {
        size: 17,
        weight: 700,
        colour: '#0f5c63',
      }),
      ...inner.map((text, place) => words(0, 2 + place * 15 - (inner.length - 1) * 3, text, { size: 12.5 })),
    ],
  }
  return {
    behind,
    people: [centre, ...people],
    front: [],
    legend: legend(map, signs),
    description: describeEcomap(map, own, signs),
    frame: { left: 0, top: 0, right: 2 * middle, bottom: 2 * middle },
  }
}

/** From the household outwards. */
function link({ line, flow }: Pick<EcomapSystem, 'line' | 'flow'>, from: Point, to: Point): Shape[] {
  if (line === 'none') return []
  const way = resampled([from, to], 3)
  const body = way.slice(
    flow === 'to-household' || flow === 'both' ? 3 : 0,
    flow === 'from-household' || flow === 'both' ? -3 : undefined,
  )
  const heads = [
    ...(flow === 'from-household' || flow === 'both' ? [arrowHead(way, ink)] : []),
    ...(flow === 'to-household' || flow === 'both' ? [arrowHead(way.toReversed(), ink)] : []),
  ]
  return [...lineOf(line, body), ...heads]
}

function lineOf(line: LinkLine, way: readonly Point[]): Shape[] {
  if (line === 'stressful') return relationLine('conflict', way, false)
  const look = {
    strong: { stroke: '#2d5a27', 'stroke-width': 6 },
    ordinary: { 'stroke-width': 1.6 },
    weak: { 'stroke-width': 1.8, 'stroke-dasharray': '7 6' },
    none: {},
  }[line]
  return [path(lineThrough(way), look)]
}

function legend(map: Ecomap, signs: EcomapSigns): LegendEntry[] {
  const said = (word: { label: string; means: string } | undefined) => (word ? `${word.label}: ${word.means}` : '')
  const lines = linkLines.filter((line) => map.systems.some((system) => system.line === line))
  const arrows = flows.filter(
    (flow): flow is Exclude<Flow, 'none'> =>
      flow !== 'none' && map.systems.some((system) => system.flow === flow && system.line !== 'none'),
  )
  return [
    ...lines.map((line) => ({ text: said(signs.lines[line]), icon: link({ line, flow: 'none' }, [2, 14], [50, 14]) })),
    ...arrows.map((flow) => ({
      text: said(signs.arrows[flow]),
      icon: [
        shape('circle', { cx: 7, cy: 14, r: 6, fill: 'none', stroke: '#0f5c63', 'stroke-width': 2 }),
        ...link({ line: 'ordinary', flow }, [15, 14], [50, 14]),
      ],
    })),
  ]
}

function sentence(system: EcomapSystem, own: EcomapWords, signs: EcomapSigns): string {
  const kind = signs.kinds[system.kind] ?? system.kind
  const person = system.label && system.label !== kind ? `${system.label} (${kind.toLowerCase()})` : kind
  const facts = [
    signs.lines[system.line]?.label.toLowerCase() ?? '',
    system.line === 'none' || system.flow === 'none' ? '' : (own.flows[system.flow] ?? ''),
    system.note ?? '',
  ]
  return filledIn(own.line, { person, what: facts.filter((fact) => fact !== '').join(', ') })
}

export function describeEcomap(map: Ecomap, own: EcomapWords, signs: EcomapSigns): string[] {
  if (map.systems.length === 0) return [own.nothing]
  const { places } = ecomapLayout(map)
  const systems = new Map(map.systems.map((system) => [system.id, system]))
  return [
    filledIn(own.opening, { systems: String(places.length) }),
    ...(map.household ? [`${signs.centre.label}: ${map.household}.`] : []),
    ...places.flatMap(({ id }) => {
      const system = systems.get(id)
      return system ? [sentence(system, own, signs)] : []
    }),
    ...(map.systems.some(({ flow }) => flow !== 'none') ? [signs.legend] : []),
  ]
}

export const ecomapPicture = (map: Ecomap, own: EcomapWords, signs: EcomapSigns, key: string): Picture =>
  picture(ecomapDrawn(map, own, signs), own.title, key)
