/** Reads the notes of other hands: "saw [[mark|PERSON|word]] at [[14 Birch Road|ADDRESS]]", one a line. Of those nobody learns from only figures are ever shown. */
import { type Gold, linesOf, type Note } from './note-draw.ts'

export const anotherHand = (half: 'blind' | 'learnt'): Note[] => notesOf(`another-hand-${half}`)
export const anotherHandProse = (half: 'blind' | 'learnt'): Note[] => proseOf(`another-hand-${half}-prose`)

export const fourthHand = (half: 'blind' | 'learnt' | 'afterwards'): Note[] => notesOf(`fourth-hand-${half}`)
export const fourthHandProse = (half: 'blind' | 'learnt'): Note[] => proseOf(`fourth-hand-${half}-prose`)

export const sixthHand = (): Note[] => notesOf('sixth-hand')
export const fifthHand = (): Note[] => notesOf('fifth-hand')
export const fifthHandProse = (): Note[] => proseOf('fifth-hand-prose')

export const thirdHand = (half: 'held-out' | 'learnt' | 'afterwards'): Note[] => notesOf(`third-hand-${half}`)
export const thirdHandProse = (half: 'held-out' | 'learnt'): Note[] => proseOf(`third-hand-${half}-prose`)

const notesOf = (name: string): Note[] => linesOf(`${name}.txt`).map((line, at) => noteOf(line, `${name}-${at}`))

const proseOf = (name: string): Note[] =>
  linesOf(`${name}.txt`).map((text, at) => ({ id: `${name}-${at}`, text, spans: [] }))

function noteOf(line: string, id: string): Note {
  const spans: Gold[] = []
  let text = ''
  for (const piece of line.split(/(\[\[[^\]|]+\|[^\]]+\]\])/)) {
    const [, words = piece, kind, group] = /^\[\[([^\]|]+)\|([A-Z]+)(?:\|([a-z-]+))?\]\]$/.exec(piece) ?? []
    const end = text.length + words.length
    if (kind) spans.push({ start: text.length, end, kind, ...(group ? { group } : {}) })
    text += words
  }
  return { id, text, spans }
}
