/** Reads the notes that were written for measuring alone (blind.txt, blind-prose.txt). Even lines stay blind, odd ones may be learnt from. */
import { type Gold, linesOf, type Note } from './note-draw.ts'

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

export const blindNotes = (half: Half): Note[] => halfOf(linesOf('blind.txt').map(noteOf), half)

export const blindProse = (half: Half): Note[] =>
  halfOf(
    linesOf('blind-prose.txt').map((text, at) => ({ id: `prose-${at}`, text, spans: [] })),
    half,
  )

const halfOf = (notes: readonly Note[], half: Half): Note[] =>
  notes.filter((_, at) => at % 2 === (half === 'blind' ? 0 : 1))

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
