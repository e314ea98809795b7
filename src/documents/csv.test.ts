import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CsvCell, csv } from './csv.ts'

describe('csv', () => {
  test('begins with the mark that Excel needs and ends every row with CRLF', () => {
    expect(
      csv([
        ['Agency', 'Requests'],
        ['Health', 3],
      ]),
    ).toBe('\ufeff"Agency","Requests"\r\n"Health",3\r\n')
  })

  test('numbers stay numbers, nothing stays empty, quotation marks are doubled', () => {
    expect(csv([[-3, 1.5, Number.NaN, null, undefined, true, 'say "yes", then\nwait']])).toBe(
      '\ufeff-3,1.5,,,,true,"say ""yes"", then\nwait"\r\n',
    )
  })

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\u200b=1',
    '＝1',
    '＋1',
    '－1',
    '＠A',
    '"=1',
    '\ufeff=1',
  ])('%j is not run as a formula', (text) => {
    expect(readBack(csv([[text]]))[0]?.[0]).toBe(`'${text}`)
  })

  test.each(['Social work', '3 – 5', 'a=b', 'first.last@agency.example', "children's reporter"])(
    '%j stays as it is',
    (text) => {
      expect(readBack(csv([[text]]))).toEqual([[text]])
    },
  )

  test('whatever is written, the same cells come back and none begins like a formula', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('=', '+', '-', '@', '＝', '"', ',', ';', '\r', '\n', '\t', ' ', 'a', '\ufeff', '|'))
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(fc.array(fc.array(nasty, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
        const back = readBack(csv(rows))
        expect(back.map((cells) => cells.length)).toEqual(rows.map((cells) => cells.length))
        for (const [at, cells] of rows.entries()) {
          for (const [column, cell] of cells.entries()) {
            const read = back[at]?.[column] ?? ''
            const kept = cell.replaceAll('\0', '')
            expect([kept, `'${kept}`]).toContain(read)
            expect(read).not.toMatch(/^[\s\ufeff"]*[=+\-@＝＋－＠]/u)
            expect(read).not.toMatch(/^[\t\r\n]/)
          }
        }
      }),
    )
  })

  test('a text is always quoted, so that a semicolon cannot split it', () => {
    const cells: CsvCell[] = ['a;=1', 'b']
    expect(csv([cells])).toBe('\ufeff"a;=1","b"\r\n')
  })
})

/** A plain reader of RFC 4180, apart from the writer. */
function readBack(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 1
  while (at < text.length) {
    const quoted = text[at] === '"'
    const match = quoted ? /"((?:[^"]|"")*)"/y : /[^,\r]*/y
    match.lastIndex = at
    const found = match.exec(text)
    if (!found) throw new Error(`not a cell at ${at}`)
    row.push(quoted ? (found[1] ?? '').replaceAll('""', '"') : found[0])
    at += found[0].length
    if (text[at] === ',') at += 1
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n')
      rows.push(row)
      row = []
      at += 2
    }
  }
  return rows
}
