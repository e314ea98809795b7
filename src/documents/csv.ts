/** Tables for spreadsheets: UTF-8 with a mark that Excel needs, CRLF, and no cell that a spreadsheet would run as a formula. */

export type CsvCell = string | number | boolean | null | undefined

/** One text, ready to be sent as text/csv; charset=utf-8. The first row is the header. */
export function csv(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')}`
}

/** Numbers are bare, so that -3 stays a number. Every text is quoted: a separator of another country then cannot split it. */
function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  if (typeof cell === 'boolean') return String(cell)
  const text = cell.toWellFormed().replace(/\0/g, '')
  return `"${(startsFormula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}

/**
 * What spreadsheets take for a formula: = + - @ and their full-width and small forms, also after spaces, invisible characters,
 * quotation marks or tabs; a leading tab or line end by itself as well (OWASP, CSV injection).
 */
const startsFormula = /^(?:[\t\r\n]|[\s\p{Cf}\p{Cc}"']*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20])/u
