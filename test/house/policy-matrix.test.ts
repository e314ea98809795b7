import { expect, test } from 'vitest'
import { relations, statuses } from '../../src/discussion.ts'
import { kinds } from '../../src/trust/policy.ts'
import { mayReadBySecondModel } from '../policy/second-model.ts'

/** One page: status × who, a letter for each kind of content. Taken over with `npx vitest run --project rule test/house/policy-matrix -u`. */
test('the matrix of who may read what', async () => {
  await expect(matrix()).toMatchFileSnapshot('../../docs/security/who-may-read-what.md')
})

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const facts = { worksHere: true, conflict: false, parts: new Set<string>(), began: false, duties: [] as string[] }
const who = [
  ...relations.map((relation) => ({
    name: relation as string,
    facts: { ...facts, parts: new Set<string>([relation]) },
  })),
  { name: 'began it', facts: { ...facts, began: true } },
  { name: 'Reviewing Team', facts: { ...facts, duties: ['reviewing-team'] } },
]

function matrix(): string {
  const cells = (status: string) =>
    who.map((one) =>
      kinds.map((kind, at) => (mayReadBySecondModel(kind, { ...one.facts, status }) ? letters[at] : '')).join(''),
    )
  return [
    '# Matrix: who may read what, when',
    '',
    'Made from the second model (`test/policy/second-model.ts`) by `test/house/policy-matrix.test.ts`: do not edit by hand.',
    '`npm run prove:policy` compares this model, the program (`src/trust/policy.ts`) and row-level security on a real database, case by',
    'case, and plants small faults in the SQL that it has to find.',
    '',
    'Whoever does not work in the committee, has left, or has a conflict of interest in the discussion reads nothing of it. All other',
    'duties, the administrator’s among them, read no content by themselves. An empty cell reads nothing.',
    '',
    ...kinds.map((kind, at) => `- ${letters[at]}: ${kind}`),
    '',
    `| status | ${who.map(({ name }) => name).join(' | ')} |`,
    `|---|${who.map(() => '---').join('|')}|`,
    ...statuses.map((status) => `| ${status} | ${cells(status).join(' | ')} |`),
    '',
  ].join('\n')
}
