import { interfaceWords, statements, arranging as words } from '#content'
import { Button, Buttons, Page, StackTable, Tag } from '../../design/design.ts'
import type { Discussion } from '../../discussion.ts'
import type { Shell } from '../../kit/web.ts'
import type { Hub } from './hub.rows.ts'

type Ready = 'yes' | 'no' | 'you'

/** Are we ready? What can be seen is said; the rest only the facilitator knows. Nothing is kept of it. */
export function ReadyPage({ shell, discussion, hub }: { shell: Shell; discussion: Discussion; hub: Hub }) {
  const rows = words.ready.list
    .filter(({ id }) => id !== 'r-expert' || hub.invited.some((one) => one.invitedAs === 'topic-expert'))
    .map(({ id, text }) => ({ text, state: stateOf(id, hub) }))
  return (
    <Page
      shell={shell}
      title={words.ready.title}
      statement={statements.pages.arranging.text}
      current="discussions"
      breadcrumbs={[
        { href: '/desk', text: interfaceWords.desk.title },
        { href: `/discussions/${discussion.id}`, text: discussion.pseudonym },
        { href: `/discussions/${discussion.id}/arranging`, text: words.hub.title },
      ]}
    >
      <p class="cg-lead">{words.ready_page.lead}</p>
      <StackTable
        caption={words.ready.title}
        captionHidden
        columns={[{ label: words.ready_page.columns.what }, { label: words.ready_page.columns.state }]}
        rows={rows.map(({ text, state }) => [
          text,
          <Tag key="state" tone={tones[state]} {...(state === 'yes' ? { icon: 'tick' as const } : {})}>
            {words.ready_page.states[state]}
          </Tag>,
        ])}
      />
      <Buttons>
        <Button href={`/discussions/${discussion.id}/arranging`}>{words.ready_page.back}</Button>
      </Buttons>
    </Page>
  )
}

const tones = { yes: 'moss', no: 'gorse', you: 'plain' } as const

/** A discussion needs people of at least two agencies (arranging.yaml, times.needed). */
export function stateOf(id: string, { meeting, invited }: Pick<Hub, 'meeting' | 'invited'>): Ready {
  if (id === 'r-time') return meeting?.state === 'set' ? 'yes' : 'no'
  if (id === 'r-agencies') {
    const coming = invited.filter(
      (one) => one.invitedAs !== 'topic-expert' && ['coming', 'coming-online', 'part'].includes(one.reply ?? ''),
    )
    return new Set(coming.map((one) => one.agency)).size >= 2 ? 'yes' : 'no'
  }
  if (id === 'r-access') return invited.some((one) => one.accessNeeds.length > 0) ? 'you' : 'yes'
  if (id === 'r-expert')
    return invited.some((one) => one.invitedAs === 'topic-expert' && one.reply === 'coming') ? 'yes' : 'no'
  return 'you'
}
