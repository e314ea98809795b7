/** The papers for data protection, to read and to print. */
import { privacy, privacyPapers as words } from '#content'
import { Card, Facts, Page, PageHead, PrintLink, Stack, StackTable } from '../design/design.ts'
import { type Paper, paperNames } from '../documents/privacy-papers.ts'
import type { Shell } from '../kit/web.ts'

export const PapersPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={words.list_title} breadcrumbs={[{ href: '/privacy', text: privacy.notice.title }]}>
    <p class="cg-lead">{words.lead}</p>
    <ul>
      {paperNames.map((name) => (
        <li key={name}>
          <a href={`/privacy/papers/${name}`}>{words.papers[name].title}</a>
        </li>
      ))}
    </ul>
  </Page>
)

export const PaperPage = ({ shell, paper }: { shell: Shell; paper: Paper }) => (
  <Page
    shell={shell}
    title={paper.title}
    breadcrumbs={[{ href: '/privacy/papers', text: words.list_title }]}
    head={<PageHead title={paper.title} side={<PrintLink href={`/privacy/papers/${paper.name}`} />} />}
  >
    <p class="cg-lead">{paper.intro}</p>
    <Stack>
      {paper.parts.map(({ heading, lines, table, blanks }) => (
        <Card key={heading} title={heading}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {table && (
            <StackTable
              caption={heading}
              captionHidden
              columns={table.columns.map((label) => ({ label }))}
              rows={table.rows}
            />
          )}
          {blanks.length > 0 && <Facts wide facts={blanks.map((term) => ({ term, value: words.blank }))} />}
        </Card>
      ))}
    </Stack>
  </Page>
)
