/** The pages for when something is not as expected. */
import { account, interfaceWords, namesOf, sayAny } from '#content'
import { Button, Buttons } from './design/button.tsx'
import { Page } from './design/page.tsx'
import type { ErrorKind } from './error-kind.ts'
import type { OtherArea } from './kit/other-areas.ts'
import type { Shell } from './kit/web.ts'
import { SendAgain, type Typed } from './send-again.tsx'

const { errors, sign_in: signIn } = interfaceWords

/** `sent`: a form led here. What it held is not shown: it may be somebody else's, and stays on the page it was sent from. */
export function NotFoundPage({ shell, sent }: { shell: Shell; sent: boolean }) {
  const words = errors['not-found']
  const { elsewhere = [] } = shell
  return (
    <Page shell={shell} title={words.title}>
      <p>{words.text}</p>
      <p>{words.what}</p>
      {!sent && elsewhere.length > 0 && (
        <>
          <p>{sayAny(words.elsewhere, shell.names)}</p>
          {elsewhere.map((area) => (
            <WorkIn key={area.committeeId} shell={shell} area={area} to={shell.path} />
          ))}
        </>
      )}
      {sent && shell.person && <p>{sayAny(words.sent, shell.names, { person_name: shell.person.name })}</p>}
      <Buttons>
        <Button href={shell.person ? '/desk' : '/'}>{shell.person ? words.link : words.home}</Button>
      </Buttons>
    </Page>
  )
}

interface ErrorPageProps {
  readonly shell: Shell
  readonly kind: ErrorKind
  readonly reference: string
  readonly typed: Typed | null
  /** The other area the form was made in. */
  readonly area: OtherArea | undefined
}

export function ErrorPage({ shell, kind, reference, typed, area }: ErrorPageProps) {
  const words = kind === 'ended' ? signIn.ended : kind === 'confirm' ? account.confirm.late : errors[kind]
  return (
    <Page shell={shell} title={words.title}>
      <p>{kind === 'form-ended' && !typed ? errors['form-ended'].back : sayAny(words.text, shell.names)}</p>
      {kind === 'others-form' && shell.person && (
        <>
          <p>{sayAny(errors['others-form'].back, shell.names, { person_name: shell.person.name })}</p>
          <Buttons>
            <Button href="/desk">{errors['not-found'].link}</Button>
          </Buttons>
        </>
      )}
      {area && <WorkIn shell={shell} area={area} beside />}
      {kind === 'ended' && <Beside words={signIn.ended} href="/sign-in" />}
      {kind === 'confirm' && <Beside words={account.confirm.late} href="/confirm" />}
      {kind === 'failed' && <p>{sayAny(errors.failed.reference, shell.names, { reference })}</p>}
      {typed ? <SendAgain typed={typed} anew={kind === 'sent-before'} /> : null}
    </Page>
  )
}

/** In another tab: this one keeps what was typed. */
const Beside = ({ words, href }: { words: { readonly kept: string; readonly beside: string }; href: string }) => (
  <>
    <p>{words.kept}</p>
    <p>
      <a href={href} target="_blank" rel="noreferrer">
        {words.beside}
      </a>
    </p>
  </>
)

/** A button to the same person's work in another area; `beside`: in another tab, for this one keeps what was typed. */
const WorkIn = ({ shell, area, to, beside }: { shell: Shell; area: OtherArea; to?: string; beside?: boolean }) => (
  <form method="post" action="/committee" target={beside ? '_blank' : undefined}>
    <input type="hidden" name="_csrf" value={shell.csrf} />
    {to !== undefined && <input type="hidden" name="to" value={to} />}
    <Buttons>
      <Button name="committee" value={area.committeeId} look="secondary">
        {sayAny(signIn.area, namesOf({ ...shell.names, area: area.area }))}
      </Button>
    </Buttons>
  </form>
)
