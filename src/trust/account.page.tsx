/** "How you sign in": what opens one's account, and where it is open now. */
import type { ComponentChildren } from 'preact'
import { formatDate, formatTime, held, isKeyOf, type Names, sayAny, account as words } from '#content'
import { Button, Buttons, Card, Notice, Page, Stack, StackTable, Tag } from '../design/design.ts'
import type { Shell } from '../kit/web.ts'
import type { OpenSession, Ways } from './account.rows.ts'
import type { OwnPasskey } from './passkey.rows.ts'
import { PasskeyForm } from './passkey-form.tsx'
import type { ProviderSettings } from './provider.ts'
import { idleMinutes, longestHours } from './sessions.ts'

const { sessions: text, ways: waysText } = words.own

export const accountDone = [
  'ended',
  'ended-others',
  'added',
  'removed',
  'joined',
  'last',
  'not-added',
  'taken',
] as const
export type AccountDone = (typeof accountDone)[number]

const doneWords: Readonly<Record<AccountDone, string>> = {
  ended: text.ended,
  'ended-others': text.ended_others,
  added: waysText.added,
  removed: waysText.removed,
  joined: words.join.done.text,
  last: waysText.last,
  'not-added': waysText.not_added,
  taken: waysText.taken,
}
const notGood: readonly AccountDone[] = ['last', 'not-added', 'taken']

export interface AccountProps {
  readonly shell: Shell
  readonly sessions: readonly OpenSession[]
  readonly ways: Ways
  readonly providers: readonly ProviderSettings[]
  /** Id of the session this page was asked from. */
  readonly present: string
  readonly done: AccountDone | null
  /** Another committee asks whether they work with it. */
  readonly invited: boolean
  /** Who looks after what stands about them: names and addresses. */
  readonly contact: string
}

export const AccountPage = ({ shell, sessions, ways, providers, present, done, invited, contact }: AccountProps) => (
  <Page shell={shell} title={words.own.title} islands={['passkey.js']}>
    {done && (
      <Notice
        kind={notGood.includes(done) ? 'look' : 'done'}
        title={done === 'joined' ? words.join.done.title : undefined}
        live
      >
        <p>{doneWords[done]}</p>
      </Notice>
    )}
    {invited && (
      <Notice kind="look" title={words.invitations.waiting.title}>
        <p>
          {words.invitations.waiting.text} <a href="/account/invitations">{words.invitations.waiting.link}</a>
        </p>
      </Notice>
    )}
    <p class="cg-lead">{words.own.lead}</p>
    <p>{sayAny(words.own.wrong, shell.names, { contact })}</p>
    <p>
      <a href="/account/held">{held.link}</a>
    </p>
    <Stack>
      <WaysCard shell={shell} ways={ways} providers={providers} />
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
    </Stack>
  </Page>
)

function WaysCard({ shell, ways, providers }: Pick<AccountProps, 'shell' | 'ways' | 'providers'>) {
  const linked = providers.filter(({ issuer }) => ways.issuers.includes(issuer))
  const toLink = providers.filter(({ issuer }) => !ways.issuers.includes(issuer))
  return (
    <Card title={waysText.title}>
      <p>{waysText.lead}</p>
      {ways.count === 0 && <p class="cg-dim">{waysText.none}</p>}
      {ways.count > 0 && (
        <ul class="cg-plain">
          {ways.passkeys.map((one) => (
            <li key={one.id}>
              <PasskeyLine shell={shell} passkey={one} />
            </li>
          ))}
          {linked.map(({ id, name }) => (
            <li key={id}>{sayAny(waysText.provider.label, shell.names, { provider: name })}</li>
          ))}
          {ways.app && (
            <li>
              {waysText.app.label}{' '}
              <EndForm shell={shell} action="/account/app/remove">
                <Button look="quiet">
                  {waysText.app.remove}
                  <span class="visually-hidden"> {waysText.app.label}</span>
                </Button>
              </EndForm>
            </li>
          )}
        </ul>
      )}
      {ways.passkeys.length === 1 && (
        <Notice title={waysText.second.title}>
          <p>{waysText.second.text}</p>
        </Notice>
      )}
      <PasskeyForm
        action="/account/passkey"
        csrf={shell.csrf}
        what="make"
        options="/account/passkey/challenge"
        button={waysText.add}
        look="secondary"
      />
      {toLink.map(({ id, name }) => (
        <p key={id} class="cg-gap">
          <a href={`/account/link/${id}`}>{sayAny(waysText.provider.add, shell.names, { provider: name })}</a>
        </p>
      ))}
      {!ways.app && (
        <p class="cg-gap">
          <a href="/account/app">{waysText.app.add}</a>
        </p>
      )}
    </Card>
  )
}

function PasskeyLine({ shell, passkey }: { shell: Shell; passkey: OwnPasskey }) {
  const line = waysText.passkey
  const since = momentLabel(passkey.addedAt)
  return (
    <>
      <strong>{sayAny(line.label, shell.names, { browser: browserLabel(passkey.browser, shell.names) })}</strong>,{' '}
      {sayAny(line.added, shell.names, { since })},{' '}
      {passkey.lastUsedAt ? sayAny(line.used, shell.names, { last_seen: momentLabel(passkey.lastUsedAt) }) : line.never}
      {passkey.synced && <>, {line.synced}</>}{' '}
      <EndForm shell={shell} action="/account/passkey/remove">
        <Button look="quiet" name="passkey" value={passkey.id}>
          {line.remove}
          <span class="visually-hidden"> {sayAny(line.remove_that, shell.names, { since })}</span>
        </Button>
      </EndForm>
    </>
  )
}

/** Sessions with a button to end each; the present one is ended by signing out. */
export const SessionTable = (props: {
  readonly shell: Shell
  readonly sessions: readonly OpenSession[]
  readonly present: string | null
  /** Where ending one is posted; null: they are only shown. */
  readonly action: string | null
  /** Whose they are, where they are not one's own. */
  readonly caption?: string
}) => (
  <StackTable
    caption={props.caption ?? text.title}
    captionHidden
    columns={[
      text.columns.where,
      text.columns.since,
      text.columns.seen,
      ...(props.action === null ? [] : [text.columns.end]),
    ].map((label) => ({ label }))}
    rows={props.sessions.map((session) => [
      <>
        {browserLabel(session.browser, props.shell.names)}, {text.ways[session.way]}
      </>,
      momentLabel(session.begunAt),
      momentLabel(session.lastSeenAt),
      ...(props.action === null ? [] : [<EndCell key="end" {...props} action={props.action} session={session} />]),
    ])}
  />
)

/** A button, or the word that it is this one. */
function EndCell(props: {
  readonly shell: Shell
  readonly present: string | null
  readonly action: string
  readonly session: OpenSession
}) {
  const { shell, session } = props
  if (session.id === props.present) return <Tag tone="moss">{text.this}</Tag>
  const which = { browser: browserLabel(session.browser, shell.names), since: momentLabel(session.begunAt) }
  return (
    <EndForm shell={shell} action={props.action}>
      <Button look="quiet" name="session" value={session.id}>
        {text.end}
        <span class="visually-hidden"> {sayAny(text.end_that, shell.names, which)}</span>
      </Button>
    </EndForm>
  )
}

const EndForm = ({ shell, action, children }: { shell: Shell; action: string; children: ComponentChildren }) => (
  <form method="post" action={action}>
    <input type="hidden" name="_csrf" value={shell.csrf} />
    {children}
  </form>
)

const momentLabel = (moment: Date): string => `${formatDate(moment)}, ${formatTime(moment)}`

function browserLabel(kind: string, names: Names): string {
  const [browser = '', machine = ''] = kind.split('-')
  return sayAny(text.browser, names, {
    browser: text.browsers[isKeyOf(text.browsers, browser) ? browser : 'other'],
    machine: text.machines[isKeyOf(text.machines, machine) ? machine : 'other'],
  })
}
