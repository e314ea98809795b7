/** The lines of a GEDCOM file as what stands inside what. A line that is wrong is told with its number. (GEDCOM 7.0 specification, gedcom.io) */

export interface GedcomFault {
  /** From 1. */
  readonly line: number
  readonly wrong:
    | 'no-header'
    | 'no-level'
    | 'level-jumps'
    | 'used-twice'
    | 'leads-nowhere'
    | 'no-family'
    | 'cut-off'
    | 'too-large'
}

export interface Entry {
  readonly line: number
  readonly level: number
  readonly id: string
  readonly tag: string
  readonly value: string
  readonly inside: Entry[]
}

export const most = { lines: 200_000, people: 5000 }
const pattern = /^\s*(\d{1,3})\s+(?:@([^@\s]{1,40})@\s+)?([A-Za-z0-9_]{1,31})(?:\s(.*))?$/

/** The file's records, in their order. */
export function recordsOf(text: string, faults: GedcomFault[]): Entry[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const records: Entry[] = []
  const open: Entry[] = []
  for (const [place, raw] of lines.entries()) {
    if (raw.trim() === '') continue
    const line = place + 1
    if (line > most.lines) {
      faults.push({ line, wrong: 'too-large' })
      break
    }
    const found = pattern.exec(raw)
    if (!found) {
      faults.push({ line, wrong: 'no-level' })
      continue
    }
    const [, digits = '0', id = '', tag = '', value = ''] = found
    const level = Number(digits)
    if (records.length === 0 && tag !== 'HEAD') faults.push({ line, wrong: 'no-header' })
    if (level > open.length) {
      faults.push({ line, wrong: 'level-jumps' })
      continue
    }
    const entry: Entry = { line, level, id, tag: tag.toUpperCase(), value: value.trim(), inside: [] }
    open.length = level
    if (level === 0) records.push(entry)
    else open[level - 1]?.inside.push(entry)
    open.push(entry)
  }
  const last = records.at(-1)
  if (last && last.tag !== 'TRLR')
    faults.push({ line: lines.findLastIndex((raw) => raw.trim() !== '') + 1, wrong: 'cut-off' })
  return records
}
