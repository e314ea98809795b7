/** The text as words, numbers and marks, with what a finder needs to know about where each stands. */
import { folded } from './normal-text.ts'

export interface Token {
  /** Index into the normal text. */
  readonly start: number
  /** Without a possessive 's. */
  readonly end: number
  readonly kind: 'word' | 'number' | 'mixed' | 'mark'
  readonly text: string
  /** Lower case, without accents and without possessive 's. */
  readonly base: string
  readonly shape: 'lower' | 'Capital' | 'CAPITALS' | 'miXed'
  readonly possessive: boolean
  /** First word of a sentence, a line, a quotation or a list item: a capital here says nothing. */
  opens: boolean
  /** A line end lies between this token and the one before. */
  readonly newLine: boolean
  /** In a heading or in a line of capitals: capitals say nothing. */
  plain: boolean
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isSpace = (code: number): boolean => code === 32 || code === 10
const isLower = (code: number): boolean => code >= 97 && code <= 122
const isUpper = (code: number): boolean => code >= 65 && code <= 90

/** Letters of any script; marks and signs of general punctuation are none. */
function isLetter(code: number): boolean {
  if (!(code >= 128)) return isLower(code) || isUpper(code) // NaN: beyond the end
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba
  return !(
    code === 0xd7 ||
    code === 0xf7 ||
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    code >= 0xd800
  )
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const length = text.length
  let at = 0
  let newLine = true
  let opens = true
  while (at < length) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) {
      if (code === 10) {
        newLine = true
        if (endsLine(tokens, text, at)) opens = true
      }
      at++
      continue
    }
    if (isLetter(code) || isDigit(code)) {
      const token = wordAt(text, at, newLine, opens)
      tokens.push(token)
      at = token.end + (token.possessive ? possessiveLength(text, token.end) : 0)
      newLine = false
      opens = false
      continue
    }
    const mark = text.charAt(at)
    tokens.push({
      start: at,
      end: at + 1,
      kind: 'mark',
      text: mark,
      base: mark,
      shape: 'lower',
      possessive: false,
      opens,
      newLine,
      plain: false,
    })
    if (opensAfter(mark, text, at)) opens = true
    at++
    newLine = false
  }
  markPlainLines(tokens)
  return tokens
}

/** A line end opens a sentence after a blank line, a short line, or a full stop. A wrapped line does not. */
function endsLine(tokens: readonly Token[], text: string, at: number): boolean {
  const last = tokens.at(-1)
  if (!last || last.kind === 'mark') return true
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  return at - lineStart < 60 || text.charCodeAt(at + 1) === 10
}

function opensAfter(mark: string, text: string, at: number): boolean {
  if (
    mark === '.' ||
    mark === '!' ||
    mark === '?' ||
    mark === '•' ||
    mark === '*' ||
    mark === '>' ||
    mark === '|' ||
    mark === '…'
  )
    return true
  if (mark === ':' || mark === '"' || mark === '–' || mark === '—' || mark === ';' || mark === '#') return true
  if (mark === '-') return isSpace(text.charCodeAt(at + 1)) || at === 0
  if (mark === "'") return at === 0 || isSpace(text.charCodeAt(at - 1))
  return false
}

function possessiveLength(text: string, at: number): number {
  return text.charAt(at + 1) === 's' || text.charAt(at + 1) === 'S' ? 2 : 1
}

function wordAt(text: string, start: number, newLine: boolean, opens: boolean): Token {
  const length = text.length
  let end = start
  let letters = 0
  let digits = 0
  let upper = 0
  let possessive = false
  while (end < length) {
    const code = text.charCodeAt(end)
    if (isDigit(code)) digits++
    else if (isLetter(code)) {
      letters++
      if (isUpper(code) || (code > 127 && text.charAt(end) !== text.charAt(end).toLowerCase())) upper++
    } else if (code === 39 || code === 45 || code === 95) {
      const next = text.charCodeAt(end + 1)
      if (code === 39 && (next === 115 || next === 83) && !isLetter(text.charCodeAt(end + 2)) && letters > 1) {
        possessive = true
        break
      }
      if (code === 45 && (isDigit(next) || isDigit(text.charCodeAt(end - 1)))) break
      if (!(isLetter(next) || (code === 95 && isDigit(next)))) {
        if (code === 39 && letters > 1 && /[sS]/.test(text.charAt(end - 1)) && isSpace(next)) possessive = true
        break
      }
    } else break
    end++
  }
  const word = text.slice(start, end)
  const first = text.charAt(start)
  const hasUpperFirst = first !== first.toLowerCase()
  const shape =
    upper === 0
      ? 'lower'
      : upper === letters && letters > 1
        ? 'CAPITALS'
        : hasUpperFirst && upper <= capitalsAllowed(word)
          ? 'Capital'
          : 'miXed'
  return {
    start,
    end,
    kind: digits === 0 ? 'word' : letters === 0 ? 'number' : 'mixed',
    text: word,
    base: folded(word),
    shape: letters === 1 && upper === 1 ? 'Capital' : shape,
    possessive,
    opens,
    newLine,
    plain: false,
  }
}

/** "O'Connor", "Jamie-Lee", "McDonald" and "MacLeod" have more than one. */
function capitalsAllowed(word: string): number {
  let allowed = 1
  for (let at = 1; at < word.length; at++) if (word[at] === '-' || word[at] === "'") allowed++
  if (/^(Mc|Mac|De|Di|Fitz|Le|La|Van)[A-Z]/.test(word)) allowed++
  return allowed
}

/** A heading (short, no full stop, most words with a capital) and a line of capitals: their capitals say nothing about names. */
function markPlainLines(tokens: Token[]): void {
  let first = 0
  for (let at = 1; at <= tokens.length; at++) {
    if (at < tokens.length && !tokens[at]?.newLine) continue
    markLine(tokens, first, at)
    first = at
  }
}

function markLine(tokens: Token[], first: number, last: number): void {
  let words = 0
  let capitals = 0
  let long = 0
  let longCapital = 0
  let startsSmall = false
  for (let at = first; at < last; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') continue
    if (words === 0) startsSmall = token.shape === 'lower'
    words++
    if (token.text.length > 3) long++
    if (token.shape !== 'lower') {
      if (token.text.length > 3) longCapital++
    }
    if (token.shape === 'CAPITALS') capitals++
  }
  const end = tokens[last - 1]?.text
  const isHeading =
    words >= 2 && words <= 12 && !startsSmall && long > 1 && longCapital >= long * 0.7 && end !== '.' && end !== ','
  const isShouted = words >= 2 && capitals >= words * 0.7
  if (!isHeading && !isShouted) return
  for (let at = first; at < last; at++) {
    const token = tokens[at]
    if (token) token.plain = true
  }
}
