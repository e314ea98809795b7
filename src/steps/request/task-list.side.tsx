import { byId, request, screening, sealedNote } from '#content'
import { Card, DownloadLink, Person, PrintLink } from '../../design/design.ts'
import { mayRead } from '../../trust/policy.ts'
import type { Listed } from './directory.rows.ts'
import { textOf } from './request.question.ts'
import { requestBase, type TaskListView } from './task-list.page.tsx'

/** Beside the list: what happens then, the promise about names, and the request on paper. */
export function TaskListSide(view: TaskListView) {
  const { discussion } = view
  const { list, form } = request
  return (
    <>
      <WhatHappensThen {...view} />
      <Card title={form.no_names.title} tone="loch">
        <p class="cg-gap cg-s">{form.no_names.text}</p>
        {mayRead(view.person, discussion, 'sealed-note') && (
          <p class="cg-s">
            <a href={`/discussions/${discussion.id}/sealed-note`}>{sealedNote.link}</a>
          </p>
        )}
      </Card>
      <p>
        <PrintLink href={`${requestBase(discussion)}/whole`}>{list.print}</PrintLink>
        <br />
        <DownloadLink href={`${requestBase(discussion)}.docx`}>{list.word_copy}</DownloadLink>
        <br />
        {discussion.status === 'draft' ? (
          <a class="cg-quiet" href={`${requestBase(discussion)}/delete`}>
            {list.delete}
          </a>
        ) : (
          <a class="cg-quiet" href={`/discussions/${discussion.id}/withdrawal`}>
            {request.withdraw.label}
          </a>
        )}
      </p>
    </>
  )
}

function WhatHappensThen({ props, shell }: TaskListView) {
  const { after } = request.list
  const { known } = props
  const chosen = (role: string) => known.people.find(({ id }) => id === textOf(known.answers[role]))
  const days = String(byId(screening.targets, 'screen-within').default)
  return (
    <Card title={after.title}>
      <ol class="cg-steps cg-gap">
        <li>
          <Manager listed={chosen('first-manager')} part={after.first} />
        </li>
        <li>
          <Manager listed={chosen('second-manager')} part={after.second} />
        </li>
        <li>
          <Person name={after.team} sector="office" details={[after.team_note]} />
        </li>
        <li>
          <Person
            name={shell.names.reviewing_team}
            sector="office"
            details={[after.reviewing_note.replace('{days}', days)]}
          />
        </li>
      </ol>
    </Card>
  )
}

const Manager = ({ listed, part }: { readonly listed: Listed | undefined; readonly part: string }) => (
  <Person
    name={listed?.name ?? request.list.after.not_chosen}
    sector={listed?.sector ?? 'office'}
    details={[part, listed?.agency]}
  />
)
