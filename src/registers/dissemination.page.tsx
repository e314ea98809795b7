/** Telling people (P28): who has heard about the procedure, agency by agency, and a line for each briefing. */
import {
  entriesOf,
  findById,
  formatDate,
  interfaceWords,
  isKeyOf,
  type Names,
  say,
  sayAny,
  dissemination as words,
} from '#content'
import {
  Button,
  Buttons,
  Card,
  Columns,
  DateField,
  Details,
  Field,
  Form,
  Icon,
  Notice,
  Page,
  PageHead,
  Radios,
  Select,
  StackTable,
  TextArea,
} from '../design/design.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
import type { AgencyName, Briefing } from './dissemination.rows.ts'

const { page } = words
const [group, agency, way, day, howMany, version, by, questions] = words.fields

export interface DisseminationProps {
  readonly shell: Shell
  readonly briefings: readonly Briefing[]
  readonly agencies: readonly AgencyName[]
  readonly mayNote: boolean
  readonly done: boolean
}

export function DisseminationPage({ shell, briefings, agencies, mayNote, done }: DisseminationProps) {
  return (
    <Page
      shell={shell}
      title={page.title}
      head={<PageHead title={page.title} side={mayNote && <Button href="/dissemination/new">{page.add}</Button>} />}
    >
      {done && (
        <Notice kind="done" live>
          <p>{page.done}</p>
        </Notice>
      )}
      <p class="cg-lead">{page.lead}</p>
      <p>
        {page.soft_start} <a href="/briefing">{page.read_short}</a>
      </p>
      <Columns side={<Coverage briefings={briefings} agencies={agencies} names={shell.names} />}>
        <Card title={page.told_list}>
          {briefings.length === 0 ? <p class="cg-dim">{page.none}</p> : <Told briefings={briefings} />}
        </Card>
      </Columns>
    </Page>
  )
}

const groupLabel = (id: string): string => findById(words.groups, id)?.label ?? id
const wayLabel = (id: string): string => (isKeyOf(words.ways, id) ? words.ways[id].label : id)

function Told({ briefings }: { briefings: readonly Briefing[] }) {
  const { columns } = page
  return (
    <StackTable
      caption={page.told_list}
      captionHidden
      columns={[
        { label: columns.told },
        { label: columns.agency },
        { label: columns.way },
        { label: columns.when },
        { label: columns.how_many, figures: true },
        { label: columns.version },
      ]}
      rows={briefings.map((briefing) => [
        <>
          {groupLabel(briefing.told)}
          {briefing.toldBy !== '' && <Beside>{briefing.toldBy}</Beside>}
        </>,
        briefing.agency,
        <>
          {wayLabel(briefing.way)}
          {briefing.questions !== '' && <Beside>{briefing.questions}</Beside>}
        </>,
        formatDate(new Date(`${briefing.toldOn}T12:00:00Z`), 'day'),
        briefing.howMany ?? '',
        briefing.version,
      ])}
    />
  )
}

/** A smaller line below. */
const Beside = ({ children }: { children: string }) => (
  <>
    <br />
    <span class="cg-s cg-dim">{children}</span>
  </>
)

/** For each agency how many groups have heard, and which have not. */
function Coverage({
  briefings,
  agencies,
  names,
}: {
  briefings: readonly Briefing[]
  agencies: readonly AgencyName[]
  names: Names
}) {
  return (
    <Card title={page.coverage_title}>
      <ul class="cg-plain">
        {agencies.map(({ id, name }) => {
          const told = new Set(briefings.filter(({ agencyId }) => agencyId === id).map((briefing) => briefing.told))
          const missing = words.groups.filter((one) => !told.has(one.id))
          const counted = words.groups.length - missing.length
          return (
            <li key={id} class="cg-theme">
              <p>{say(page.coverage, names, { count: counted, max: words.groups.length, agency_name: name })}</p>
              {missing.length === 0 ? (
                <p class="cg-s">
                  <Icon name="tick" /> {page.all_told}
                </p>
              ) : (
                <Details summary={say(page.missing, names, { count: missing.length })}>
                  <p class="cg-s">
                    {page.gap} {missing.map(({ label }) => label).join(', ')}
                  </p>
                </Details>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

export interface BriefingFormProps {
  readonly shell: Shell
  readonly agencies: readonly AgencyName[]
  /** Versions of the procedure, oldest first. */
  readonly versions: readonly string[]
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

export const BriefingFormPage = ({ shell, agencies, versions, values, errors }: BriefingFormProps) => (
  <Page
    shell={shell}
    title={page.add}
    errors={errors}
    breadcrumbs={[
      { href: '/desk', text: interfaceWords.desk.title },
      { href: '/dissemination', text: page.title },
    ]}
  >
    <div class="cg-read">
      <Form {...formFrame(shell, '/dissemination/new')}>
        <Radios
          name="group"
          label={group.label}
          choices={words.groups.map(({ id, label, wave }) => ({
            value: id,
            label,
            hint: isKeyOf(words.waves, String(wave)) ? words.waves[wave] : undefined,
          }))}
          value={values.group}
          error={errors.group}
        />
        <Select
          name="agency"
          label={agency.label}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.agency}
          error={errors.agency}
        />
        <Radios
          name="way"
          label={way.label}
          choices={entriesOf(words.ways).map(([value, { label, means }]) => ({ value, label, hint: means }))}
          value={values.way}
          error={errors.way}
        />
        <DateField name="date" label={day.label} values={values} error={errors.date} />
        <Field
          name="how-many"
          label={howMany.label}
          type="whole-number"
          width={4}
          optional
          value={values['how-many']}
          error={errors['how-many']}
        />
        <Select
          name="version"
          label={version.label}
          options={versions.map((value) => ({ value, label: value }))}
          value={values.version ?? versions.at(-1)}
          error={errors.version}
        />
        <Field name="by" label={by.label} optional value={values.by} error={errors.by} named />
        <TextArea
          name="questions"
          label={questions.label}
          hint={questions.hint}
          optional
          value={values.questions}
          error={errors.questions}
        />
        <Buttons>
          <Button>{page.note}</Button>
          <Button look="quiet" href="/dissemination">
            {interfaceWords.forms.cancel}
          </Button>
        </Buttons>
      </Form>
    </div>
  </Page>
)

/** The short briefing, to read out or print (P28). */
export const ShortBriefingPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={words.briefing.title} serif>
    <div class="cg-read">
      <p>{words.briefing.read}</p>
      {words.briefing.parts.map(({ id, heading, text }) => (
        <section key={id}>
          <h2>{heading}</h2>
          <p>{sayAny(text, shell.names)}</p>
        </section>
      ))}
      <ul class="cg-prompts">
        {words.briefing.questions.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{say(words.briefing.last, shell.names)}</p>
    </div>
  </Page>
)
