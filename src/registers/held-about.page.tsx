/** What is held about one person, to read and to print: one table for each kind of thing. */
import { formatDate, isKeyOf, type Names, say, sayAny, held as words } from '#content'
import {
  Button,
  Buttons,
  Card,
  DownloadLink,
  Field,
  Form,
  Page,
  PageHead,
  PrintLink,
  Stack,
  StackTable,
} from '../design/design.ts'
import { type Fields, field, formFrame, type Shell } from '../kit/web.ts'
import { auditWords } from './audit-words.ts'
import type { HeldThing } from './held-about.rows.ts'
import { factLabel, heldInWords } from './held-words.ts'

export interface HeldProps {
  readonly shell: Shell
  readonly things: readonly HeldThing[]
  /** Null: about oneself. */
  readonly about: { readonly name: string; readonly address: string } | null
  /** Where the same is to be had as JSON, and this page to print; null where it was asked for by a form. */
  readonly json: string | null
}

export function HeldPage({ shell, things, about, json }: HeldProps) {
  const { names, now } = shell
  const day = formatDate(now, 'day')
  const title = about ? say(words.title_of, names, { person_name: about.name }) : words.title
  return (
    <Page
      shell={shell}
      title={title}
      head={
        <PageHead
          title={title}
          facts={[say(words.count, names, { rows: things.length })]}
          side={json && <PrintLink href={json.replace(/\.json$/, '')} />}
        />
      }
    >
      <p class="cg-lead">
        {about ? say(words.lead_of, names, { address: about.address, day }) : say(words.lead, names, { day })}
      </p>
      {json && <DownloadLink href={json}>{words.json}</DownloadLink>}
      {things.length === 0 && <p>{words.nothing}</p>}
      <Stack>
        <LeftOut shell={shell} own={!about} />
        {inOrder(things).map(([kind, of]) => (
          <Card key={kind} title={labelOf(kind)}>
            <StackTable
              caption={labelOf(kind)}
              captionHidden
              columns={[{ label: words.columns.when }, { label: words.columns.where }, { label: words.columns.facts }]}
              rows={of.map((thing) => [
                thing.at ? formatDate(thing.at, 'day') : words.unknown_time,
                thing.reference ?? '',
                factsOf(thing, names),
              ])}
            />
          </Card>
        ))}
      </Stack>
      <p>
        <a href="/privacy">{words.kept}</a>
      </p>
    </Page>
  )
}

/** What the list does not print, and where it is. */
function LeftOut({ shell: { names }, own }: Pick<HeldProps, 'shell'> & { own: boolean }) {
  const { title, words: ofCase, notes, facilitator } = words.left_out
  return (
    <Card title={title} tone="line">
      <ul class="cg-list">
        <li>
          <b>{ofCase.name}</b> {sayAny(own ? ofCase.own : ofCase.of, names)}{' '}
          {own && <a href="/discussions">{ofCase.link}</a>}
        </li>
        <li>
          <b>{notes.name}</b> {own ? notes.own : notes.of} {own && <a href="/learning/notes.csv">{notes.own_link}</a>}
        </li>
        {!own && (
          <li>
            <b>{facilitator.name}</b> {facilitator.of}
          </li>
        )}
      </ul>
    </Card>
  )
}

/** The form an administrator finds somebody by: also people without an account. */
export const FindHeldPage = (props: { shell: Shell; values: Fields; errors: Readonly<Record<string, string>> }) => (
  <Page shell={props.shell} title={words.find.title} errors={props.errors}>
    <p class="cg-lead">{words.find.lead}</p>
    <Form {...formFrame(props.shell, '/people/held')}>
      <Field
        name="email"
        type="email"
        label={words.find.label}
        value={field(props.values, 'email')}
        error={props.errors.email}
      />
      <Buttons>
        <Button>{words.find.button}</Button>
      </Buttons>
    </Form>
  </Page>
)

/** Kind by kind, as the content lists them: the account first, what was looked at last. */
function inOrder(things: readonly HeldThing[]): [string, HeldThing[]][] {
  const order = Object.keys(words.things)
  return [...Map.groupBy(things, ({ held }) => held)].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}

const labelOf = (kind: string): string => (isKeyOf(words.things, kind) ? words.things[kind] : kind)

const factsOf = ({ held, facts }: HeldThing, names: Names) => (
  <ul class="cg-plain">
    {held === 'audit' && <li>{auditWords(String(facts.verb), String(facts.kind))}</li>}
    {Object.entries(facts)
      .filter(([fact]) => held !== 'audit' || fact === 'times')
      .filter(([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([fact, value]) => (
        <li key={fact}>
          {factLabel(fact)}: {heldInWords(fact, value, names)}
        </li>
      ))}
  </ul>
)
