/** What the signs mean: only those that are on the drawing. */
import type { GenogramWords, SignWords } from './drawing-words.ts'
import type { Family, UnionStatus } from './family.ts'
import type { Point } from './measure.ts'
import { type Profile, personSign, signOf } from './person-sign.ts'
import { lineKindOf, lineKinds, relationLine } from './relation-line.ts'
import { path, type Shape, shape, words } from './shape.ts'

export interface LegendEntry {
  readonly text: string
  /** Within 52 by 28. */
  readonly icon: readonly Shape[]
}

/** Statuses to the keys of meeting-tools.yaml, genogram.symbols.couples; the others say their word on the line. */
const coupleSign: Readonly<Record<UnionStatus, string>> = {
  married: 'married',
  widowed: 'married',
  cohabiting: 'living-together',
  separated: 'separated',
  divorced: 'divorced',
  casual: 'brief',
  engaged: 'brief',
  affair: 'brief',
  abuse: '',
  donor: '',
  unknown: 'not-known',
}
const childSign = { biological: 'birth', adopted: 'adopted', fostered: 'foster', kinship: 'kinship' } as const

export function legendOf(family: Family, profile: Profile, own: GenogramWords, signs: SignWords): LegendEntry[] {
  const entries: LegendEntry[] = []
  const add = (text: string | undefined, ...icon: Shape[]) => {
    if (text) entries.push({ text, icon })
  }
  const { people, couples, children, household, lines } = signs.symbols
  const seen = new Set<string>()
  for (const person of family.persons) {
    const sign = signOf(person)
    if (seen.has(sign)) continue
    seen.add(sign)
    const icon = personSign({ ...person, deceased: sign.startsWith('loss-') }, profile, false)
    add(
      sign === 'pet' ? own.pet : people[sign]?.label,
      shape('g', { transform: 'translate(26 14) scale(0.44)' }, ...icon),
    )
  }
  const index = family.persons.find(({ id }) => id === family.index)
  if (index)
    add(
      people.index?.label,
      shape(
        'g',
        { transform: 'translate(26 14) scale(0.44)' },
        ...personSign({ ...index, deceased: false }, profile, true),
      ),
    )
  if (family.persons.some(({ deceased, kind }) => deceased && (kind === 'person' || kind === 'pet')))
    add(
      people.died?.label,
      shape(
        'g',
        { transform: 'translate(26 14) scale(0.44)' },
        ...personSign({ kind: 'person', sex: 'M', deceased: true }, profile, false),
      ),
    )

  const across = (more: Readonly<Record<string, string | number>> = {}) => path('M2 14H50', more)
  const uk = profile === 'uk'
  const used = new Set(
    family.unions.filter(({ partners }) => partners.length === 2).map(({ status }) => coupleSign[status]),
  )
  const couple: Readonly<Record<string, Shape[]>> = {
    married: [across()],
    'living-together': [across(uk ? {} : { 'stroke-dasharray': '9 6' })],
    brief: [across({ 'stroke-dasharray': uk ? '9 5' : '9 5 2 5' })],
    separated: [across(), path('M21 24L31 4')],
    divorced: [across(), path('M18 24L28 4M24 24L34 4')],
    'not-known': [across({ 'stroke-dasharray': '2 5' }), words(26, 10, own['not-known'], { size: 11 })],
  }
  for (const [key, icon] of Object.entries(couple)) if (used.has(key)) add(couples[key]?.label, ...icon)

  const links = new Set(family.children.map(({ link }) => link))
  const down = (more: Readonly<Record<string, string | number>> = {}) => path('M26 1V27', more)
  const letter = (text: string | undefined) => words(38, 18, text ?? '', { size: 12, weight: 600 })
  if (links.has('biological')) add(children[childSign.biological]?.label, down())
  if (links.has('adopted'))
    add(
      children.adopted?.label,
      ...(uk
        ? [down({ 'stroke-dasharray': '8 5' }), letter(own.letters.adopted)]
        : [down(), path('M30 1V27', { 'stroke-dasharray': '6 4' })]),
    )
  if (links.has('fostered'))
    add(children.foster?.label, down({ 'stroke-dasharray': '2 5' }), ...(uk ? [letter(own.letters.fostered)] : []))
  if (links.has('kinship'))
    add(children.kinship?.label, down({ 'stroke-dasharray': '2 5' }), letter(own.letters.kinship))
  if (links.has('donor')) add(own.donor, down({ 'stroke-dasharray': '8 4 2 4' }), letter(own.letters.donor))
  if (family.children.some(({ twin, zyg }) => twin !== undefined && zyg !== 'MZ'))
    add(children.twins?.label, path('M26 2L14 26M26 2L38 26'))
  if (family.children.some(({ twin, zyg }) => twin !== undefined && zyg === 'MZ'))
    add(children['identical-twins']?.label, path('M26 2L14 26M26 2L38 26M20 14H32'))
  if (family.households.length > 0)
    add(
      household['lives-together']?.label,
      shape('rect', {
        x: 3,
        y: 3,
        width: 46,
        height: 22,
        rx: 7,
        fill: '#0f5c63',
        'fill-opacity': 0.05,
        stroke: '#0f5c63',
        'stroke-width': 2,
        'stroke-dasharray': '1 5',
        'stroke-linecap': 'round',
      }),
    )
  const kinds = new Set(family.relations.map(({ type }) => lineKindOf(type)))
  const way: Point[] = [
    [2, 14],
    [50, 14],
  ]
  for (const kind of lineKinds) if (kinds.has(kind)) add(lines[kind]?.label, ...relationLine(kind, way, false))
  return entries
}
