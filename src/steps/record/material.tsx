import { drawings, record as words } from '#content'
import { Card, DownloadLink } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { fileFormats } from '../../room/drawing-file/drawing-file.ts'
import type { DraftProps } from './draft.page.tsx'

const { draft } = words.pages

/** What the meeting left, to be read while one writes; nothing is copied, and it goes with the boards. */
export function Material({ view }: { view: StepView<DraftProps> }) {
  const { marked, drawn } = view.props
  if (marked.length === 0 && drawn.length === 0) return null
  return (
    <Card title={draft.marked}>
      <ul>
        {marked.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {drawn.length > 0 && <p>{draft.drawings}</p>}
      {drawn.map((board) => (
        <p key={board}>
          {drawings[board].title}:{' '}
          {fileFormats.map((format) => (
            <DownloadLink key={format} href={`/discussions/${view.discussion.id}/meeting/files/${board}.${format}`}>
              {drawings.files.formats[format]}
              <span class="visually-hidden"> {drawings[board].title}</span>
            </DownloadLink>
          ))}
        </p>
      ))}
      <p class="cg-dim cg-s">{draft.marked_go}</p>
    </Card>
  )
}
