import { expect, test } from 'vitest'
import { relations, statuses } from '../../src/discussion.ts'
import { kinds } from '../../src/trust/policy.ts'
import { type Facts, mayReadBySecondModel, readsInEmergencyBySecondModel } from '../policy/second-model.ts'

/** One page: status × who, a letter for each kind of content. Taken over with `npx vitest run --project rule test/house/policy-matrix -u`. */
test('the matrix of who may read what', async () => {
  await expect(matrix()).toMatchFileSnapshot('../../docs/security/who-may-read-what.md')
})

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const facts = {
  worksHere: true,
  conflict: false,
  parts: new Set<string>(),
  began: false,
  emergency: false,
  askedThemselves: false,
  duties: [] as string[],
}
const who = [
  ...relations.map((relation) => ({
    name: relation as string,
    facts: { ...facts, parts: new Set<string>([relation]) },
  })),
  { name: 'began it', facts: { ...facts, began: true } },
  { name: 'Reviewing Team', facts: { ...facts, duties: ['reviewing-team'] } },
  { name: 'Lead Officer in an emergency', facts: { ...facts, emergency: true, duties: ['lead-officer'] } },
]

const mayRead = (kind: string, given: Facts) =>
  mayReadBySecondModel(kind, given) || readsInEmergencyBySecondModel(kind, given)

function matrix(): string {
  const cells = (status: string) =>
    who.map((one) => kinds.map((kind, at) => (mayRead(kind, { ...one.facts, status }) ? letters[at] : '')).join(''))
  return [
    '# Matrix: who may read what, when',
    '',
    'Made from the second model (`test/policy/second-model.ts`) by `test/house/policy-matrix.test.ts`: do not edit by hand.',
    '`npm run prove:policy` compares this model, the program (`src/trust/policy.ts`) and row-level security on a real database, case by',
    'case, and plants small faults in the SQL that it has to find.',
    '',
    'Whoever does not work in the committee, has left, or has a conflict of interest in the discussion reads nothing of it. All other',
    'duties, the administrator’s among them, read no content by themselves. An empty cell reads nothing. *Lead Officer in an emergency*',
    'is for an hour, with two people told ([decision 0021](../decisions/0021-emergency-access.md)).',
    '',
    ...kinds.map((kind, at) => `- ${letters[at]}: ${kind}`),
    '',
    `| status | ${who.map(({ name }) => name).join(' | ')} |`,
    `|---|${who.map(() => '---').join('|')}|`,
    ...statuses.map((status) => `| ${status} | ${cells(status).join(' | ')} |`),
    '',
  ].join('\n')
}
