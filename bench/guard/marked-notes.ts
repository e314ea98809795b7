/** Reads the notes of another hand: "saw [[mark|PERSON|word]] at [[14 Birch Road|ADDRESS]]", one a line. Of the blind ones only figures are ever shown. */
import { type Gold, linesOf, type Note } from './note-draw.ts'

export const anotherHand = (half: 'blind' | 'learnt'): Note[] => linesOf(`another-hand-${half}.txt`).map(noteOf)

export const anotherHandProse = (half: 'blind' | 'learnt'): Note[] =>
  linesOf(`another-hand-${half}-prose.txt`).map((text, at) => ({ id: `prose-${at}`, text, spans: [] }))

function noteOf(line: string, at: number): Note {
  const spans: Gold[] = []
  let text = ''
  for (const piece of line.split(/(\[\[[^\]|]+\|[^\]]+\]\])/)) {
    const [, words = piece, kind, group] = /^\[\[([^\]|]+)\|([A-Z]+)(?:\|([a-z-]+))?\]\]$/.exec(piece) ?? []
    const end = text.length + words.length
    if (kind) spans.push({ start: text.length, end, kind, ...(group ? { group } : {}) })
    text += words
  }
  return { id: `another-hand-${at}`, text, spans }
}
