/** Showing once more who one is, before something that only this person should do (R8). */
import { sayAny, account as words } from '#content'
import { Button, Buttons, Form, Notice, Page } from '../design/design.ts'
import type { Shell } from '../kit/web.ts'
import { stepUpMinutes } from './step-up.ts'

const { confirm: text } = words

export const ConfirmPage = ({ shell, to }: { shell: Shell; to: string }) => (
  <Page shell={shell} title={text.title}>
    <p class="cg-lead">{sayAny(text.lead, shell.names, { minutes: stepUpMinutes })}</p>
    <Notice>
      <p>{text.demonstration}</p>
    </Notice>
    <Form action="/confirm" csrf={shell.csrf}>
      <input type="hidden" name="to" value={to} />
      <Buttons>
        <Button>{text.button}</Button>
      </Buttons>
    </Form>
  </Page>
)

/** Where a form waits in another tab. */
export const ConfirmedPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={text.done.title}>
    <p class="cg-lead">{sayAny(text.done.text, shell.names, { minutes: stepUpMinutes })}</p>
  </Page>
)
