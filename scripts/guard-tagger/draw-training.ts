/** Notes to train the tagger with: sentences of people.txt with drawn names, sentences of words.txt and of dictionaries without, as people type them. */
import { readFileSync } from 'node:fs'
import { linesOf as formLines, type Gold, type Note } from '../../bench/guard/note-draw.ts'
import { groups } from '../../bench/guard/people.ts'

type Random = () => number

const linesOf = (name: string): string[] =>
  readFileSync(`scripts/guard-tagger/${name}`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('# '))

export const wordNamesToTrain = (): string[] => linesOf('names.txt').flatMap((line) => line.split(' '))

/** Of the forms that may be looked at, those that hold nothing but names. */
const formsWithNames = (): string[] =>
  formLines('forms.txt')
    .filter((form, at) => at % 4 !== 3 && /\{n\}/.test(form) && !/\{(?!n\}|m\}|sn\})/.test(form))
    .map((form) => form.replaceAll('{sn}', '{s}'))

export function drawTraining(random: Random): Note[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const people = linesOf('people.txt')
  const small = linesOf('people-small.txt')
  const words = linesOf('words.txt')
  const examples = linesOf('examples.txt')
  const procedure = linesOf('procedure.txt')
  const forms = formsWithNames()
  const names = wordNamesToTrain()
  const others = Object.values(groups).flatMap(([given]) => given)
  const surnames = Object.values(groups).flatMap(([, family]) => family)
  const notes: Note[] = []
  const add = (lines: readonly string[], styled: (text: string) => string) => {
    const text = lines.join(random() < 0.85 ? ' ' : '\n')
    const person = () => (random() < 0.75 ? pick(names) : pick(others))
    notes.push(filled(text, { n: person(), m: person(), s: pick(surnames) }, styled, `training-${notes.length}`))
  }
  const styled = (): ((text: string) => string) => {
    const style = random()
    if (style < 0.3) return (text) => text.toLowerCase().replace(random() < 0.5 ? /[.'](?=\s|$|s\b)/g : /$^/, '')
    return style < 0.34 ? (text) => text.toUpperCase() : (text) => text
  }
  for (let round = 0; round < 8; round++) {
    for (const line of people) add(random() < 0.4 ? [pick(people), line] : [line], styled())
    for (const line of forms) add([line], styled())
    for (const line of small) add([line], (text) => text.toLowerCase())
    for (const line of small) if (random() < 0.3) add([line, pick(words).toLowerCase()], (text) => text.toLowerCase())
  }
  for (let round = 0; round < 4; round++)
    for (const line of words) add(random() < 0.3 ? [line, pick(words)] : [line], styled())
  for (const line of examples)
    add([random() < 0.5 ? line : `${line.charAt(0).toUpperCase()}${line.slice(1)}.`], styled())
  for (const line of procedure) add([line], styled())
  return notes
}

function filled(
  form: string,
  values: Readonly<Record<string, string>>,
  styled: (text: string) => string,
  id: string,
): Note {
  const spans: Gold[] = []
  let text = ''
  for (const piece of form.split(/(\{[nms]\})/)) {
    const value = /^\{([nms])\}$/.exec(piece)?.[1]
    const shown = styled(value ? (values[value] ?? '') : piece)
    if (value) spans.push({ start: text.length, end: text.length + shown.length, kind: 'PERSON' })
    text += shown
  }
  return { id, text, spans }
}
