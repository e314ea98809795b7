/** Signing in with an app that shows codes, together with a link; and adding such an app. */
import { sayAny, account as words } from '#content'
import { Button, Buttons, Card, Field, Form, Page } from '../design/design.ts'
import type { Shell } from '../kit/web.ts'
import { linkMinutes } from './authenticator.rows.ts'
import { addressOfKey, asBase32 } from './authenticator.ts'
import { KeyPicture } from './key-picture.tsx'

const { code: text, join } = words
type Errors = Readonly<Record<string, string>>

export const AskForLinkPage = ({ shell, address, errors }: { shell: Shell; address: string; errors: Errors }) => (
  <Page shell={shell} title={text.title} errors={errors}>
    <p class="cg-lead">{text.lead}</p>
    <Form action="/sign-in/code" csrf={shell.csrf}>
      <Field
        name="address"
        type="email"
        autocomplete="email"
        label={text.address.label}
        value={address}
        error={errors.address}
      />
      <Buttons>
        <Button>{text.send}</Button>
      </Buttons>
    </Form>
  </Page>
)

/** The same for every address. */
export const LinkSentPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={text.sent.title}>
    <p class="cg-lead">{sayAny(text.sent.text, shell.names, { minutes: linkMinutes })}</p>
    <p>{text.sent.nothing}</p>
  </Page>
)

export const EnterCodePage = ({ shell, action, errors }: { shell: Shell; action: string; errors: Errors }) => (
  <Page shell={shell} title={text.enter.title} errors={errors}>
    <Form action={action} csrf={shell.csrf}>
      <CodeField label={text.enter.label} error={errors.code} />
      <Buttons>
        <Button>{text.enter.button}</Button>
      </Buttons>
    </Form>
  </Page>
)

export const LinkOverPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={text.enter.over.title}>
    <p class="cg-lead">{text.enter.over.text}</p>
    <Buttons>
      <Button href="/sign-in/code">{text.enter.over.again}</Button>
    </Buttons>
  </Page>
)

export const CodeField = ({ label, error }: { label: string; error: string | undefined }) => (
  <Field
    name="code"
    type="whole-number"
    width={10}
    autocomplete="one-time-code"
    label={label}
    hint={text.enter.hint}
    error={error}
  />
)

interface NewApp {
  readonly shell: Shell
  readonly action: string
  readonly sealedKey: string
  readonly whose: string
  readonly keyBytes: Buffer
  readonly errors: Errors
}
const addressOf = ({ keyBytes, shell, whose }: NewApp) => addressOfKey(keyBytes, shell.names.service, whose)

/** The key to scan with an app, to type into one, or to open in one on this device; then the first code it shows. */
export const AddAppPage = (props: NewApp) => (
  <Page shell={props.shell} title={join.app.title} errors={props.errors}>
    <p class="cg-lead">{join.app.lead}</p>
    <Card title={join.app.key}>
      <KeyPicture address={addressOf(props)} label={join.app.picture} />
      <p>{join.app.typed}</p>
      <p>
        <code class="cg-key">
          {asBase32(props.keyBytes)
            .match(/.{1,4}/g)
            ?.join(' ')}
        </code>
      </p>
      <p>
        <a href={addressOf(props)}>{join.app.open}</a>
      </p>
    </Card>
    <Form action={props.action} csrf={props.shell.csrf}>
      <input type="hidden" name="key" value={props.sealedKey} />
      <CodeField label={join.app.label} error={props.errors.code} />
      <Buttons>
        <Button>{join.app.button}</Button>
      </Buttons>
    </Form>
  </Page>
)
