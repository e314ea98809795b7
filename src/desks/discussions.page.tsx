import { formatDateSeenFrom, interfaceWords, sayAny, words } from '#content'
import { Card, Page, Pagination, StackTable } from '../design/design.ts'
import type { Discussion } from '../discussion.ts'
import type { Shell } from '../kit/web.ts'
import { NameAndPlace, whoHasIt } from './who-has-it.tsx'

const { list } = interfaceWords.discussion
const { columns } = interfaceWords.desk

export interface DiscussionsPageProps {
  readonly shell: Shell
  readonly open: readonly Discussion[]
  /** One page of finished and withdrawn ones. */
  readonly ended: readonly Discussion[]
  readonly page: number
  readonly more: boolean
}

/** Every discussion somebody has a part in. */
export function DiscussionsPage({ shell, open, ended, page, more }: DiscussionsPageProps) {
  return (
    <Page shell={shell} title={list.title} current="discussions">
      <p class="cg-lead">{open.length + ended.length === 0 ? list.none : list.lead}</p>
      {open.length > 0 && page === 1 && (
        <Card title={list.open}>
          <Table shell={shell} discussions={open} caption={list.open} />
        </Card>
      )}
      {ended.length > 0 && (
        <Card title={list.finished}>
          <Table shell={shell} discussions={ended} caption={list.finished} />
          {(page > 1 || more) && (
            <Pagination
              label={list.finished}
              here={sayAny(list.page, shell.names, { count: page })}
              previous={page > 1 ? { href: `/discussions?page=${page - 1}`, text: list.previous } : undefined}
              next={more ? { href: `/discussions?page=${page + 1}`, text: list.next } : undefined}
            />
          )}
        </Card>
      )}
    </Page>
  )
}

function Table({ shell, discussions, caption }: { shell: Shell; discussions: readonly Discussion[]; caption: string }) {
  return (
    <StackTable
      caption={caption}
      captionHidden
      columns={[
        { label: columns.discussion },
        { label: columns.status },
        { label: columns.with },
        { label: columns.when },
      ]}
      rows={discussions.map((discussion) => [
        <NameAndPlace key="name" discussion={discussion} />,
        sayAny(words.statuses[discussion.status].label, shell.names),
        whoHasIt(discussion, shell),
        formatDateSeenFrom(discussion.statusSince, shell.now),
      ])}
    />
  )
}
