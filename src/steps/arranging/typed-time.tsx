/** A day, a time and, where the clocks go back, which of two equal hours; and the way back from posted fields. */
import { entriesOf, arranging as words } from '#content'
import { DateField, Radios, TimeField } from '../../design/design.ts'
import { dateIn } from '../../kit/posted-form.ts'
import { type Fields, field } from '../../kit/web.ts'

const { typing } = words

export interface TypedTimeProps {
  /** Before every field's name: 'times-0-', or '' where there is one time only. */
  readonly prefix: string
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

export function TypedTime({ prefix, values, errors }: TypedTimeProps) {
  const [date, time, which] = [`${prefix}date`, `${prefix}time`, `${prefix}which`]
  const asksWhich = errors[which] !== undefined || field(values, which) !== ''
  return (
    <>
      <DateField name={date} label={typing.date} hint={typing.date_hint} values={values} error={errors[date]} />
      <TimeField name={time} label={typing.time} hint={typing.time_hint} value={values[time]} error={errors[time]} />
      {asksWhich && (
        <Radios
          name={which}
          label={typing.which.label}
          choices={entriesOf(typing.which.choices).map(([value, label]) => ({ value, label }))}
          value={values[which]}
          error={errors[which]}
        />
      )}
    </>
  )
}

/** The fields of `TypedTime` as the schema takes them (time-form.ts). */
export const typedTimeIn = (fields: Fields, prefix: string) => ({
  date: dateIn(fields, `${prefix}date`),
  time: field(fields, `${prefix}time`),
  which: field(fields, `${prefix}which`),
})

/** The three fields of a date from 'YYYY-MM-DD'. */
export function dayFields(name: string, day: string): Record<string, string> {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: String(Number(date)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
}
