/** Every set of notes and of prose the bench measures, in the order it prints them. */
import { blindNotes, blindProse, crossedNotes } from './blind-notes.ts'
import {
  anotherHand,
  anotherHandProse,
  fifthHand,
  fifthHandProse,
  fourthHand,
  fourthHandProse,
  sixthHand,
  thirdHand,
  thirdHandProse,
} from './marked-notes.ts'
import { draw, linesOf, type Note } from './note-draw.ts'

export const ownSets = (): Record<string, readonly Note[]> => ({
  'blind notes of a sixth hand': sixthHand(),
  'notes of a fifth hand, learnt from': fifthHand(),
  'prose of a fifth hand, learnt from': fifthHandProse(),
  'blind notes of a fourth hand': fourthHand('blind'),
  'blind prose of a fourth hand': fourthHandProse('blind'),
  'notes of a fourth hand, learnt from': fourthHand('learnt'),
  'prose of a fourth hand, learnt from': fourthHandProse('learnt'),
  'held out notes of a third hand': thirdHand('held-out'),
  'held out prose of a third hand': thirdHandProse('held-out'),
  'notes of a third hand, learnt from': thirdHand('learnt'),
  'prose of a third hand, learnt from': thirdHandProse('learnt'),
  'blind notes of another hand': anotherHand('blind'),
  'blind prose of another hand': anotherHandProse('blind'),
  'notes of another hand, learnt from': anotherHand('learnt'),
  'prose of another hand, learnt from': anotherHandProse('learnt'),
  'blind notes': blindNotes('blind'),
  'blind prose without identifiers': blindProse('blind'),
  'blind notes, every name a word': crossedNotes('blind'),
  'other half, learnt from': blindNotes('learnt from'),
  'other half, prose without identifiers': blindProse('learnt from'),
  'other half, every name a word': crossedNotes('learnt from'),
  'own forms': draw({ size: 2000, seed: 7, part: 'development' }),
  'own forms, held out': draw({ size: 1000, seed: 9, part: 'held out' }),
  'names known beforehand: blind notes of another hand': withRoster(anotherHand('blind')),
  'names known beforehand: blind notes, every name a word': withRoster(crossedNotes('blind')),
  'names known beforehand: own forms, held out': withRoster(draw({ size: 1000, seed: 9, part: 'held out' })),
  'care prose without identifiers': linesOf('prose.txt').map((text, at) => ({
    id: `prose-${at}`,
    text,
    spans: [],
  })),
})

/** Each note with the names that stand in it as its roster. */
const withRoster = (notes: readonly Note[]): Note[] =>
  notes.map((note) => ({
    ...note,
    roster: note.spans.filter(({ kind }) => kind === 'PERSON').map(({ start, end }) => note.text.slice(start, end)),
  }))
