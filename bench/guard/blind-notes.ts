/** Reads the notes that were written for measuring alone (blind.txt, blind-prose.txt). Even lines stay blind, odd ones may be learnt from. */
import { type Gold, linesOf, type Note, randomOf } from './note-draw.ts'

const groups: Readonly<Record<string, string>> = {
  w: 'word names',
  s: 'scottish',
  g: 'gaelic',
  e: 'english',
  p: 'polish',
  a: 'south asian',
  r: 'arabic',
  f: 'african',
  x: 'eastern european',
  c: 'other origins',
  k: 'nicknames',
  z: 'pets',
  i: 'initials',
  y: 'odd spelling',
}

const kinds: Readonly<Record<string, string>> = {
  B: 'DATE_OF_BIRTH',
  D: 'DATE',
  A: 'ADDRESS',
  L: 'PLACE',
  PC: 'POSTCODE',
  T: 'PHONE',
  E: 'EMAIL',
  U: 'URL',
  H: 'HANDLE',
  V: 'VEHICLE',
  C: 'CASE_ID',
  POL: 'POLICE_REF',
  CRT: 'COURT_REF',
  S: 'SCHOOL',
  O: 'ORGANISATION_LOCAL',
  ID: 'OTHER_ID',
}

export type Half = 'blind' | 'learnt from'

/** The odd lines come with more that were written to learn from. */
export const blindNotes = (half: Half): Note[] => [
  ...halfOf(linesOf('blind.txt').map(noteOf), half),
  ...(half === 'blind' ? [] : linesOf('learnt.txt').map(noteOf)),
]

export const blindProse = (half: Half): Note[] =>
  [...halfOf(linesOf('blind-prose.txt'), half), ...(half === 'blind' ? [] : linesOf('learnt-prose.txt'))].map(
    (text, at) => ({ id: `prose-${at}`, text, spans: [] }),
  )

const halfOf = <T>(lines: readonly T[], half: Half): T[] =>
  lines.filter((_, at) => at % 2 === (half === 'blind' ? 0 : 1))

/** `saw {w:mark} at school` → the text, and "mark" as a PERSON of the group of names that are words. */
function noteOf(line: string, at: number): Note {
  const spans: Gold[] = []
  let text = ''
  for (const piece of line.replaceAll('\\n', '\n').split(/(\{[A-Za-z]+:[^}]*\})/)) {
    const marked = /^\{([A-Za-z]+):([^}]*)\}$/.exec(piece)
    const [, code = '', words = piece] = marked ?? []
    const group = groups[code]
    const end = text.length + words.length
    if (marked)
      spans.push(
        group
          ? { start: text.length, end, kind: 'PERSON', group }
          : { start: text.length, end, kind: kinds[code] ?? code },
      )
    text += words
  }
  return { id: `blind-${at}`, text, spans }
}

const wordNames: Readonly<Record<Half, readonly string[]>> = {
  blind:
    'Joy Dawn Bill Rob Frank Art Pat Sandy Ray Dean Autumn Star Angel Honey Blessing Precious Patience Mercy River Rain Hunter Archer Mason Major Chase Lance Sue Reed Miles Pearl Crystal Melody Destiny Miracle Prince Robin Heath Clay Sage Junior Rich Guy Gene Dale Rex Jet Woody Brook Bonnie Justice'.split(
      ' ',
    ),
  'learnt from':
    'Grace Will Mark Summer Hope Faith Rose Daisy Lily Amber Jade Ivy Holly Violet Grant Drew Jasmine Penny Carol Max Sky Storm King Duke Coral Harmony Trinity Treasure Glory Promise Victor Rocky Rusty Sunny Ash Cliff Forest Ocean Phoenix Blaze Ruby Hazel Heather Olive Ginger Pepper Coco Buddy Ace Scout'.split(
      ' ',
    ),
}

/** The same notes with every given name replaced by one that is a word: what the frame alone gives away. */
export const crossedNotes = (half: Half): Note[] => crossed(blindNotes(half), wordNames[half], 8)

/** Each note some times over, with other names each time. */
export function crossed(notes: readonly Note[], names: readonly string[], rounds: number): Note[] {
  const random = randomOf(11)
  return Array.from({ length: rounds }, () => notes)
    .flat()
    .map((note, at) => {
      const given = new Map<string, string>()
      const nameFor = (old: string): string => {
        const known = given.get(old.toLowerCase()) ?? (names[Math.floor(random() * names.length)] as string)
        given.set(old.toLowerCase(), known)
        return old === old.toLowerCase() ? known.toLowerCase() : old === old.toUpperCase() ? known.toUpperCase() : known
      }
      return withNames(`${note.id}-${at}`, note, nameFor)
    })
}

const notGiven = /^(?:mr|mrs|ms|miss|dr|pc|ds|dc|insp|nurse|pan|um|abu|.\.?.\.?)$/i

function withNames(id: string, note: Note, nameFor: (old: string) => string): Note {
  const spans: Gold[] = []
  let text = ''
  let from = 0
  for (const span of note.spans) {
    text += note.text.slice(from, span.start)
    const old = note.text.slice(span.start, span.end)
    const [first = ''] = old.split(' ')
    const isPerson = span.kind === 'PERSON' && !notGiven.test(first) && !old.includes(',')
    const now = isPerson ? nameFor(first) + old.slice(first.length) : old
    spans.push({
      ...span,
      start: text.length,
      end: text.length + now.length,
      ...(isPerson ? { group: 'word names' } : {}),
    })
    text += now
    from = span.end
  }
  return { id, text: text + note.text.slice(from), spans }
}
