/** `common-ground genogram layout|draw|describe|gedcom < family.json`, `… from-gedcom < file.ged`. Needs no database. Exit code 2: the input is not a family, and where. */
import { text } from 'node:stream/consumers'
import { drawings, meetingTools } from '#content'
import { describeFamily } from './room/genogram/describe.ts'
import type { Family } from './room/genogram/family.ts'
import { type FamilyFault, readFamily } from './room/genogram/family-file.ts'
import { readGedcom, writeGedcom } from './room/genogram/gedcom-file.ts'
import { genogramPicture } from './room/genogram/genogram-svg.ts'
import { type Layout, layoutOf } from './room/genogram/layout.ts'
import type { Profile } from './room/genogram/person-sign.ts'

const usage =
  'Usage: common-ground genogram layout|draw|describe|gedcom [--profile uk|mcgoldrick] < family.json, or genogram from-gedcom < file.ged'

export async function run(words: readonly string[]): Promise<number> {
  const [what = '', ...options] = words
  const profile = what === 'draw' ? profileIn(options) : options.length === 0 ? 'uk' : null
  if (!['layout', 'draw', 'describe', 'gedcom', 'from-gedcom'].includes(what) || profile === null) return wrong(usage)
  if (what === 'from-gedcom') return fromGedcom(await text(process.stdin))
  const read = readFamilyText(await text(process.stdin))
  if ('wrong' in read) return wrong(read.wrong)
  const { family } = read
  const layout = layoutOf(family)
  tellLoops(layout)
  const signs = meetingTools.genogram
  if (what === 'layout') process.stdout.write(`${JSON.stringify(asPrinted(layout))}\n`)
  else if (what === 'gedcom') process.stdout.write(writeGedcom(family))
  else if (what === 'draw') process.stdout.write(`${genogramPicture(family, profile, drawings.genogram, signs).svg}\n`)
  else process.stdout.write(`${describeFamily(family, layout, drawings.genogram, signs).join('\n')}\n`)
  return 0
}

/** Structure alone: no names, dates or places come in. What is wrong in the file is told by line; the rest is read. */
function fromGedcom(input: string): number {
  const { family, faults } = readGedcom(input, (number) => `${drawings.genogram.unnamed} ${number}`)
  for (const { line, wrong: found } of faults) console.error(`line ${line}: ${drawings.gedcom.faults[found]}`)
  if (family.persons.length === 0) return wrong('There is nobody in this file.')
  process.stdout.write(`${JSON.stringify(family, null, 2)}\n`)
  return 0
}

/** `--profile uk`, `--profile=mcgoldrick`, or nothing: UK social work. */
function profileIn(options: readonly string[]): Profile | null {
  if (options.length === 0) return 'uk'
  const said =
    options.length === 1 ? options[0]?.match(/^--profile=(.+)$/)?.[1] : options[0] === '--profile' ? options[1] : ''
  return options.length <= 2 && (said === 'uk' || said === 'mcgoldrick') ? said : null
}

function wrong(message: string): number {
  console.error(message)
  return 2
}

function readFamilyText(input: string): { family: Family } | { wrong: string } {
  let value: unknown
  try {
    value = JSON.parse(input.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { wrong: `The input is not JSON: ${error instanceof Error ? error.message : error}` }
  }
  const read = readFamily(value)
  return 'faults' in read ? { wrong: read.faults.map(sentence).join('\n') } : read
}

const sayings: Readonly<Record<FamilyFault['wrong'], string>> = {
  'not-an-object': 'must be an object',
  'not-a-list': 'must be a list',
  'not-a-text': 'must be a text',
  'not-a-number': 'must be a number',
  'not-true-or-false': 'must be true or false',
  'not-a-choice': 'is not one of the values',
  missing: 'is missing',
  empty: 'must not be empty',
  'too-long': 'is too long',
  'too-many': 'holds too many entries',
  'id-used-twice': 'is there twice',
  'no-such-id': 'leads to nobody in this file',
  'one-or-two-partners': 'must hold one or two people',
  'own-partner': 'names the same person twice',
  'own-child': 'is the child of itself',
  'own-relation': 'joins a person with itself',
}

function sentence({ at, wrong: found, is, may }: FamilyFault): string {
  const value = is === undefined ? '' : ` (${is})`
  return `${at}${value}: ${sayings[found]}${may ? `: ${may.join(', ')}` : ''}`
}

/** Somebody who is their own ancestor is drawn all the same: the line goes up. */
function tellLoops({ loops }: Layout): void {
  for (const { union, person } of loops)
    console.error(`${person} as a child of ${union} is their own ancestor; that line is drawn upwards`)
}

const round = (value: number): number => Math.round(value * 100) / 100
const place = <T extends { readonly id: string; readonly x: number; readonly y: number }>({ id, x, y }: T) => ({
  id,
  x: round(x),
  y: round(y),
})
const points = (list: readonly (readonly [number, number])[]) => list.map(([x, y]) => [round(x), round(y)])

function asPrinted(layout: Layout) {
  return {
    persons: layout.persons.map(place),
    unions: layout.unions.map(place),
    lines: layout.lines.map((line) => ({
      kind: line.kind,
      union: line.union,
      ...(line.person === undefined ? {} : { person: line.person }),
      points: points(line.points),
    })),
    households: layout.households.map((household) => ({ id: household.id, points: points(household.points) })),
    width: round(layout.width),
    height: round(layout.height),
  }
}
