import { formatDate, interfaceWords, request, statements } from '#content'
import { Card, DownloadLink, Page, PageHead, Statement } from '../../design/design.ts'
import type { Discussion } from '../../discussion.ts'
import type { Shell } from '../../kit/web.ts'
import type { ProcedureVersion } from '../../trust/procedure-version.ts'
import { CopiedAnswers } from './copied-answers.tsx'
import type { CopiedAnswer } from './request.copy.ts'

export interface WholeRequest {
  readonly discussion: Discussion
  readonly answers: readonly CopiedAnswer[]
  readonly sentAt: Date | null
  /** The version of the procedure it began under. */
  readonly procedureVersion: ProcedureVersion
  /** Its time is over and its words were deleted. */
  readonly isGone: boolean
  /** This reader sees every kind of answer. */
  readonly all: boolean
  /** May be taken away as a file. */
  readonly mayLeave: boolean
}

/** The request for reading and for paper: each reader sees what is meant for them. */
export function WholeRequestPage({
  shell,
  discussion,
  answers,
  sentAt,
  isGone,
  all,
  mayLeave,
}: WholeRequest & { readonly shell: Shell }) {
  const { copy, list } = request
  const sent = sentAt ? copy.sent_on.replace('{decided_on}', formatDate(sentAt, 'long')) : copy.not_sent
  return (
    <Page
      shell={shell}
      title={copy.title}
      current="discussions"
      statement={statements.pages.request.text}
      breadcrumbs={[
        { href: '/desk', text: interfaceWords.desk.title },
        { href: `/discussions/${discussion.id}`, text: discussion.pseudonym },
      ]}
      serif
      head={
        <PageHead
          title={copy.title}
          eyebrow={`${discussion.pseudonym} · ${discussion.reference}`}
          facts={isGone ? [] : [sent]}
          side={
            mayLeave &&
            !isGone && <DownloadLink href={`/discussions/${discussion.id}/request.docx`}>{list.word_copy}</DownloadLink>
          }
        />
      }
    >
      <div class="cg-stack">
        <Statement>{statements.documents.footer.text}</Statement>
        {!all && (
          <Card tone="line">
            <p>{copy.some}</p>
          </Card>
        )}
        {isGone && <p class="cg-lead">{copy.gone}</p>}
        <CopiedAnswers answers={answers} names={shell.names} />
      </div>
    </Page>
  )
}
