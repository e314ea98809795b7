/** Every form and sheet to print or fill in with Word (P32), also in large print (P31). */
import { say, statements, dissemination as words } from '#content'
import { Card, DownloadLink, Equal, Page } from '../design/design.ts'
import { documentTitles } from '../documents/document-titles.ts'
import type { BlankName } from '../documents/word-documents.ts'
import type { Shell } from '../kit/web.ts'

const { documents: text } = words
const forms = [
  'blank-request',
  'blank-record',
  'blank-evaluation-before',
  'blank-evaluation-after',
  'blank-evaluation-three-months',
] as const satisfies readonly BlankName[]
const sheets = [
  'run-sheet',
  'ground-rules',
  'four-by-four-by-four',
  'matrix',
  'kolb',
  'genogram',
  'ecomap',
  'flowchart',
] as const satisfies readonly BlankName[]

export const DocumentsPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={text.title}>
    <p class="cg-lead">{text.lead}</p>
    <Equal columns={2}>
      <Card title={text.forms}>
        <Documents names={forms} shell={shell} />
      </Card>
      <Card title={text.sheets}>
        <Documents names={sheets} shell={shell} />
      </Card>
    </Equal>
    <p class="cg-dim cg-gap">
      {statements.documents.blank_note} {text.note}
    </p>
  </Page>
)

const Documents = ({ names, shell }: { names: readonly BlankName[]; shell: Shell }) => (
  <ul class="cg-plain">
    {names.map((name) => (
      <li key={name} class="cg-theme">
        <p>
          <DownloadLink href={`/documents/${name}.docx`}>{documentTitles[name]}</DownloadLink>{' '}
          <a class="cg-s" href={`/documents/${name}.docx?size=large`}>
            {text.large}
            <span class="visually-hidden">: {say(text.of, shell.names, { question: documentTitles[name] })}</span>
          </a>
        </p>
      </li>
    ))}
  </ul>
)
