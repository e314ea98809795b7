/** Setting up a way to sign in, from an invitation: the code that was read out, then a passkey, the agency's sign-in or an app. */
import { formatDate, formatTime, sayAny, account as words } from '#content'
import { Button, Buttons, Card, Field, Form, Notice, Page, Stack } from '../design/design.ts'
import type { Shell } from '../kit/web.ts'
import { mostTries } from './enrolment.rows.ts'
import { PasskeyForm } from './passkey-form.tsx'
import type { ProviderSettings } from './provider.ts'

const { join: text } = words

export interface JoinCodeProps {
  readonly shell: Shell
  readonly link: string
  readonly errors: Readonly<Record<string, string>>
  readonly again: boolean
  /** They can say no; whoever works here already is only asked how they sign in. */
  readonly newcomer: boolean
}

/** Says nothing of whom the invitation is for. */
export const JoinCodePage = ({ shell, link, errors, again, newcomer }: JoinCodeProps) => (
  <Page shell={shell} title={text.title} errors={errors}>
    {again && (
      <Notice kind="look" live title={text.again.title}>
        <p>{text.again.text}</p>
      </Notice>
    )}
    <p class="cg-lead">{text.lead}</p>
    <Form action={`/join/${link}`} csrf={shell.csrf}>
      <Field
        name="code"
        width={10}
        label={text.code.label}
        hint={sayAny(text.code.hint, shell.names, { count: mostTries })}
        error={errors.code}
      />
      <Buttons>
        <Button>{text.continue}</Button>
      </Buttons>
    </Form>
    <p>{text.not_you}</p>
    {newcomer && <SayNo shell={shell} link={link} />}
  </Page>
)

/** For somebody who has an account: says nothing of whom or by whom. */
export const JoinKnownPage = ({ shell, link, as }: { shell: Shell; link: string; as: string | null }) => (
  <Page shell={shell} title={text.known.title}>
    <p class="cg-lead">
      {as === null ? text.known.lead : sayAny(text.known.signed_in, shell.names, { person_name: as })}
    </p>
    <Buttons>
      <Button href="/account/invitations">{as === null ? text.known.open : text.known.see}</Button>
    </Buttons>
    {as === null && <p class="cg-gap">{text.known.no_way}</p>}
    <SayNo shell={shell} link={link} />
  </Page>
)

const SayNo = ({ shell, link }: { shell: Shell; link: string }) => (
  <Form action={`/join/${link}/no`} csrf={shell.csrf}>
    <p class="cg-dim">{text.refuse.lead}</p>
    <Buttons>
      <Button look="quiet">{text.refuse.button}</Button>
    </Buttons>
  </Form>
)

export const JoinRefusedPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={text.refuse.done.title}>
    <p class="cg-lead">{text.refuse.done.text}</p>
  </Page>
)

export const JoinEndedPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={text.ended.title}>
    <p class="cg-lead">{text.ended.text}</p>
  </Page>
)

export const JoinEarlyPage = ({ shell, from }: { shell: Shell; from: Date }) => (
  <Page shell={shell} title={text.early.title}>
    <p class="cg-lead">
      {sayAny(text.early.text, shell.names, { since: `${formatDate(from, 'long')}, ${formatTime(from)}` })}
    </p>
  </Page>
)

export interface JoinWayProps {
  readonly shell: Shell
  readonly link: string
  readonly name: string
  readonly providers: readonly ProviderSettings[]
  readonly problem: 'not-added' | 'taken' | null
}

export const JoinWayPage = ({ shell, link, name, providers, problem }: JoinWayProps) => (
  <Page shell={shell} title={text.choose.title} islands={['passkey.js']}>
    {problem && (
      <Notice kind="look" live>
        <p>{problem === 'taken' ? words.own.ways.taken : words.own.ways.not_added}</p>
      </Notice>
    )}
    <p class="cg-lead">
      {sayAny(text.hello, shell.names, { person_name: name })}. {text.choose.lead}
    </p>
    <Stack>
      {shell.demonstration && (
        <Card title={text.button.title}>
          <p>{text.button.text}</p>
          <Form action={`/join/${link}/button`} csrf={shell.csrf}>
            <Buttons>
              <Button look="secondary">{text.button.use}</Button>
            </Buttons>
          </Form>
        </Card>
      )}
      {providers.map(({ id, name: provider }) => (
        <Card key={id} title={sayAny(text.provider.title, shell.names, { provider })}>
          <p>{text.provider.text}</p>
          <Buttons>
            <Button look="secondary" href={`/join/${link}/with/${id}`}>
              {sayAny(text.provider.use, shell.names, { provider })}
            </Button>
          </Buttons>
        </Card>
      ))}
      <Card title={text.passkey.title}>
        <p>{text.passkey.text}</p>
        <PasskeyForm
          action={`/join/${link}/passkey`}
          csrf={shell.csrf}
          what="make"
          options={`/join/${link}/passkey/challenge`}
          button={text.passkey.make}
        />
      </Card>
      <Card title={text.app.title}>
        <p>{text.app.text}</p>
        <p>
          <a href={`/join/${link}/app`}>{text.app.use}</a>
        </p>
      </Card>
    </Stack>
  </Page>
)
