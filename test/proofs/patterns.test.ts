/** No regular expression of the program goes back and back over a text made to hurt (R41): recheck looks at every one. */
import { spawnSync } from 'node:child_process'
import { execPath } from 'node:process'
import { expect, test } from 'vitest'

interface Looked {
  readonly looked: number
  readonly unsafe: readonly { readonly file: string; readonly pattern: string; readonly why: string }[]
  readonly made: readonly { readonly file: string; readonly from: string }[]
}

/** What bounds the text of a pattern that grows with the square of it. */
const bounds = {
  setting: 'a setting, of the operator',
  styles: 'style sheets of a package, when the program is built',
  own: 'our own documents',
  template: 'templates of the operator, of limited size',
  word: 'one word of a text',
  field: 'a text of a field with a limit',
} as const

/** File → pattern → what bounds its text. A pattern that is not here has to be safe. */
const bounded: Readonly<Record<string, Readonly<Record<string, keyof typeof bounds>>>> = {
  'src/config.ts': { '/\\/+$/': 'setting' },
  'src/design/assets.mjs': { '/\\/\\*[\\s\\S]*?\\*\\//g': 'styles' },
  'src/documents/large-print.ts': {
    '/<w:tblGrid>.*?<\\/w:tblGrid>/gs': 'own',
    '/<w:ind\\b[^>]*>/g': 'own',
    '/<w:tab w:val="left"[^>]*>/g': 'own',
    '/<w:tab w:val="right"[^>]*>/g': 'own',
    '/<w:pgSz\\b[^>]*>/g': 'own',
    '/<w:(?:gridCol|tcW|tblW)\\b[^>]*>/g': 'own',
  },
  'src/documents/template-file.ts': {
    '/<w:fldSimple\\b[^>]*\\bw:instr="([^"]*)"/g': 'template',
    '/<w:fldChar\\b[^>]*w:fldCharType="begin"/': 'template',
    '/<w:instrText\\b[^>]*>([^<]*)</g': 'template',
  },
  'src/guard/online.ts': {
    "/[.,;:!?'-]+$/": 'word',
    '/^_*[A-Z_]+$/': 'word',
    '/[.-]+$/': 'word',
  },
  'src/guard/roster.ts': { "/^['-]+|['-]+$/g": 'word' },
  'src/steps/arranging/invitation-reply.ts': { '/^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$/': 'field' },
  'src/trust/kept-words.ts': { '/[^.!?\\n]*$/': 'field' },
}

/** The one that grows faster: a style sheet, read at the build alone. */
const ofThirdDegree = { 'src/design/assets.mjs': '/[\\w-]+:[^;{}]*url\\([^)]*\\)[^;{}]*;?/g' }

/** How many are put together while the program runs, from our own lists alone: nothing that anybody typed is in the pattern, but a committee's phrases, escaped. */
const fromOwnLists = {
  'src/guard/arrangements.ts': 13,
  'src/guard/day-spans.ts': 7,
  'src/guard/decision-notes.ts': 1,
  'src/guard/decision-plans.ts': 7,
  'src/guard/decisions.ts': 6,
  'src/guard/everyday-decisions.ts': 4,
  'src/guard/number-labels.ts': 1,
  'src/guard/online.ts': 4,
  'src/guard/spaced-codes.ts': 2,
  'src/guard/together.ts': 2,
  'src/trust/family-member.ts': 2,
  'src/room/decision-wording.ts': 1,
}

test('every pattern is safe, or grows with the square of a text that something bounds', { timeout: 120_000 }, () => {
  const { stdout, stderr, status } = spawnSync(execPath, ['scripts/patterns.mjs'], { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  const { looked, unsafe, made } = JSON.parse(stdout) as Looked
  expect(looked).toBeGreaterThan(300)
  const isNamed = ({ file, pattern, why }: Looked['unsafe'][number]) =>
    why === '2nd degree polynomial'
      ? bounded[file]?.[pattern] !== undefined
      : why === '3rd degree polynomial' &&
        Object.entries(ofThirdDegree).some(([at, one]) => at === file && one === pattern)
  expect(unsafe.filter((one) => !isNamed(one))).toEqual([])
  const named = [
    ...Object.entries(bounded).map(([file, of]) => [file, Object.keys(of)] as const),
    ...Object.entries(ofThirdDegree),
  ]
  const noLonger = named.flatMap(([file, patterns]) =>
    [patterns].flat().filter((pattern) => !unsafe.some((one) => one.file === file && one.pattern === pattern)),
  )
  expect(noLonger, 'named here, and no longer there').toEqual([])
  const counted = Object.fromEntries(
    [...Map.groupBy(made, ({ file }) => file)].map(([file, { length }]) => [file, length]),
  )
  expect(counted).toEqual(fromOwnLists)
})
