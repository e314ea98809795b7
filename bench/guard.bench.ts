/**
 * `npm run bench -- guard [--file notes.jsonl] [--json] [--no-peers] [--no-browser] [--misses N]`: how much the guard finds, how often it is wrong, how
 * fast it is. Without a file: our own forms (bench/guard/bench-of-the-guard.md). With one: any JSONL of `{id, text, roster?, spans: [{start, end, kind}]}`.
 */

import { readFileSync, statSync } from 'node:fs'
import { argv } from 'node:process'
import { findIdentifiers } from '../src/guard/find-identifiers.ts'
import { hostilePieces } from '../test/set-up/hostile-pieces.ts'
import { measureInBrowser } from './guard/browser-speed.ts'
import type { Note } from './guard/note-draw.ts'
import { peers } from './guard/peers.ts'
import { type Score, score } from './guard/score.ts'
import { ownSets } from './guard/sets.ts'
import { severities, severityLines } from './guard/severity.ts'

const options = argv.slice(2)
const asJson = options.includes('--json')
const file = options.includes('--file') ? options[options.indexOf('--file') + 1] : undefined
const shown = options.includes('--misses') ? Number(options[options.indexOf('--misses') + 1] ?? 20) : 0
const say = (line: string): void => {
  if (!asJson) console.log(line)
}

/** Of these only figures are read: who looks at what was missed has learnt from it. */
const neverShown = /^blind|held out|known beforehand/

const find = (note: Note) => findIdentifiers(note.text, note.roster ? { roster: note.roster } : {})

async function run(): Promise<void> {
  const sets = file ? { [file]: readNotes(file) } : ownSets()
  const figures: Record<string, unknown> = {}
  for (const [name, notes] of Object.entries(sets)) {
    const ours = score(notes, find)
    report(name, ours)
    const severity = severities(notes, find)
    for (const line of severityLines(severity)) say(`  ${line}`)
    const { misses, alarms, ...rest } = ours
    const beside: Record<string, unknown> = {}
    if (!options.includes('--no-peers') && notes.some(({ spans }) => spans.length > 0)) {
      const some = notes.slice(0, 300)
      say(`  beside it, on ${some.length} notes: recall / precision / F2 / notes with a miss / false per 1000 words`)
      for (const [peer, findOf] of await peers(some)) {
        const theirs = score(some, findOf)
        beside[peer] = {
          recall: theirs.recall,
          precision: theirs.precision,
          f2: theirs.f2,
          notesWithMiss: theirs.notesWithMiss,
          falsePerThousand: theirs.falsePerThousand,
        }
        say(
          `    ${peer.padEnd(16)} ${percent(theirs.recall)} / ${percent(theirs.precision)} / ${percent(theirs.f2)} / ${percent(theirs.notesWithMiss)} / ${theirs.falsePerThousand.toFixed(1)}`,
        )
      }
    }
    figures[name] = { ...rest, severity, peers: beside }
  }
  const speed = serverSpeed(Object.values(sets)[0] ?? [])
  const hostile = slowest()
  const browser = options.includes('--no-browser') ? null : await measureInBrowser(speed.text)
  const lists = statSync('src/guard/lists.gz').size
  say('')
  say(
    `server: ${Math.round(speed.perSecond / 1000)}k characters a second of processor time, ${Math.round(speed.perSecondOfClock / 1000)}k of the clock`,
  )
  say(
    `hostile: 100,000 characters of ${JSON.stringify(hostile.piece)}, the slowest of ${hostilePieces.length}, in ${hostile.seconds.toFixed(2)} s`,
  )
  if (browser) {
    say(
      `browser: 2,000 characters in ${browser.p50.toFixed(1)} ms (p50), ${browser.p95.toFixed(1)} ms (p95); lists loaded in ${browser.load.toFixed(0)} ms`,
    )
    say(`assets: lists ${lists} bytes, code ${browser.code} bytes compressed, ${lists + browser.code} together`)
  } else say(`assets: lists ${lists} bytes`)
  if (asJson)
    console.log(
      JSON.stringify({
        bench: 'guard',
        figures,
        server: { perSecond: speed.perSecond, perSecondOfClock: speed.perSecondOfClock },
        hostile,
        browser,
        lists,
      }),
    )
}

function readNotes(path: string): Note[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Note)
}

function report(name: string, one: Score): void {
  say('')
  say(`${name}: ${one.notes} notes, ${one.words} words, ${one.gold} tokens to find`)
  if (one.gold > 0) {
    say(
      `  recall ${percent(one.recall)} (95 %: ${percent(one.interval[0])} to ${percent(one.interval[1])}), precision ${percent(one.precision)}, F2 ${percent(one.f2)}`,
    )
    say(`  notes with any miss ${percent(one.notesWithMiss)}`)
  }
  say(`  false findings ${one.falsePerThousand.toFixed(2)} per 1000 words`)
  for (const [title, shares] of [
    ['kinds', one.kinds],
    ['groups', one.groups],
  ] as const) {
    const parts = Object.entries(shares).map(
      ([kind, { gold, found, interval }]) =>
        `${kind} ${percent(found / gold)} (${found}/${gold}, from ${percent(interval[0])})`,
    )
    if (parts.length > 0) say(`  ${title}: ${parts.join(', ')}`)
  }
  if (neverShown.test(name)) return
  for (const miss of one.misses.slice(0, shown)) say(`    missed ${miss}`)
  for (const alarm of one.alarms.slice(0, shown)) say(`    false  ${alarm}`)
}

/** Processor seconds for 100,000 characters of what is worst. */
function slowest(): { piece: string; seconds: number } {
  const times = hostilePieces.map((piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000)
    const before = process.cpuUsage()
    findIdentifiers(text)
    const { user, system } = process.cpuUsage(before)
    return { piece, seconds: (user + system) / 1_000_000 }
  })
  return times.reduce((worst, one) => (one.seconds > worst.seconds ? one : worst))
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`

/** Processor time beside the clock: on a machine with other work only the first says something about the guard. */
function serverSpeed(notes: readonly Note[]): { text: string; perSecond: number; perSecondOfClock: number } {
  let text = ''
  for (const note of notes) if (text.length < 20_000) text += `${note.text}\n`
  for (let warm = 0; warm < 5; warm++) findIdentifiers(text)
  const begun = performance.now()
  const before = process.cpuUsage()
  for (let round = 0; round < 20; round++) findIdentifiers(text)
  const { user, system } = process.cpuUsage(before)
  return {
    text: text.slice(0, 2000),
    perSecond: (text.length * 20) / ((user + system) / 1_000_000),
    perSecondOfClock: (text.length * 20) / ((performance.now() - begun) / 1000),
  }
}

await run()
