/** Showing once more who one is, before something that only this person should do (R8). */
import { sayAny, account as words } from '#content'
import { Button, Buttons, Card, Form, Notice, Page, Stack } from '../design/design.ts'
import type { Shell } from '../kit/web.ts'
import type { Ways } from './account.rows.ts'
import { CodeField } from './authenticator.page.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import type { ProviderSettings } from './provider.ts'
import { stepUpMinutes } from './step-up.ts'

const { confirm: text, sign_in: signIn } = words

export interface ConfirmProps {
  readonly shell: Shell
  readonly to: string
  readonly ways: Ways
  readonly providers: readonly ProviderSettings[]
  readonly wrong: boolean
}

export const ConfirmPage = (props: ConfirmProps) => (
  <Page shell={props.shell} title={text.title} islands={props.ways.passkeys.length > 0 ? ['passkey.js'] : []}>
    {props.wrong && (
      <Notice kind="look" live>
        <p>{text.wrong}</p>
      </Notice>
    )}
    <p class="cg-lead">{sayAny(text.lead, props.shell.names, { minutes: stepUpMinutes })}</p>
    {props.shell.demonstration ? <OneButton {...props} /> : <OwnWays {...props} />}
  </Page>
)

const OneButton = ({ shell, to }: ConfirmProps) => (
  <>
    <Notice>
      <p>{text.demonstration}</p>
    </Notice>
    <Form action="/confirm" csrf={shell.csrf}>
      <input type="hidden" name="to" value={to} />
      <Buttons>
        <Button>{text.button}</Button>
      </Buttons>
    </Form>
  </>
)

function OwnWays({ shell, to, ways, providers }: ConfirmProps) {
  const linked = providers.filter(({ issuer }) => ways.issuers.includes(issuer))
  if (ways.count === 0) return <p>{text.nothing}</p>
  return (
    <Stack>
      {ways.passkeys.length > 0 && (
        <Card title={signIn.or}>
          <PasskeyForm
            action="/confirm/passkey"
            csrf={shell.csrf}
            what="use"
            options="/confirm/passkey/challenge"
            button={signIn.passkey}
            to={to}
          />
        </Card>
      )}
      {linked.map(({ id, name }) => (
        <Card key={id} title={signIn.providers}>
          <Button look="secondary" href={`/confirm/with/${id}?to=${encodeURIComponent(to)}`}>
            {sayAny(signIn.provider, shell.names, { provider: name })}
          </Button>
        </Card>
      ))}
      {ways.app && (
        <Card title={words.own.ways.app.label}>
          <Form action="/confirm/code" csrf={shell.csrf}>
            <input type="hidden" name="to" value={to} />
            <CodeField label={words.code.enter.label} error={undefined} />
            <Buttons>
              <Button look={ways.passkeys.length > 0 ? 'secondary' : 'primary'}>{text.button}</Button>
            </Buttons>
          </Form>
        </Card>
      )}
    </Stack>
  )
}

/** Where a form waits in another tab. */
export const ConfirmedPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={text.done.title}>
    <p class="cg-lead">{sayAny(text.done.text, shell.names, { minutes: stepUpMinutes })}</p>
  </Page>
)
