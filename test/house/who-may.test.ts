import { expect, test } from 'vitest'
import { duties, relations, type Status, statuses } from '../../src/discussion.ts'
import { procedure } from '../../src/procedure.ts'
import { emergencyKinds } from '../../src/trust/emergency.ts'
import { dutyRules, kinds, readingRules } from '../../src/trust/policy.ts'

/**
 * Two pages a person can read and disagree with: who may do what when, and who may read what when. A change of either shows here
 * as a difference; take it over with `npx vitest run --project rule test/house/who-may -u` when it is meant.
 */
test('who may do what, when', async () => {
  await expect(whoMayAct()).toMatchFileSnapshot('../../docs/who-may-do-what.md')
})

test('who may read what, when', async () => {
  await expect(whoMayRead()).toMatchFileSnapshot('../../docs/who-may-read-what.md')
})

const actors = [...relations, ...duties, 'anyone-here', 'ticket', 'system'] as const

function whoMayAct(): string {
  const lines = statuses.flatMap((status) => {
    const rows = actors.map((who) => ({ who, steps: stepsOf(who, status) })).filter(({ steps }) => steps.length > 0)
    return ['', `## ${status}`, '', ...(rows.length === 0 ? ['Nobody acts any more.'] : table(rows))]
  })
  return [
    '# Who may do what, when',
    '',
    'Made from `src/procedure.ts` by `test/house/who-may.test.ts`: do not edit by hand. For each status: relations to the discussion,',
    'duties, people with a link (*ticket*) and the program itself (*system*). A step may refuse for further reasons of its own, such',
    'as involvement (P13, P15) or agreeing to one’s own request (P10); those are in the step’s `decide`.',
    ...lines,
    '',
  ].join('\n')
}

const stepsOf = (who: (typeof actors)[number], status: Status): string[] =>
  procedure.filter(({ step }) => step.who.includes(who) && step.when.includes(status)).map(({ step }) => step.name)

const table = (rows: readonly { who: string; steps: readonly string[] }[]): string[] => [
  '| who | may |',
  '|---|---|',
  ...rows.map(({ who, steps }) => `| ${who} | ${steps.join(', ')} |`),
]

function whoMayRead(): string {
  return [
    '# Who may read what, when',
    '',
    'Made from `src/trust/policy.ts` by `test/house/who-may.test.ts`: do not edit by hand. Row-level security holds the same rules',
    '(`db/0004-policy.sql` and the migrations after it); `src/trust/policy.web.test.ts` compares the two for every case.',
    '',
    'Whoever begins a draft reads its summary and answers until it moves on, and a first line manager who filled in the form for a',
    'practitioner (P12) goes on reading it while they are the first line manager. A person without any relation reads nothing;',
    'being in the same agency or an administrator shows nothing. The learning note is read by its author alone. For an hour, with two',
    'people told, the Lead Officer reads in an emergency what is marked so, of whatever is no draft (`src/trust/emergency.ts`).',
    ...kinds.flatMap((kind) => ['', `## ${kind}`, '', ...readersOf(kind)]),
    '',
  ].join('\n')
}

function readersOf(kind: (typeof kinds)[number]): string[] {
  const rules: readonly [string, object][] = [
    ...Object.entries(readingRules),
    ...Object.entries(dutyRules).map(([duty, rule]): [string, object] => [`${duty} (duty)`, rule]),
  ]
  const readers = rules.flatMap(([who, rule]) => {
    const when = (rule as Readonly<Record<string, 'always' | readonly Status[] | undefined>>)[kind]
    return when === undefined ? [] : [`| ${who} | ${when === 'always' ? 'always' : when.join(', ')} |`]
  })
  const emergency = emergencyKinds.includes(kind)
    ? ['| lead-officer in an emergency (duty) | all but draft, for an hour |']
    : []
  return ['| who | when |', '|---|---|', ...readers, ...emergency]
}
