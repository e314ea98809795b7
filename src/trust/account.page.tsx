/** "How you sign in": what opens one's account, and where it is open now. */
import { formatDate, formatTime, isKeyOf, type Names, sayAny, account as words } from '#content'
import { Button, Buttons, Card, Notice, Page, StackTable, Tag } from '../design/design.ts'
import type { Shell } from '../kit/web.ts'
import type { OpenSession } from './account.rows.ts'
import { idleMinutes, longestHours } from './sessions.ts'

const { sessions: text } = words.own

export interface AccountProps {
  readonly shell: Shell
  readonly sessions: readonly OpenSession[]
  /** Id of the session this page was asked from. */
  readonly present: string
  readonly done: 'ended' | 'ended-others' | null
}

export const AccountPage = ({ shell, sessions, present, done }: AccountProps) => (
  <Page shell={shell} title={words.own.title}>
    {done && (
      <Notice kind="done" live>
        <p>{done === 'ended' ? text.ended : text.ended_others}</p>
      </Notice>
    )}
    <p class="cg-lead">{words.own.lead}</p>
    <Card title={text.title}>
      <p>{sayAny(text.lead, shell.names, { minutes: idleMinutes, hours: longestHours })}</p>
      <SessionTable shell={shell} sessions={sessions} present={present} action="/account/sessions" />
      {sessions.length > 1 && (
        <EndForm shell={shell} action="/account/sessions">
          <Buttons>
            <Button look="secondary" name="session" value="others">
              {text.end_others}
            </Button>
          </Buttons>
        </EndForm>
      )}
    </Card>
  </Page>
)

/** Sessions with a button to end each; the present one is ended by signing out. */
export const SessionTable = (props: {
  readonly shell: Shell
  readonly sessions: readonly OpenSession[]
  readonly present: string | null
  readonly action: string
}) => (
  <StackTable
    caption={text.title}
    captionHidden
    columns={[text.columns.where, text.columns.since, text.columns.seen, text.columns.end].map((label) => ({ label }))}
    rows={props.sessions.map((session) => [
      <>
        {browserLabel(session.browser, props.shell.names)}, {text.ways[session.way]}
      </>,
      momentLabel(session.begunAt),
      momentLabel(session.lastSeenAt),
      session.id === props.present ? (
        <Tag key="this" tone="moss">
          {text.this}
        </Tag>
      ) : (
        <EndForm key="end" shell={props.shell} action={props.action}>
          <Button look="quiet" name="session" value={session.id}>
            {text.end}
            <span class="visually-hidden">
              {' '}
              {sayAny(text.end_that, props.shell.names, {
                browser: browserLabel(session.browser, props.shell.names),
                since: momentLabel(session.begunAt),
              })}
            </span>
          </Button>
        </EndForm>
      ),
    ])}
  />
)

const EndForm = ({ shell, action, children }: { shell: Shell; action: string; children: preact.ComponentChildren }) => (
  <form method="post" action={action}>
    <input type="hidden" name="_csrf" value={shell.csrf} />
    {children}
  </form>
)

export const momentLabel = (moment: Date): string => `${formatDate(moment)}, ${formatTime(moment)}`

function browserLabel(kind: string, names: Names): string {
  const [browser = '', machine = ''] = kind.split('-')
  return sayAny(text.browser, names, {
    browser: text.browsers[isKeyOf(text.browsers, browser) ? browser : 'other'],
    machine: text.machines[isKeyOf(text.machines, machine) ? machine : 'other'],
  })
}
