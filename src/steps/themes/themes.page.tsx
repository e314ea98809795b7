/** The facilitator words what agencies can learn: up to three themes, or none (P24). */
import { interfaceWords, type Names, say, statements, themes as words } from '#content'
import {
  Button,
  Buttons,
  Card,
  Checkboxes,
  Columns,
  Details,
  Fieldset,
  Form,
  Radios,
  Select,
  StepFrame,
  TextArea,
  Tick,
} from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { type Fields, field } from '../../kit/web.ts'
import { ThemeList } from './theme-card.tsx'
import type { Theme } from './themes.rows.ts'
import { agencyKinds, mostThemes, polarities, waysToShare } from './themes.ts'

export interface ThemesProps {
  /** What was sent, once it was. */
  readonly sent: readonly Theme[]
  readonly none: boolean
}
type View = StepView<ThemesProps>

const { page, fields } = words
const [code, polarity, learning, agencies, shareHow] = fields

export function ThemesPage({ view }: { view: View }) {
  const { shell, props } = view
  const errors = onThePage(view.errors)
  return (
    <StepFrame
      {...view}
      errors={errors}
      title={page.title}
      statement={statements.pages.themes.text}
      serif
      before={<Sent props={props} names={shell.names} />}
    >
      <Columns side={<Codes />}>
        <p class="cg-lead">{page.lead}</p>
        <p>
          {page.strengths_count} {page.no_one} {page.agree}
        </p>
        <Form {...view.form}>
          {Array.from({ length: mostThemes }, (_, at) => (
            <Group key={at} number={at + 1} names={shell.names} values={view.values} errors={errors} />
          ))}
          <Tick name="none" label={page.none} value={view.values.none} error={errors.none} />
          <Buttons>
            <Button>{say(page.button, shell.names)}</Button>
          </Buttons>
        </Form>
      </Columns>
    </StepFrame>
  )
}

interface GroupProps {
  readonly number: number
  readonly names: Names
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

/** The first stands open; the others wait behind their heading until they are wanted. */
function Group(props: GroupProps) {
  const { number, names, values, errors } = props
  if (number === 1)
    return (
      <Fieldset legend={say(page.number, names, { count: number })}>
        <Questions {...props} />
      </Fieldset>
    )
  const prefix = `theme-${number}-`
  const touched = Object.keys({ ...values, ...errors }).some(
    (name) => name.startsWith(prefix) && (name in errors || field(values, name) !== ''),
  )
  return (
    <Details summary={say(page.if_more, names, { count: number })} open={touched}>
      <Questions {...props} />
    </Details>
  )
}

function Questions({ number, values, errors }: GroupProps) {
  const name = (part: string) => `theme-${number}-${part}`
  const asked = (part: string) => ({ name: name(part), value: values[name(part)], error: errors[name(part)] })
  return (
    <>
      <Select
        {...asked('code')}
        label={code.label}
        options={[]}
        groups={words.groups.map((group) => ({
          label: group.label,
          options: group.codes.map(({ id, label }) => ({ value: id, label })),
        }))}
      />
      <Radios
        {...asked('polarity')}
        label={polarity.label}
        choices={polarities.map((value) => ({
          value,
          label: words.polarity[value].label,
          hint: words.polarity[value].means,
        }))}
      />
      <TextArea
        {...asked('learning')}
        leaves
        label={learning.label}
        hint={learning.hint}
        rows={3}
        maxLength={learning.max}
      />
      <Checkboxes
        {...asked('agencies')}
        label={agencies.label}
        optional
        choices={agencyKinds.map((value) => ({ value, label: interfaceWords.sectors[value] }))}
      />
      <Checkboxes
        {...asked('share-how')}
        label={shareHow.label}
        optional
        choices={waysToShare.map((value) => ({ value, label: words.share_how[value] }))}
      />
    </>
  )
}

const Codes = () => (
  <Card title={page.codes} tone="line">
    <p class="cg-s cg-dim">{page.codes_lead}</p>
    {words.groups.map((group) => (
      <Details key={group.id} summary={group.label}>
        <dl class="cg-dl">
          {group.codes.map((one) => (
            <div key={one.id}>
              <dt>{one.label}</dt>
              <dd>{one.means}</dd>
            </div>
          ))}
        </dl>
      </Details>
    ))}
  </Card>
)

const Sent = ({ props, names }: { props: ThemesProps; names: Names }) =>
  props.none ? (
    <p>{page.none_sent}</p>
  ) : (
    props.sent.length > 0 && (
      <Card title={page.sent}>
        <ThemeList themes={props.sent} names={names} />
      </Card>
    )
  )

/** Groups as the step's schema takes them: an untouched one is null. */
export function readThemes(fields: Fields): Record<string, unknown> {
  const groups = Array.from({ length: mostThemes }, (_, at) => {
    const group = Object.fromEntries(parts.map((part) => [part, fields[`theme-${at + 1}-${part}`]]))
    return Object.values(group).some((value) => value !== undefined && value.length > 0 && value !== '') ? group : null
  })
  return { none: fields.none, themes: groups }
}
const parts = fields.map(({ id }) => id)

/** 'themes-0-code' of the schema is 'theme-1-code' on the page. */
const onThePage = (errors: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [
      name.replace(/^themes-(\d)/, (_, at: string) => `theme-${Number(at) + 1}`),
      message,
    ]),
  )
