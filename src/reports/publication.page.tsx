/** Figures for anybody who asks: the list of years, and one year to read, print and take away. */
import { formatDate, interfaceWords, say, publication as words } from '#content'
import { Button, Card, DownloadLink, Form, Page, PageHead, PrintLink, Stack, StackTable } from '../design/design.ts'
import { leastShown } from '../kit/small-numbers.ts'
import { formFrame, type Shell } from '../kit/web.ts'
import type { Publication } from './publication.rows.ts'
import { outcomeLabel, sectorLabel, shown } from './publication.table.ts'
import type { Controlled } from './publication.ts'

const breadcrumbs = [{ href: '/desk', text: interfaceWords.desk.title }]

export interface PublicationsProps {
  readonly shell: Shell
  /** Years that have ended, newest first. */
  readonly years: readonly number[]
  readonly made: readonly Publication[]
  readonly mayMake: boolean
}

export const PublicationsPage = ({ shell, years, made, mayMake }: PublicationsProps) => (
  <Page shell={shell} title={words.title} breadcrumbs={breadcrumbs}>
    <p class="cg-lead">{say(words.lead, shell.names)}</p>
    {years.length === 0 ? (
      <p>{words.none}</p>
    ) : (
      <Card>
        <StackTable
          caption={words.title}
          captionHidden
          columns={[{ label: words.columns.year }, { label: words.columns.made }]}
          rows={years.map((year) => {
            const found = made.find((one) => one.year === year)
            if (found)
              return [
                <a key={year} href={`/reports/publication/${year}`}>
                  {say(words.read, shell.names, { year })}
                </a>,
                formatDate(found.madeAt, 'day'),
              ]
            return [String(year), mayMake ? <MakeForm shell={shell} year={year} /> : words.not_made]
          })}
        />
      </Card>
    )}
  </Page>
)

const MakeForm = ({ shell, year }: { shell: Shell; year: number }) => (
  <Form {...formFrame(shell, `/reports/publication/${year}`)}>
    <Button look="secondary" small>
      {say(words.make, shell.names, { year })}
    </Button>
  </Form>
)

export function PublicationPage({ shell, publication }: { shell: Shell; publication: Publication }) {
  const { names } = shell
  const { year, figures, madeAt } = publication
  const title = say(words.one.title, names, { area_name: names.area, year })
  const address = `/reports/publication/${year}`
  return (
    <Page
      shell={shell}
      title={title}
      breadcrumbs={[...breadcrumbs, { href: '/reports/publication', text: words.title }]}
      head={
        <PageHead
          title={title}
          facts={[say(words.one.made, names, { made_on: formatDate(madeAt, 'day') })]}
          side={<PrintLink href={address} />}
        />
      }
    >
      <p class="cg-lead">{say(words.one.lead, names, { year })}</p>
      <DownloadLink href={`${address}.csv`}>{words.one.table}</DownloadLink>
      <Stack>
        <Card title={words.requests}>
          <Counts title={words.requests} table={figures.requests} label={sectorLabel} />
        </Card>
        <Card title={words.outcomes}>
          <Counts title={words.outcomes} table={figures.outcomes} label={outcomeLabel} />
        </Card>
        <Card title={words.held}>
          <p>{shown(figures.held)}</p>
        </Card>
      </Stack>
      <p class="cg-s cg-dim">{say(words.one.hidden_why, names, { min: leastShown - 1, count: leastShown })}</p>
    </Page>
  )
}

const Counts = (props: { title: string; table: Controlled; label: (item: string) => string }) => (
  <StackTable
    caption={props.title}
    captionHidden
    columns={[{ label: words.columns.what }, { label: words.columns.count, figures: true }]}
    rows={[
      ...props.table.cells.map(({ item, count }) => [props.label(item), shown(count)]),
      [<b key="total">{words.total}</b>, <b key="sum">{shown(props.table.total)}</b>],
    ]}
  />
)
