/** Who did and read what is said in people's words: every kind of entry that the program writes has some (privacy.yaml, audit). */
import { expect, test } from 'vitest'
import { procedure } from '../../src/procedure.ts'
import { kindWords } from '../../src/registers/audit-words.ts'
import { kinds } from '../../src/trust/policy.ts'
import { everyFile, readText } from './tree.ts'

const sources = everyFile('src')
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
  .map(readText)

/** Arguments of every call of `audit(`, as they are written. */
const calls = sources.flatMap((source) =>
  [...source.matchAll(/\baudit\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g)].map(([call]) => call),
)
const quoted = (text: string): string[] => [...text.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, word = '']) => word)

const verbs = ['read', 'act', 'export', 'refused', 'sign-in', 'sign-out']
const written = calls.flatMap((call) => {
  const words = quoted(call)
  const [kind] = words.filter((word) => !verbs.includes(word))
  return kind ? [{ verb: words.find((word) => verbs.includes(word)) ?? 'read', kind }] : []
})

/** Names that are put together from parts (people.route, exemptions.route, guard-words.route). */
const composed = sources.flatMap((source) => [
  ...[...source.matchAll(/\bchange\(\s*'([a-z-]+)'/g)].map(([, part]) => `people-${part}`),
  ...[...source.matchAll(/const name = agreed \? '([a-z-]+)' : '([a-z-]+)'/g)].flatMap(([, ...both]) => both),
])
const changes = sources
  .filter((source) => source.includes('changeRegister('))
  .flatMap((source) => [...source.matchAll(/name: '([a-z-]+)', key\b/g)].map(([, name = '']) => name))

const acts = [
  ...procedure.map(({ step }) => step.name),
  ...changes,
  ...composed,
  'exemption-group',
  'exemption-committee',
  ...written.filter(({ verb, kind }) => verb === 'act' && kind !== 'string').map(({ kind }) => kind), // `typeof … === 'string'` beside a name
]
const reads = [...kinds, ...written.filter(({ verb }) => verb !== 'act').map(({ kind }) => kind)]

test('everything that is read, taken away or refused has words', () => {
  expect(reads.length).toBeGreaterThan(60)
  expect([...new Set(reads.filter((kind) => kindWords('read', kind) === null))].sort()).toEqual([])
})

test('everything that is done has words', () => {
  expect(acts.length).toBeGreaterThan(90)
  expect([...new Set(acts.filter((kind) => kindWords('act', kind) === null))].sort()).toEqual([])
})
