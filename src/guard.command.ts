/**
 * `guard < text` shows findings to people; `guard --jsonl < in > out` answers each line `{id, text, roster?}` with `{id, findings}`.
 * Exit code 0: read; 2: wrong usage or a line that is not right (said on stderr with its number; the others are answered).
 */
import { once } from 'node:events'
import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline'
import { type Finding, findIdentifiers, type GuardOptions } from './guard/find-identifiers.ts'
import { pageWords, wordsOf } from './guard/finding.page.ts'

export async function run(words: readonly string[]): Promise<number> {
  if (words.some((word) => word !== '--jsonl')) {
    console.error('Usage: common-ground guard [--jsonl] < text')
    return 2
  }
  return words.includes('--jsonl') ? answerLines() : showText()
}

async function answerLines(): Promise<number> {
  let number = 0
  let isWrong = false
  for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    const asked = readLine(line)
    if (typeof asked === 'string') {
      console.error(`Line ${number}: ${asked}`)
      isWrong = true
      continue
    }
    const { id, text, ...options } = asked
    const answer = JSON.stringify({ id, findings: findIdentifiers(text, options) })
    if (!stdout.write(`${answer}\n`)) await once(stdout, 'drain')
  }
  return isWrong ? 2 : 0
}

interface Asked extends GuardOptions {
  readonly id: unknown
  readonly text: string
}

/** What is wrong with the line, or what it asks. Never repeats the text. */
function readLine(line: string): Asked | string {
  let value: unknown
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch {
    return 'this is not JSON'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'this is not an object'
  const { id, text, roster, places, schools, safeWords } = value as Record<string, unknown>
  if (id === undefined || id === null) return 'there is no "id"'
  if (typeof text !== 'string') return '"text" is not a string'
  if (roster !== undefined && roster !== null && !isRoster(roster))
    return '"roster" is not a list of names or of objects with "name"'
  for (const [name, list] of Object.entries({ places, schools, safeWords })) {
    if (list !== undefined && list !== null && !isTexts(list)) return `"${name}" is not a list of texts`
  }
  return {
    id,
    text,
    ...(isRoster(roster) ? { roster } : {}),
    ...(isTexts(places) ? { places } : {}),
    ...(isTexts(schools) ? { schools } : {}),
    ...(isTexts(safeWords) ? { safeWords } : {}),
  }
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

const isRoster = (value: unknown): value is NonNullable<GuardOptions['roster']> =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one?.name === 'string')

async function showText(): Promise<number> {
  if (stdin.isTTY) console.error('Type or paste a text, then press Ctrl-D.')
  const parts: Buffer[] = []
  for await (const part of stdin) parts.push(Buffer.from(part))
  const text = Buffer.concat(parts).toString('utf8')
  const findings = findIdentifiers(text)
  for (const finding of findings) console.log(lineOf(text, finding))
  console.log(lastLine(findings.length))
  return 0
}

/** How many things there are to look at, in words. */
export function lastLine(found: number): string {
  const { none, count } = pageWords
  if (found === 0) return none.text
  return found === 1 ? count.one : count.many.replace('{count}', String(found))
}

function lineOf(text: string, finding: Finding): string {
  const before = text.slice(0, finding.start)
  const line = before.split('\n').length
  const column = finding.start - before.lastIndexOf('\n')
  const { severity, label, why, suggestions } = wordsOf(finding)
  const found = text.slice(finding.start, finding.end).replace(/\s+/g, ' ')
  const shown = found.length > 60 ? `${found.slice(0, 57)}...` : found
  return `${line}:${column}  ${severity}: "${shown}"  ${label}. ${why} (${suggestions.join(' / ')})`
}
