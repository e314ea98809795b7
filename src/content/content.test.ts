import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { faultsIn, walk } from '../../scripts/content-checks.mjs'
import { schemaOf } from './schema.ts'

const folder = 'content/en'
const texts = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name): [string, string] => [name.slice(0, -'.yaml'.length), readFileSync(join(folder, name), 'utf8')]),
)
const read = () => new Map([...texts].map(([file, text]): [string, unknown] => [file, parse(text)]))

describe('the content', () => {
  test('has no fault', () => expect(faultsIn(read())).toEqual([]))

  test.each([...texts])('%s has its shape and says what it is in five lines', (file, text) => {
    expect(schemaOf(file).safeParse(parse(text)).error?.issues ?? []).toEqual([])
    expect(text.split('\n').slice(0, 5)).toEqual([
      expect.stringMatching(new RegExp(`^# ${file}.yaml: `)),
      expect.stringMatching(/^# Serves: (P\d+ ?)+$/),
      expect.stringMatching(/^# Schema: /),
      expect.stringMatching(/^# Committees: /),
      '# Version: 1',
    ])
  })

  test.each([...texts])('%s reads the same in YAML 1.1, where yes, no and off are not words', (_, text) => {
    expect(parse(text, { version: '1.1' })).toEqual(parse(text))
  })

  test('fixed texts change only on purpose', async () => {
    await expect(fixedTexts().join('\n')).toMatchFileSnapshot('__snapshots__/fixed-texts.txt')
  })
})

/** Every entry marked fixed with all its words, one line each: what a committee may reword but not change in meaning. */
function fixedTexts(): string[] {
  const found: string[] = []
  for (const [file, value] of read()) {
    walk(value, (entry, path, key) => {
      const holder = key === 'answer' ? valueAt(value, path.slice(0, -1)) : entry
      const marked = isMapping(entry) && entry.fixed === true
      const part = path.at(-2) === 'notice' || path.at(-3) === 'notice' ? fixedPart(value, key) : false
      if (marked || part) found.push(`${file} ${path.join('/')}: ${wordsIn(holder).join(' | ')}`)
    })
  }
  return found
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function fixedPart(privacy: unknown, key: string): boolean {
  const notice = isMapping(privacy) ? privacy.notice : undefined
  return isMapping(notice) && Array.isArray(notice.fixed_parts) && notice.fixed_parts.includes(key)
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let found: unknown
  walk(value, (one, at) => {
    if (at.join('/') === path.join('/')) found = one
  })
  return found
}

function wordsIn(value: unknown): string[] {
  const words: string[] = []
  walk(value, (one, path, key) => {
    if (
      typeof one === 'string' &&
      !['id', 'kind', 'class'].includes(key) &&
      !path.includes('p') &&
      !path.includes('sees')
    )
      words.push(one)
  })
  return words
}

describe('a fault is found', () => {
  const cases = [
    ['gate', 'to: serious-event', 'to: safety', '"safety" is neither a later question nor a destination'],
    ['gate', 'carry: review-known', 'carry: nothing', 'there is no carried note "nothing"'],
    ['gate', 'id: stuck', 'id: complex', 'id "complex" comes twice'],
    ['meeting', 'minutes: 10', 'minutes: 11', 'the total says 90'],
    ['meeting', 'statement: meeting-close', 'statement: meeting-end', 'there is no statement "meeting-end"'],
    ['meeting-prompts', 'stage: planning', 'stage: analysis', 'management × planning comes 0 times'],
    [
      'letters',
      'Do you agree? Request {reference}',
      'Do you agree with {practitioner_name}?',
      '{practitioner_name} could hold case detail',
    ],
    ['letters', 'id: account-reminder', 'id: guest-code', 'the id is used by another letter'],
    ['letters', 'to: [new-person]', 'to: [new-persons]', '"new-persons" is neither an audience nor one of "parts"'],
    ['letters', 'Your code is {code}', 'Your code is {cod}', '{cod} is not known'],
    ['screening', 'letter: screening-suitable', 'letter: screening-good', 'there is no letter "screening-good"'],
    ['request', 'class: agreement', 'class: agreements', 'there is no class "agreements"'],
    ['request', 'sees: [author]', 'sees: [everybody]', 'there is no audience "everybody"'],
    ['request', 'gate/other-help', 'gate/no-help', 'there is no destination "gate/no-help"'],
    ['themes', 'serves: [', 'serves: [P34, ', 'there is no obligation P34'],
    ['statements', 'Welcome.', 'Welcome!', 'no exclamation marks'],
    ['statements', 'It does not make decisions', 'It organizes no decisions', '"organizes" is not British spelling'],
  ] as const

  test.each(cases)('%s: %s → %s', (file, from, to, fault) => {
    const text = texts.get(file) ?? ''
    expect(text).toContain(from)
    const files = read().set(file, parse(text.replace(from, to)))
    expect(faultsIn(files)).toContainEqual(expect.stringContaining(fault))
  })

  test('and stops the build with file, place and what to put right', () => {
    const copy = mkdtempSync(join(tmpdir(), 'content-'))
    cpSync(folder, copy, { recursive: true })
    writeFileSync(join(copy, 'meeting.yaml'), (texts.get('meeting') ?? '').replace('total: 90', 'total: 80'))
    const build = () =>
      execFileSync(process.execPath, ['scripts/content.mjs', copy, join(copy, 'en.ts')], {
        encoding: 'utf8',
        stdio: 'pipe',
      })
    expect(build).toThrow('content/en/meeting.yaml agenda: the blocks take 90 minutes, the total says 80')
    expect(readdirSync(copy)).not.toContain('en.ts')
    cpSync(join(folder, 'meeting.yaml'), join(copy, 'meeting.yaml'))
    build()
    expect(readFileSync(join(copy, 'en.ts'), 'utf8')).toContain('export const meetingPrompts = {')
    rmSync(copy, { recursive: true })
  })
})
