/** The genogram as a drawing: family lines, people, households, how people get on, and a legend of just what is on it. */
import { ageOf, describeFamily, describePerson, namer } from './describe.ts'
import { familyLines } from './draw-family-lines.ts'
import { householdShapes } from './draw-households.ts'
import { relationPieces } from './draw-relations.ts'
import type { GenogramWords, SignWords } from './drawing-words.ts'
import type { Family, FamilyPerson } from './family.ts'
import type { Layout } from './layout.ts'
import { type LegendEntry, legendOf } from './legend.ts'
import { measure, type Point } from './measure.ts'
import { type Profile, personSign } from './person-sign.ts'
import { paper, path, type Shape, words, wrapped } from './shape.ts'

export interface Drawn {
  /** Everything but people, households first. */
  readonly behind: readonly Shape[]
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly x: number
    readonly y: number
    readonly sign: readonly Shape[]
  }[]
  /** Words on lines. */
  readonly front: readonly Shape[]
  readonly legend: readonly LegendEntry[]
  readonly description: readonly string[]
  /** What the drawing needs; lines of getting on may reach beyond the layout. */
  readonly frame: Frame
}

export interface Frame {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function drawn(family: Family, layout: Layout, profile: Profile, own: GenogramWords, signs: SignWords): Drawn {
  const persons = new Map(family.persons.map((person) => [person.id, person]))
  const name = namer(family, own)
  const relations = relationPieces(family, layout, signs)
  const people = layout.persons.flatMap(({ id, x, y }) => {
    const person = persons.get(id)
    if (!person) return []
    const sign = [...personSign(person, profile, id === family.index), ...labels(person, signs)]
    return [
      {
        id,
        name: person.label || person.kind !== 'person' ? describePerson(person, family, own, signs) : name(id),
        x,
        y,
        sign,
      },
    ]
  })
  return {
    behind: [...householdShapes(layout, own), ...familyLines(family, layout, profile, own), ...relations.lines],
    people,
    front: relations.words,
    legend: legendOf(family, profile, own, signs),
    description: describeFamily(family, layout, own, signs),
    frame: frameOf(layout, relations.ways),
  }
}

function frameOf({ width, height }: Layout, ways: readonly (readonly Point[])[]): Frame {
  let [left, top, right, bottom] = [0, 0, width, height]
  for (const way of ways)
    for (const [x, y] of way) {
      left = Math.min(left, x - 16)
      top = Math.min(top, y - 16)
      right = Math.max(right, x + 16)
      bottom = Math.max(bottom, y + 16)
    }
  return { left, top, right, bottom }
}

function labels(person: FamilyPerson, signs: SignWords): Shape[] {
  const lines = wrapped(person.label ?? '', 14, 3)
  const age = ageOf(person, signs)
  const rows = lines.length + (age === '' ? 0 : 1)
  return [
    ...(rows === 0 ? [] : [behindLabels(rows)]),
    ...lines.map((line, place) => words(0, measure.half + 14 + place * 13, line, { weight: 600, size: 12.5 })),
    ...(age === '' ? [] : [words(0, measure.half + 14 + lines.length * 13, age, { size: 12, colour: '#44545a' })]),
  ]
}

/** A parent alone has their line to the children straight below: it begins under the words, not between them. */
const behindLabels = (rows: number): Shape =>
  path(`M0 ${measure.half + 1.5}V${measure.half + 4 + rows * 13}`, { stroke: paper, 'stroke-width': 8 })
