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
    '## The stages',
    '',
    '```mermaid',
    'flowchart LR',
    ...stageArrows(),
    '```',
    '',
    '## The statuses',
    '',
    '| status | stage | words on screen |',
    '|---|---|---|',
    ...statuses.map((status) => `| ${status} | ${words.statuses[status].stage} | ${labelOf(status)} |`),
    '',
    `A discussion begins as *draft* and comes to its end as ${endings.map((ending) => `*${ending}*`).join(' or ')}.`,
    ...[...stages, { stage: 'withdrawal', clause: '3' } as const].flatMap(section),
    '',
  ].join('\n')
}

interface Arrow {
  readonly from: Status
  readonly event: string
  readonly to: Status
}

/** What a step moves on. What runs beside the line (alerts, replies, read-back, forms) has no arrow. */
const arrowsOf = ({ step }: Entry): Arrow[] =>
  Object.entries(step.leadsTo as Record<string, Status | 'stays'>).flatMap(([event, to]) =>
    to === 'stays' ? [] : step.when.filter((from) => from !== to).map((from) => ({ from, event, to })),
  )

function stageArrows(): string[] {
  const order = [...stages.map(({ stage }) => stage as string), 'closed']
  const crossing = procedure
    .filter(({ stage }) => stage !== 'withdrawal')
    .flatMap(arrowsOf)
    .map(({ from, to }) => [words.statuses[from].stage as string, words.statuses[to].stage as string] as const)
    .filter(([from, to]) => order.indexOf(from) < order.indexOf(to))
  return [...new Set(crossing.map(([from, to]) => `  ${from} --> ${to}`))].sort(
    (one, other) => order.indexOf(one.trim().split(' ')[0] ?? '') - order.indexOf(other.trim().split(' ')[0] ?? ''),
  )
}

function section({ stage, clause }: { readonly stage: Stage | 'withdrawal'; readonly clause: string }): string[] {
  const entries = procedure.filter((entry) => entry.stage === stage)
  const heading = ['', `## ${stage} (section ${clause})`, '']
  if (entries.length === 0) return [...heading, 'No step yet.']
  const table = ['| step | clauses | who | when | leads to |', '|---|---|---|---|---|', ...entries.map(row)]
  return [...heading, ...diagram(entries), ...table]
}

/** One arrow from status to status; steps that leave from anywhere (more than six statuses) stand in the table only. */
function diagram(entries: readonly Entry[]): string[] {
  const arrows = entries.filter(({ step }) => step.when.length <= 6).flatMap(arrowsOf)
  if (arrows.length === 0) return []
  const joined = Map.groupBy(arrows, ({ from, to }) => `  ${state(from)} --> ${state(to)}`)
  const lines = [...joined].map(
    ([arrow, same]) => `${arrow} : ${[...new Set(same.map(({ event }) => event))].join(', ')}`,
  )
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```', '']
}

/** Mermaid reads a hyphen in a name as part of an arrow. */
const state = (status: Status): string => status.replaceAll('-', '_')

const labelOf = (status: Status): string =>
  words.statuses[status].label.replace(/\{([a-z_]+)\}/g, (all, name: string) =>
    name in words.names ? words.names[name as keyof typeof words.names].default : all,
  )

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
