import { formatDate, request, sayAny, statements } from '#content'
import { Button, Buttons, Notice, Page, PageHead } from '../../design/design.ts'
import type { Discussion } from '../../discussion.ts'
import type { Shell } from '../../kit/web.ts'
import { screenedBy } from './send-request.ts'

/** It has arrived: the number, who has it, and by when they write (P12). */
export function RequestSentPage({ shell, discussion }: { readonly shell: Shell; readonly discussion: Discussion }) {
  const { sent } = request.declarations
  const values = { reference: discussion.reference, due_date: formatDate(screenedBy(discussion.statusSince), 'long') }
  return (
    <Page
      shell={shell}
      title={sent.heading}
      current="desk"
      statement={statements.pages.request.text}
      head={<PageHead eyebrow={discussion.pseudonym} title={sent.heading} />}
    >
      <Notice kind="done" title={sayAny(sent.text, shell.names, values)} live>
        <p>{sent.next}</p>
      </Notice>
      <Buttons>
        <Button href={`/discussions/${discussion.id}`}>{sent.where}</Button>
        <Button look="quiet" href={`/discussions/${discussion.id}/request/whole`}>
          {request.list.print}
        </Button>
      </Buttons>
    </Page>
  )
}
