/** The sign of one person, round (0, 0), in both ways of drawing (meeting-tools.yaml, genogram.symbols.people). */
import type { FamilyPerson } from './family.ts'
import { ink, paper, path, type Shape, shape, words } from './shape.ts'

/** UK social work, and McGoldrick. */
export const profiles = ['uk', 'mcgoldrick'] as const
export type Profile = (typeof profiles)[number]

/** The key of meeting-tools.yaml, genogram.symbols.people; 'pet' has its word in drawings.yaml. */
export function signOf({ kind, sex }: Pick<FamilyPerson, 'kind' | 'sex'>): SignName {
  if (kind === 'pregnancy') return 'pregnancy'
  if (kind === 'pet') return 'pet'
  if (kind === 'miscarriage') return 'loss-miscarriage'
  if (kind === 'termination') return 'loss-termination'
  if (kind === 'stillbirth') return 'loss-stillbirth'
  return sex === 'M' ? 'male' : sex === 'F' ? 'female' : sex === 'X' ? 'non-binary' : 'not-said'
}

export type SignName =
  | 'male'
  | 'female'
  | 'not-said'
  | 'non-binary'
  | 'pregnancy'
  | 'pet'
  | 'loss-miscarriage'
  | 'loss-termination'
  | 'loss-stillbirth'

export function personSign(
  person: Pick<FamilyPerson, 'kind' | 'sex' | 'deceased'>,
  profile: Profile,
  index: boolean,
): Shape[] {
  const sign = signOf(person)
  const body = outline(sign, person.sex, profile, 27)
  const pieces = [...body]
  if (index) pieces.push(...outline(sign, person.sex, profile, 21))
  if (person.deceased && !sign.startsWith('loss-'))
    pieces.push(cross(sign === 'female' ? 19 : sign === 'male' ? 27 : 20))
  return pieces
}

function outline(sign: SignName, sex: FamilyPerson['sex'], profile: Profile, reach: number): Shape[] {
  const uk = profile === 'uk'
  switch (sign) {
    case 'male':
      return [square(reach)]
    case 'female':
      return [circle(reach)]
    case 'not-said':
      return uk ? [diamond(reach + 1)] : reach < 25 ? [] : [circle(reach, { stroke: paper }), question()]
    case 'non-binary':
      return uk ? [diamond(reach + 1), circle(reach * 0.5)] : [square(reach), circle(reach * 0.62)]
    case 'pregnancy':
      return [triangle(reach * 0.85)]
    case 'pet':
      return [diamond(reach * 0.66), circle(2.5, { fill: ink })]
    case 'loss-miscarriage':
      return uk ? [cross(9)] : [triangle(13), path('M-8 9L3 -8M8 9L-3 -8')]
    case 'loss-termination':
      return uk ? [cross(9)] : [triangle(15), path('M-9 10L4 -9M9 10L-4 -9M-13 -14H13')]
    case 'loss-stillbirth':
      return [sex === 'F' ? circle(14) : sex === 'M' ? square(14) : diamond(15), cross(sex === 'M' ? 14 : 9.5)]
  }
}

const filled = { fill: paper, stroke: ink, 'stroke-width': 2 }
const square = (reach: number): Shape =>
  shape('rect', { x: -reach, y: -reach, width: 2 * reach, height: 2 * reach, ...filled })
const circle = (r: number, more: Readonly<Record<string, string | number>> = {}): Shape =>
  shape('circle', { r, ...filled, ...more })
const diamond = (reach: number): Shape => path(`M0 ${-reach}L${reach} 0L0 ${reach}L${-reach} 0Z`, { fill: paper })
const triangle = (reach: number): Shape => path(`M0 ${-reach}L${reach} ${reach * 0.8}H${-reach}Z`, { fill: paper })
const cross = (reach: number): Shape =>
  path(`M${-reach} ${-reach}L${reach} ${reach}M${reach} ${-reach}L${-reach} ${reach}`)
const question = (): Shape => words(0, 13, '?', { size: 38, weight: 600 })
