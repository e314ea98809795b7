/**
 * L0: the text as the finders read it, with a way back. Same meaning, fewer disguises: straight quotes, plain spaces, no
 * zero-width characters, full-width and look-alike letters as Latin ones, a word broken by a hyphen at a line end whole again.
 */
export interface NormalText {
  readonly text: string
  /** The index in the original of the character at an index of `text`; one more entry for the end. */
  readonly from: Uint32Array
}

export function normalText(original: string): NormalText {
  const length = original.length
  const parts: string[] = []
  const from = new Uint32Array(length * 4 + 1)
  let size = 0
  let plainFrom = 0 // characters from here on are copied as they are
  const flush = (upTo: number) => {
    if (upTo > plainFrom) parts.push(original.slice(plainFrom, upTo))
  }
  for (let at = 0; at < length; at++) {
    const code = original.charCodeAt(at)
    if (code < 128) {
      if (code === 45 && isBrokenWord(original, at)) {
        flush(at)
        at = afterBreak(original, at) - 1
        plainFrom = at + 1
        continue
      }
      if (code === 13 || code === 9) {
        flush(at)
        const follows = original.charCodeAt(at + 1)
        parts.push(code === 13 && follows !== 10 ? '\n' : ' ')
        from[size++] = at
        plainFrom = at + 1
        continue
      }
      from[size++] = at
      continue
    }
    const point = original.codePointAt(at) ?? code
    const width = point > 0xffff ? 2 : 1
    const plain = plainOf(point, original, at, width)
    if (plain === null) {
      for (let k = 0; k < width; k++) from[size++] = at + k
    } else {
      flush(at)
      parts.push(plain)
      for (let k = 0; k < plain.length; k++) from[size++] = at
      plainFrom = at + width
    }
    at += width - 1
  }
  flush(length)
  from[size] = length
  return { text: parts.join(''), from: from.subarray(0, size + 1) }
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)

/** "Jam-\nie": a hyphen, a line end, a small letter. */
function isBrokenWord(text: string, at: number): boolean {
  if (!isLetter(text.charCodeAt(at - 1))) return false
  const after = afterBreak(text, at)
  return after > at + 1 && text.charCodeAt(after) >= 97 && text.charCodeAt(after) <= 122
}

function afterBreak(text: string, at: number): number {
  let next = at + 1
  if (text.charCodeAt(next) === 13) next++
  if (text.charCodeAt(next) !== 10) return at + 1
  return next + 1
}

/** What stands for a character beyond ASCII; null: itself; '': nothing. */
function plainOf(point: number, text: string, at: number, width: number): string | null {
  if (point >= 0x2018 && point <= 0x201b) return "'"
  if (point === 0x02bc || point === 0x00b4 || point === 0x2032 || point === 0xff07) return "'"
  if (point >= 0x201c && point <= 0x201f) return '"'
  if (point === 0x00a0 || point === 0x202f || point === 0x3000 || (point >= 0x2000 && point <= 0x200a)) return ' '
  if (point === 0x2028 || point === 0x2029 || point === 0x85) return '\n'
  if (point === 0x00ad || point === 0xfeff || point === 0x2060 || point === 0x180e) return ''
  if ((point >= 0x200b && point <= 0x200f) || (point >= 0x202a && point <= 0x202e)) return ''
  if (point >= 0x2066 && point <= 0x2069) return ''
  if ((point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0000 && point <= 0xe007f)) return ''
  if (point >= 0x2010 && point <= 0x2012) return '-'
  if (point === 0x2212) return '-'
  if (point >= 0xff01 && point <= 0xff5e) return String.fromCharCode(point - 0xfee0)
  if (point >= 0x0300 && point <= 0x036f) return '' // marks that stand alone; the letter below is enough to look it up
  if (point === 0xfb01) return 'fi'
  if (point === 0xfb02) return 'fl'
  if ((point >= 0x0660 && point <= 0x0669) || (point >= 0x06f0 && point <= 0x06f9)) return String(point & 15)
  if (point >= 0x1d400 && point <= 0x1d7ff) return styled(text.slice(at, at + width))
  if (point >= 0x2460 && point <= 0x24ff) return styled(text.slice(at, at + width))
  if (point >= 0x0370 && point <= 0x04ff) return lookAlike(point, text, at)
  return null
}

function styled(character: string): string | null {
  const plain = character.normalize('NFKC')
  return plain.length <= 3 && plain !== character ? plain : null
}

/** A Cyrillic or Greek letter that looks Latin, beside a Latin letter or digit. Whole words in those scripts stay as they are. */
function lookAlike(point: number, text: string, at: number): string | null {
  const latin = latinOf[String.fromCodePoint(point)]
  if (!latin) return null
  return isLatinNear(text, at, -1) || isLatinNear(text, at, 1) ? latin : null
}

const isFigure = (code: number): boolean => code >= 48 && code <= 57

function isLatinNear(text: string, at: number, step: number): boolean {
  for (let k = 1; k <= 12; k++) {
    const code = text.charCodeAt(at + k * step)
    if (Number.isNaN(code)) return false
    if (isLetter(code) || (code >= 48 && code <= 57)) return true
    if (code === 32) return isFigure(text.charCodeAt(at + (k + 1) * step))
    if (code < 0x0370 || code > 0x04ff) return false
  }
  return false
}

const latinOf: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  һ: 'h',
  ԁ: 'd',
  в: 'b',
  к: 'k',
  м: 'm',
  н: 'h',
  т: 't',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  І: 'I',
  Ј: 'J',
  Ѕ: 'S',
  З: '3',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
}

/** Lower case, without accents, for looking up in the lists. */
export function folded(word: string): string {
  let plain = true
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) > 127) plain = false
  if (plain) return word.toLowerCase()
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[łøđðþßæœıħ]/g, (letter) => foldedLetters[letter] ?? letter)
}

const foldedLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
}
