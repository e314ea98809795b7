import { expect, test } from 'vitest'
import { words } from '#content'
import { endings, type Stage, type Status, stages, statuses } from '../../src/discussion.ts'
import { type Entry, procedure } from '../../src/procedure.ts'

/**
 * docs/process-map.md is made from src/procedure.ts (P33). It fails here when it is stale; make it anew with
 * `npx vitest run --project rule test/house/process-map -u`.
 */
test('docs/process-map.md shows the procedure as it is in the code', async () => {
  await expect(processMap()).toMatchFileSnapshot('../../docs/process-map.md')
})

function processMap(): string {
  return [
    '# Process map',
    '',
    'Made from `src/procedure.ts` by `test/house/process-map.test.ts`: do not edit by hand. The product shows the same map, with',
    '"you are here", on every discussion. Words for each status stand in `content/en/words.yaml`.',
    '',
    '## The way of a discussion',
    '',
    'Arrows are what moves a discussion on. What runs beside the line (alerts, replies, read-back, forms) is in the tables below.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...diagram(),
    '```',
    '',
    '## What may be done, stage by stage',
    ...[
      ...stages.map(({ stage, clause }) => ({ stage, clause })),
      { stage: 'withdrawal', clause: '3' } as const,
    ].flatMap(({ stage, clause }) => section(stage, clause)),
    '',
  ].join('\n')
}

function diagram(): string[] {
  const lines = procedure.flatMap(({ step }) =>
    Object.entries(step.leadsTo as Record<string, Status | 'stays'>)
      .filter(([, to]) => to !== 'stays')
      .flatMap(([event, to]) =>
        step.when.filter((from) => from !== to).map((from) => ({ from, event, to: to as Status })),
      ),
  )
  const withdrawn = new Set(lines.filter(({ to }) => to === 'withdrawn').map(({ from }) => from))
  const shown = lines.filter(({ to }) => to !== 'withdrawn')
  const drawn = shown.map(({ from, event, to }) => `  ${state(from)} --> ${state(to)} : ${event}`)
  return [
    ...statuses.map((status) => `  ${state(status)} : ${labelOf(status)}`),
    '  [*] --> draft',
    ...new Set(drawn),
    ...endings.map((ending) => `  ${state(ending)} --> [*]`),
    `  note right of withdrawn : from ${withdrawn.size} statuses before the meeting, see withdrawal below`,
  ]
}

/** Mermaid reads a hyphen in a name as part of an arrow. */
const state = (status: Status): string => status.replaceAll('-', '_')

const labelOf = (status: Status): string => words.statuses[status].label

function section(stage: Stage | 'withdrawal', clause: string): string[] {
  const entries = procedure.filter((entry) => entry.stage === stage)
  const heading = ['', `### ${stage} (section ${clause})`, '']
  if (entries.length === 0) return [...heading, 'No step yet.']
  return [...heading, '| step | clauses | who | when | leads to |', '|---|---|---|---|---|', ...entries.map(row)]
}

function row({ step }: Entry): string {
  const leads = Object.entries(step.leadsTo as Record<string, string>).map(([event, to]) =>
    to === 'stays' ? `${event} (beside the line)` : `${event} → **${to}**`,
  )
  const cells = [
    `\`${step.name}\``,
    step.p.join(' '),
    step.who.join(', '),
    step.when.length === statuses.length ? 'always' : step.when.join(', '),
    leads.join('<br>') || 'saves without an event',
  ]
  return `| ${cells.join(' | ')} |`
}
