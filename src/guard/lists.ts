/**
 * The words, names and places the guard knows (lists.gz, made by scripts/guard-lists.mjs). On the server they are read when the program starts (serve.ts), or at first use.
 * In the browser `loadLists(address)` fetches and unpacks them once, in slices so that typing is never held up.
 */

/** The bits of a word; scripts/guard-lists.mjs writes them. */
export const isWord = 1
export const isCommon = 2
export const isGiven = 4
export const isFrequent = 8
export const isSurname = 16
export const isPlace = 32

export interface Lists {
  /** The bits of a folded word; 0: unknown. */
  bits(word: string): number
  /** Words that begin a place of several words, with the most words such a place has. */
  readonly placeBegins: ReadonlyMap<string, number>
  /** Of the tagger; empty while they are trained. */
  readonly weights: Int8Array
}

let loaded: Lists | undefined
let loading: Promise<Lists> | undefined

/** Whether `findIdentifiers` can run now. Always true on the server. */
export const listsAreReady = (): boolean => loaded !== undefined || onServer() !== undefined

/** The lists, read synchronously on the server. In the browser they must have been loaded before. */
export function lists(): Lists {
  if (loaded) return loaded
  const node = onServer()
  if (!node) throw new Error('The lists of the guard are not loaded yet: await loadLists(address) first.')
  const packed = readFrom(node)
  const building = slices(node.zlib.gunzipSync(packed).toString('utf8'), Number.POSITIVE_INFINITY)
  loaded = building.next().value
  if (!loaded) throw new Error('The lists of the guard are empty.')
  return loaded
}

/** Beside this file, beside the built program, or in the source for a program built elsewhere. */
function readFrom({ fs }: Server): Uint8Array {
  for (const place of ['./lists.gz', '../lists.gz', '../../src/guard/lists.gz']) {
    const file = new URL(place, import.meta.url)
    if (fs.existsSync(file)) return fs.readFileSync(file)
  }
  throw new Error('The lists of the guard (lists.gz) are missing: build again.')
}

/** For the browser: fetches once, whoever asks. A failure may be tried again. */
export function loadLists(address: string | URL): Promise<Lists> {
  loading ??= fetchLists(address).catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function fetchLists(address: string | URL): Promise<Lists> {
  if (loaded) return loaded
  const response = await fetch(address)
  if (!response.ok || !response.body) throw new Error(`The lists of the guard answered ${response.status}.`)
  const packed = new Uint8Array(await response.arrayBuffer())
  const plain =
    packed[0] === 0x1f && packed[1] === 0x8b // unless something on the way unpacked them
      ? new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
      : new Blob([packed]).stream()
  const building = slices(await new Response(plain).text(), 4000)
  for (;;) {
    const { value } = building.next()
    if (value) {
      loaded = value
      return value
    }
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}

/** Builds the lists, `size` words between two yields. */
function* slices(content: string, size: number): Generator<Lists | undefined, undefined> {
  const end = content.indexOf('\0')
  const endOfBits = content.indexOf('\0', end + 1)
  const bitsOfWord = new Map<string, number>()
  const placeBegins = new Map<string, number>()
  let at = 0
  let count = 0
  let before = ''
  while (at < end) {
    let next = content.indexOf('\n', at)
    if (next === -1 || next > end) next = end
    const shared = Number.parseInt(content.charAt(at), 36)
    before = before.slice(0, shared) + content.slice(at + 1, next)
    const bits = content.charCodeAt(end + 1 + count) - 33
    bitsOfWord.set(before, bits)
    if (bits & isPlace) notePhrase(before, placeBegins)
    count++
    at = next + 1
    if (count % size === 0) yield undefined
  }
  yield { bits: (word) => bitsOfWord.get(word) ?? 0, placeBegins, weights: weightsIn(content, endOfBits) }
}

/** A character a weight, 80 for nought. */
function weightsIn(content: string, end: number): Int8Array {
  if (end < 0) return new Int8Array(0)
  return Int8Array.from(content.slice(end + 1), (character) => character.charCodeAt(0) - 80)
}

/** "st andrews" → st: 2. */
function notePhrase(place: string, begins: Map<string, number>): void {
  const words = place.split(' ')
  const [first] = words
  if (words.length > 1 && first) begins.set(first, Math.max(begins.get(first) ?? 0, words.length))
}

interface Server {
  readonly fs: { readFileSync(path: URL): Uint8Array; existsSync(path: URL): boolean }
  readonly zlib: { gunzipSync(packed: Uint8Array): { toString(encoding: 'utf8'): string } }
}

/** Node's own modules without importing them, so that the same file serves the browser. */
function onServer(): Server | undefined {
  const program = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process
  if (!program?.getBuiltinModule) return undefined
  return {
    fs: program.getBuiltinModule('node:fs') as Server['fs'],
    zlib: program.getBuiltinModule('node:zlib') as Server['zlib'],
  }
}
