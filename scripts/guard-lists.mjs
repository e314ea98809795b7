/**
 * Makes src/guard/lists.gz, the words, names and places the guard knows, from scripts/guard-lists/ and three word-list packages:
 * `node scripts/guard-lists.mjs [TARGET]`. The same inputs give the same bytes. Where each list comes from: docs/third-party.md.
 *
 * Inside (gzip): sorted words, each as the number of letters it shares with the one before (base 36) and the rest, one a line; then a
 * zero character; then one character a word with its flags (33 + bits); a zero character; then the weights of the tagger (scripts/guard-tagger.mjs).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expandedWords } from './guard-lists/hunspell.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const target = resolve(process.argv[2] ?? join(root, 'src', 'guard', 'lists.gz'))
const own = (name) => readFileSync(join(root, 'scripts', 'guard-lists', name), 'utf8')
const linesOf = (text) =>
  text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean)

/** The bits of a word; src/guard/lists.ts reads them. */
const bit = { word: 1, common: 2, given: 4, frequent: 8, surname: 16, place: 32 }

const flags = new Map()
const add = (word, bits, without = 0) => flags.set(word, ((flags.get(word) ?? 0) | bits) & ~without)

const dictionary = join(root, 'node_modules', 'dictionary-en-gb')
const { words } = expandedWords(
  readFileSync(join(dictionary, 'index.aff'), 'utf8'),
  readFileSync(join(dictionary, 'index.dic'), 'utf8'),
)
const extra = linesOf(own('words.txt')).flatMap((line) => line.split(/\s+/))
const names = new Set(linesOf(own('never-words.txt')).flatMap((line) => line.split(/\s+/)))
const { words: popular } = await import('popular-english-words')
const rank = new Map(popular.getMostPopular(100_000).map((word, at) => [word, at]))
const rankOf = (word) => rank.get(word) ?? Number.POSITIVE_INFINITY
for (const word of [...words, ...extra]) {
  if (!names.has(word)) add(word, bit.word | (rankOf(word) < 25_000 || extra.includes(word) ? bit.common : 0))
}

/** Names given three times or more. A very common word that is rarely a name is a word only. */
const births = new Map()
for (const file of ['nrs_scotland_given_names_1974_2020.tsv', 'ons_ew_given_names_1996_2020.tsv']) {
  for (const line of linesOf(own(file))) {
    const [name, count] = line.split('\t')
    const plain = folded(name)
    births.set(plain, (births.get(plain) ?? 0) + Number(count))
  }
}
const neverNames = new Set(linesOf(own('never-names.txt')).flatMap((line) => line.split(/\s+/)))
for (const [name, count] of births) {
  if (count < 3 || name.length < 2 || neverNames.has(name)) continue
  const isWord = (flags.get(name) ?? 0) & bit.word
  if (isWord && (count < 20 || (count < 150 && rankOf(name) < 6000))) continue
  if (isWord && count >= 100 && rankOf(name) > 12_000 && !extra.includes(name)) flags.set(name, 0) // hardly ever a word
  add(name, bit.given | (count >= 100 ? bit.frequent : 0))
}
for (const name of linesOf(own('given-names.txt')).flatMap((line) => line.split(/\s+/))) {
  const plain = folded(name)
  if (!neverNames.has(plain)) add(plain, bit.given | bit.frequent)
}

const people = readFileSync(
  join(root, 'node_modules', '@cspell', 'dict-people-names', 'dict', 'people-names.txt'),
  'utf8',
)
for (const name of [...linesOf(people), ...linesOf(own('surnames.txt')).flatMap((line) => line.split(/\s+/))]) {
  const plain = folded(name)
  if (plain.length > 1 && !neverNames.has(plain)) add(plain, bit.surname)
}

for (const place of [...linesOf(own('geonames_gb_places.txt')), ...linesOf(own('places.txt'))]) {
  const plain = folded(place).replace(/[^a-z' -]/g, '')
  if (plain.length < 3 || neverNames.has(plain)) continue
  const isRareName = (births.get(plain) ?? 0) < 600 // Oban is a town more often than a child
  add(plain, bit.place, isRareName ? bit.frequent : 0)
}

function folded(word) {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(
      /[łøđðþßæœıħ]/g,
      (letter) => ({ ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h' })[letter],
    )
}

const sorted = [...flags.keys()].sort()
let before = ''
const lines = sorted.map((word) => {
  let shared = 0
  while (shared < 35 && shared < before.length && before[shared] === word[shared]) shared++
  before = word
  return shared.toString(36) + word.slice(shared)
})
const bits = sorted.map((word) => String.fromCharCode(33 + flags.get(word))).join('')
const weights = readFileSync(join(root, 'scripts', 'guard-lists', 'tagger-weights.txt'), 'utf8').trimEnd()
const packed = gzipSync(`${lines.join('\n')}\0${bits}\0${weights}`, { level: 9 })
writeFileSync(target, packed)
console.log(`${sorted.length} words and names, ${packed.length} bytes`)
