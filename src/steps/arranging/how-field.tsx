import { arranging as words } from '#content'
import { Field, Radios } from '../../design/design.ts'
import { ofAVenue } from '../../kit/guarding.ts'
import type { Fields } from '../../kit/web.ts'
import { hows } from './time-form.ts'
import type { lengths } from './wall-clock.ts'

interface AskedProps {
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

export const LengthField = ({ values, errors }: AskedProps) => (
  <Radios
    name="length"
    label={words.times.fields.length}
    inline
    choices={(['short', 'usual', 'long'] as const satisfies readonly (keyof typeof lengths)[]).map((value) => ({
      value,
      label: words.times.lengths[value],
    }))}
    value={values.length}
    error={errors.length}
  />
)

/** How people meet; `where` also asks for the room and the link. */
export const HowField = ({ values, errors, where }: AskedProps & { where?: boolean }) => (
  <>
    <Radios
      name="how"
      label={words.times.fields.how}
      choices={hows.map((value) => ({ value, label: words.how[value].label, hint: words.how[value].text }))}
      value={values.how}
      error={errors.how}
    />
    {where && (
      <>
        <Field
          name="place"
          label={words.typing.place}
          hint={words.typing.place_hint}
          value={values.place}
          error={errors.place}
          may={ofAVenue}
        />
        <Field
          name="link"
          type="url"
          label={words.typing.link}
          hint={words.typing.link_hint}
          value={values.link}
          error={errors.link}
        />
      </>
    )}
  </>
)
