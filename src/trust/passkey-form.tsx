import { account as words } from '#content'
import { Button, Buttons } from '../design/design.ts'

const { sign_in: text } = words

/** A form that the island (passkey.island.ts) fills with the browser's answer. Without JavaScript it says what else there is. */
export const PasskeyForm = (props: {
  readonly action: string
  readonly csrf: string
  /** 'use': one that is there. 'make': a new one. */
  readonly what: 'use' | 'make'
  /** Where the island gets the challenge. */
  readonly options: string
  readonly button: string
  readonly look?: 'secondary'
  readonly to?: string
}) => (
  <form method="post" action={props.action} data-passkey={props.what} data-options={props.options}>
    <input type="hidden" name="_csrf" value={props.csrf} />
    <input type="hidden" name="answer" value="" />
    {props.to !== undefined && <input type="hidden" name="to" value={props.to} />}
    <div role="status">
      {(['stopped', 'unable', 'already', 'numbers'] as const).map((line) => (
        <p class="cg-note cg-note--gorse" data-say={line} hidden>
          {text[line]}
        </p>
      ))}
    </div>
    <noscript>
      <p>{text.script}</p>
    </noscript>
    <Buttons>
      <Button look={props.look}>{props.button}</Button>
    </Buttons>
  </form>
)
