/** What general tools find in the same notes (development dependencies only, never shipped). */
import type { Note } from './note-draw.ts'
import type { Found } from './score.ts'

type Find = (note: Note) => readonly Found[]

/** Each tool with what it finds in a note. One of them only answers later: it reads the notes beforehand. */
export async function peers(notes: readonly Note[]): Promise<readonly (readonly [string, Find])[]> {
  return [
    ['openredaction', await openredaction(notes)],
    ['redact-pii', await redactPii()],
    ['compromise', await compromise()],
    ['wink-nlp', await wink()],
  ]
}

async function openredaction(notes: readonly Note[]): Promise<Find> {
  const { OpenRedaction } = (await import('openredaction')) as unknown as {
    OpenRedaction: new () => {
      detect(text: string): Promise<{ detections: readonly { position: readonly [number, number] }[] }>
    }
  }
  const tool = new OpenRedaction()
  const found = new Map<string, readonly Found[]>()
  for (const { id, text } of notes) {
    const { detections } = await tool.detect(text)
    found.set(
      id,
      detections.map(({ position: [start, end] }) => ({ start, end, kind: 'any' })),
    )
  }
  return ({ id }) => found.get(id) ?? []
}

async function redactPii(): Promise<Find> {
  const { SyncRedactor } = (await import('redact-pii')) as unknown as {
    SyncRedactor: new () => { redact(text: string): string }
  }
  const tool = new SyncRedactor()
  return ({ text }) => goneFrom(text, tool.redact(text))
}

async function compromise(): Promise<Find> {
  const { default: nlp } = await import('compromise')
  return ({ text }) => {
    const document = nlp(text)
    return [document.people(), document.places(), document.organizations()].flatMap((view) =>
      (view.json({ offset: true }) as { offset: { start: number; length: number } }[]).map(({ offset }) => ({
        start: offset.start,
        end: offset.start + offset.length,
        kind: 'any',
      })),
    )
  }
}

/** Its proper nouns: the model knows no people. */
async function wink(): Promise<Find> {
  const { default: winkNlp } = await import('wink-nlp')
  const { default: model } = await import('wink-eng-lite-web-model')
  const nlp = winkNlp(model)
  const { its } = nlp
  return ({ text }) => {
    const found: Found[] = []
    let from = 0
    nlp
      .readDoc(text)
      .tokens()
      .each((token: { out(what?: unknown): unknown }) => {
        const word = String(token.out())
        const start = text.indexOf(word, from)
        if (start < 0) return
        from = start + word.length
        if (token.out(its.pos) === 'PROPN') found.push({ start, end: from, kind: 'any' })
      })
    return found
  }
}

/** What a tool that only gives back a changed text has taken out: the words of the original that are missing, in order. */
function goneFrom(before: string, after: string): Found[] {
  const found: Found[] = []
  let from = 0
  for (const match of before.matchAll(/[\p{L}\p{N}]+/gu)) {
    const at = after.indexOf(match[0], from)
    if (at >= 0 && at - from < 60) from = at + match[0].length
    else found.push({ start: match.index, end: match.index + match[0].length, kind: 'any' })
  }
  return found
}
