/** No regular expression of the program goes back and back over a text made to hurt (R41): recheck looks at every one. */
import { spawnSync } from 'node:child_process'
import { execPath } from 'node:process'
import { expect, test } from 'vitest'

interface Looked {
  readonly looked: number
  readonly unsafe: readonly { readonly file: string; readonly pattern: string; readonly why: string }[]
  readonly made: readonly { readonly file: string; readonly from: string }[]
}

/** Grows with the square of its text at worst, and what bounds the text. Nothing that grows faster may stand here. */
const bounded: Readonly<Record<string, string>> = {
  'src/config.ts': 'a setting, of the operator',
  'src/design/assets.mjs': 'style sheets of a package, when the program is built',
  'src/documents/large-print.ts': 'our own documents',
  'src/documents/template-file.ts': 'templates of the operator, of limited size',
  'src/guard/online.ts': 'one word of a text',
  'src/guard/roster.ts': 'one word of a text',
  'src/steps/arranging/invitation-reply.ts': 'an address of a field with a limit',
  'src/trust/kept-words.ts': 'a text of a field with a limit',
}

/** Put together while the program runs, from our own lists alone: nothing that anybody typed is in the pattern. */
const fromOwnLists = [
  'src/guard/day-spans.ts',
  'src/guard/decisions.ts',
  'src/guard/number-labels.ts',
  'src/guard/online.ts',
  'src/guard/together.ts',
  'src/steps/record/decision-wording.ts',
]

test('every pattern is safe, or grows with the square of a text that something bounds', { timeout: 120_000 }, () => {
  const { stdout, stderr, status } = spawnSync(execPath, ['scripts/patterns.mjs'], { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  const { looked, unsafe, made } = JSON.parse(stdout) as Looked
  expect(looked).toBeGreaterThan(300)
  expect(unsafe.filter(({ file, why }) => !(file in bounded && isBounded(why)))).toEqual([])
  expect(Object.keys(bounded).filter((file) => !unsafe.some((one) => one.file === file))).toEqual([])
  expect(made.filter(({ file }) => !fromOwnLists.includes(file))).toEqual([])
})

/** A style sheet is read at the build alone, with one pattern of the third degree. */
const isBounded = (why: string): boolean => /^(2nd|3rd) degree polynomial/.test(why)
