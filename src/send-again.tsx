import { interfaceWords } from '#content'
import { Button, Buttons } from './design/button.tsx'
import { isKeptField } from './kit/guarding.ts'
import { type Fields, hiddenFields } from './kit/web.ts'

const { errors } = interfaceWords

/** What was sent with a form, and where to. */
export interface Typed {
  readonly action: string
  readonly fields: Fields
  /** A new token, still for whom the form was made. */
  readonly csrf: string
}

interface SendAgainProps {
  readonly typed: Typed
  readonly anew: boolean
}

/** The same form once more, with its own key: if the first one did arrive, this one has no second effect. `anew`: it is to have one of its own. */
export function SendAgain({ typed, anew }: SendAgainProps) {
  const entries = Object.entries(typed.fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : value.map((one) => [name, one] as const),
  )
  const answers = entries.filter(
    ([name, value]) => !hiddenFields.some((hidden) => hidden === name) && !isKeptField(name) && value !== '',
  )
  const words = answers.filter(([name, value]) => isOwnWords(name, value))
  const kept = entries.filter(([name]) => (name === '_key' && !anew) || name === '_version')
  return (
    <form method="post" action={typed.action} class="cg-form">
      <input type="hidden" name="_csrf" value={typed.csrf} />
      {[...kept, ...answers].map(([name, value], at) => (
        <input key={`${name}-${at}`} type="hidden" name={name} value={value} />
      ))}
      {words.length > 0 && (
        <section class="cg-card">
          <h2>{errors.away.typed}</h2>
          {words.map(([name, value], at) => (
            <p key={`${name}-${at}`} class="cg-own-words">
              {value}
            </p>
          ))}
        </section>
      )}
      <Buttons>
        <Button>{anew ? errors['sent-before'].again : errors.away.again}</Button>
      </Buttons>
    </form>
  )
}

/** Typed by a person: no coded word of a list, nothing a form carries for itself. */
const isOwnWords = (name: string, value: string): boolean =>
  !name.startsWith('_') && value.length > 3 && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)
