/** Who did and read what, for the committee's auditor: the state of the chain, a filter, one page of entries, and a way to take them away. */
import { formatDate, formatTime, interfaceWords, privacy, say } from '#content'
import { Button, Buttons, Card, DateField, Field, Page, Pagination, Select, StackTable, Tag } from '../design/design.ts'
import type { Fields, Shell } from '../kit/web.ts'
import { aboutOf, whatOf, whoOf } from './audit-line.ts'
import { mostTaken } from './auditor.files.ts'
import { type AuditFilter, auditVerbs, fieldsOfFilter } from './auditor.filter.ts'
import type { AuditCheck, AuditLine } from './auditor.rows.ts'

const text = privacy.audit

export interface AuditorProps {
  readonly shell: Shell
  readonly filter: AuditFilter
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly lines: readonly AuditLine[]
  readonly more: boolean
  readonly check: AuditCheck | null
  readonly people: readonly { readonly value: string; readonly label: string }[]
}

export const AuditorPage = (props: AuditorProps) => (
  <Page
    shell={props.shell}
    title={text.title}
    errors={props.errors}
    breadcrumbs={[{ href: '/desk', text: interfaceWords.desk.title }]}
  >
    <p class="cg-lead">{text.lead}</p>
    <div class="cg-stack">
      <Chain {...props} />
      <Filter {...props} />
      <Card>
        <Entries {...props} />
      </Card>
      {props.lines.length > 0 && <TakeAway {...props} />}
    </div>
  </Page>
)

function Chain({ check, shell }: AuditorProps) {
  const { chain } = text
  if (!check) return <Card title={chain.unknown}>{<p class="cg-dim">{chain.later}</p>}</Card>
  const { wrong, entries, checkedAt, checkpoint, checkpointAt } = check
  const on = { decided_on: moment(checkedAt) }
  const old = isOld(check, shell.now)
  const [title, tone] = wrong !== null ? wrongChain : old ? oldCheck : wholeChain
  return (
    <Card title={title} note={<Tag tone={tone}>{moment(checkedAt)}</Tag>}>
      {old && wrong === null && <p>{chain.old_text}</p>}
      <p>
        {wrong === null
          ? say(chain.checked, shell.names, { ...on, count: String(entries) })
          : say(chain.broken, shell.names, { ...on, count: String(wrong) })}
      </p>
      <p>
        {checkpoint !== null && checkpointAt
          ? say(chain.signed, shell.names, { count: String(checkpoint), decided_on: moment(checkpointAt) })
          : chain.unsigned}
      </p>
      <p class="cg-dim cg-s">{chain.later}</p>
    </Card>
  )
}

const wholeChain = [text.chain.whole, 'moss'] as const
const oldCheck = [text.chain.old, 'gorse'] as const
const wrongChain = [text.chain.wrong, 'rowan'] as const

/** It is checked once a day: after two days without, it is not to be relied on. A check from a clock that was put back says as little. */
const isOld = ({ checkedAt }: AuditCheck, now: Date): boolean =>
  Math.abs(now.getTime() - checkedAt.getTime()) > 2 * 86_400_000

const Filter = ({ values, errors, people }: AuditorProps) => {
  const { filter } = text
  return (
    <Card title={filter.title}>
      <form class="cg-form" method="get" action="/audit" novalidate>
        <div class="cg-filter">
          <DateField name="from" label={filter.from} values={values} error={errors.from} optional />
          <DateField name="to" label={filter.to} values={values} error={errors.to} optional />
        </div>
        <div class="cg-filter">
          <Select
            name="person"
            label={filter.person}
            options={[{ value: '', label: filter.anybody }, ...people]}
            value={values.person}
            noEmpty
          />
          <Select
            name="upon"
            label={filter.upon}
            options={[{ value: '', label: filter.anybody }, ...people]}
            value={values.upon}
            noEmpty
          />
        </div>
        <div class="cg-filter">
          <Select
            name="did"
            label={filter.did}
            options={[
              { value: '', label: filter.anything },
              ...auditVerbs.map((verb) => ({ value: verb, label: text.verbs[verb] })),
            ]}
            value={values.did}
            noEmpty
          />
        </div>
        <Field
          name="discussion"
          label={filter.discussion}
          hint={filter.discussion_hint}
          value={values.discussion}
          error={errors.discussion}
          maxLength={80}
          optional
        />
        <Buttons>
          <Button>{filter.button}</Button>
          <Button look="quiet" href="/audit">
            {filter.all}
          </Button>
        </Buttons>
      </form>
    </Card>
  )
}

function Entries({ lines, more, filter, shell }: AuditorProps) {
  if (lines.length === 0) return <p class="cg-dim">{text.none}</p>
  const last = lines.at(-1)
  const href = (before: number | null) => {
    const query = new URLSearchParams({
      ...fieldsOfFilter(filter),
      ...(before === null ? {} : { before: String(before) }),
    })
    return query.size === 0 ? '/audit' : `/audit?${query}`
  }
  return (
    <>
      <StackTable
        caption={text.title}
        captionHidden
        columns={[
          { label: text.columns.number, figures: true },
          { label: text.columns.when },
          { label: text.columns.who },
          { label: text.columns.did },
          { label: text.columns.about },
        ]}
        rows={lines.map((line) => [String(line.seq), moment(line.at), whoOf(line), whatOf(line, shell), aboutOf(line)])}
      />
      {(filter.before !== null || more) && (
        <Pagination
          label={text.pages.label}
          here={say(text.pages.here, shell.names, { count: String(lines.length) })}
          previous={filter.before === null ? undefined : { href: href(null), text: text.pages.newest }}
          next={more && last ? { href: href(last.seq), text: text.pages.older } : undefined}
        />
      )}
    </>
  )
}

const TakeAway = ({ shell, filter }: AuditorProps) => (
  <Card title={text.export.title}>
    <p>{say(text.export.text, shell.names, { max: mostTaken.toLocaleString('en-GB') })}</p>
    <form class="cg-form" method="get" action="/audit/export">
      {Object.entries(fieldsOfFilter(filter)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Buttons>
        <Button look="secondary" name="as" value="csv">
          {text.export.csv}
        </Button>
        <Button look="secondary" name="as" value="ndjson">
          {text.export.ndjson}
        </Button>
      </Buttons>
    </form>
  </Card>
)

const moment = (at: Date): string => `${formatDate(at, 'day')}, ${formatTime(at)}`
