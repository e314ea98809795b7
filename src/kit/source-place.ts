/**
 * Where a line of the built program stands in its source. The map is read when something went wrong and not before: kept ready for every
 * module, as Node does with --enable-source-maps, the maps took 40 MB of the program's memory.
 */
import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The same faults come again and again. */
const known = new Map<string, string>()
const mostKnown = 500

/** Lines of a stack, each with the place in the source where there is a map beside the file, and as it was where there is none. */
export function inSource(lines: readonly string[]): string[] {
  const maps = new Map<string, SourceMap>()
  return lines.map((line) => {
    const said = known.get(line) ?? translated(line, maps)
    if (known.size < mostKnown) known.set(line, said)
    return said
  })
}

function translated(line: string, maps: Map<string, SourceMap>): string {
  const [found, address = '', row, column] = /(?:^|[\s(])((?:file:\/\/)?\/[^\s()]+\.js):(\d+):(\d+)/.exec(line) ?? []
  if (found === undefined) return line
  try {
    const path = address.startsWith('file:') ? fileURLToPath(address) : address
    const map = maps.get(path) ?? mapBeside(path)
    maps.set(path, map)
    const origin = map.findOrigin(Number(row), Number(column))
    if (!('fileName' in origin)) return line
    return line.replace(
      `${address}:${row}:${column}`,
      `${resolve(dirname(path), origin.fileName)}:${origin.lineNumber}:${origin.columnNumber}`,
    )
  } catch {
    return line // said less well, and never lost
  }
}

const mapBeside = (path: string): SourceMap => new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')))
