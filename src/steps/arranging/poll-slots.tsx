/** The times to answer, one fieldset each with real radios; the same by link and signed in. */
import { formatDate, sayAny, arranging as words } from '#content'
import { Button, Buttons, ErrorLine, Form, Icon, TextArea, Tick } from '../../design/design.ts'
import { controlId } from '../../design/question.tsx'
import { type Fields, type FormFrame, field } from '../../kit/web.ts'
import { timesOf } from './arranging.letters.ts'
import type { Counts, Poll, TimeOption } from './poll.rows.ts'

export interface PollFormProps {
  readonly poll: Poll
  readonly counts: Counts
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly form: FormFrame
  readonly names: Readonly<Record<string, string>>
}

export function PollForm({ poll, counts, values, errors, form, names }: PollFormProps) {
  return (
    <Form {...form}>
      {poll.options.map(({ id }) => (
        <input key={id} type="hidden" name="options" value={id} />
      ))}
      <div class="cg-slots">
        {poll.options.map((option) => (
          <Slot
            key={option.id}
            option={option}
            chosen={field(values, answerName(option))}
            error={errors[answerName(option)]}
            count={sayAny(words.link_page.counts, names, {
              count: counts.get(option.id)?.yes ?? 0,
              others: counts.get(option.id)?.maybe ?? 0,
            })}
          />
        ))}
      </div>
      <p class="cg-s cg-dim">{words.poll.others}</p>
      <Tick name="none" label={words.poll.none.label} value={values.none} error={errors.none} />
      <TextArea
        name="better"
        rows={2}
        optional
        label={words.poll.none.hint}
        value={values.better}
        error={errors.better}
        maxLength={words.poll.none.max}
      />
      <Buttons>
        <Button>{words.poll.button}</Button>
      </Buttons>
    </Form>
  )
}

const answerName = ({ id }: Pick<TimeOption, 'id'>): string => `answer-${id}`

const marks = [
  { value: 'yes', tone: 'y', icon: 'tick' },
  { value: 'maybe', tone: 'm', icon: 'maybe' },
  { value: 'no', tone: 'n', icon: 'cross' },
] as const

function Slot({
  option,
  chosen,
  error,
  count,
}: {
  option: TimeOption
  chosen: string
  error: string | undefined
  count: string
}) {
  const id = controlId(answerName(option))
  return (
    <fieldset class="cg-slot">
      <legend>
        <span>{formatDate(option.startsAt, 'long')}</span> <span class="cg-slot__t">{timesOf(option)}</span>
      </legend>
      <div>
        <p class="cg-s cg-dim">{count}</p>
        <ErrorLine name={answerName(option)} error={error} />
      </div>
      <div class="cg-slot__a">
        {marks.map(({ value, tone, icon }, at) => (
          <div key={value} class={`cg-choice cg-choice--${tone}`}>
            <input
              type="radio"
              name={answerName(option)}
              id={at === 0 ? id : `${id}-${value}`}
              value={value}
              checked={chosen === value}
            />
            <label for={at === 0 ? id : `${id}-${value}`}>
              <Icon name={icon} />
              {words.poll.short[value]}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
