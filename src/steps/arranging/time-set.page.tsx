import type { ComponentChildren } from 'preact'
import { formatDate, sayAny, statements, arranging as words } from '#content'
import { Button, Buttons, Card, Columns, Form, Notice, Radios, StepFrame } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { timesOf } from './arranging.letters.ts'
import { HowField, LengthField } from './how-field.tsx'
import { InviteeList } from './invitee-list.tsx'
import type { Invitee } from './invitees.rows.ts'
import type { Choosing } from './poll.view.ts'
import { TypedTime } from './typed-time.tsx'
import { UnusualTimes } from './unusual-times.tsx'
import type { Wish } from './wishes.rows.ts'
import { WishesCard } from './wishes-card.tsx'

export interface TimeSetProps {
  readonly invitees: readonly Invitee[]
  readonly wishes: readonly Wish[]
  /** The times that were offered, with who can come; null without an open round. */
  readonly choosing: readonly Choosing[] | null
}

/** The facilitator sets the time: one that was offered, or another (P16). */
export const TimeSetPage = (view: StepView<TimeSetProps>) => (
  <StepFrame {...view} title={words.set.title} statement={statements.pages.arranging.text}>
    <p class="cg-lead">{words.set.lead}</p>
    <MeetingForm view={view} button={words.set.button} />
  </StepFrame>
)

/** Another time, place or way of meeting. */
export const MovePage = (view: StepView<TimeSetProps>) => (
  <StepFrame {...view} title={words.change.move.title} statement={statements.pages.arranging.text}>
    <p class="cg-lead">{words.change.move.lead}</p>
    <MeetingForm view={view} button={words.change.move.button} />
  </StepFrame>
)

function MeetingForm({ view, button }: { view: StepView<TimeSetProps>; button: string }) {
  const { values, errors, props } = view
  const typed = (
    <>
      <TypedTime prefix="" values={values} errors={errors} />
      <LengthField values={values} errors={errors} />
    </>
  )
  return (
    <Columns
      side={
        <>
          <WishesCard wishes={props.wishes} />
          <Card title={words.set.who}>
            <InviteeList invitees={props.invitees} />
          </Card>
          <p class="cg-s cg-dim">{words.set.london}</p>
        </>
      }
    >
      <Form {...view.form}>
        {props.choosing ? <OfferedTimes view={view} choosing={props.choosing} typed={typed} /> : typed}
        <HowField values={values} errors={errors} where />
        <UnusualTimes lines={view.lookAgain} names={view.shell.names} />
        <Buttons>
          <Button>{button}</Button>
        </Buttons>
      </Form>
    </Columns>
  )
}

function OfferedTimes({
  view,
  choosing,
  typed,
}: {
  view: StepView<TimeSetProps>
  choosing: readonly Choosing[]
  typed: ComponentChildren
}) {
  const { names } = view.shell
  return (
    <Radios
      name="option"
      label={words.set.from_poll}
      value={view.values.option}
      error={view.errors.option}
      choices={[
        ...choosing.map((one) => ({
          value: one.option.id,
          label: `${formatDate(one.option.startsAt, 'long')}, ${timesOf(one.option)}`,
          hint: [
            sayAny(words.set.count, names, { count: one.yes, others: one.maybe }),
            ...(one.isBest ? [words.times.best] : []),
          ].join(' · '),
          ...(one.warnings.length > 0
            ? {
                more: (
                  <Notice kind="look">
                    {one.warnings.map((warning) => (
                      <p key={warning}>{words.times[warning]}</p>
                    ))}
                  </Notice>
                ),
              }
            : {}),
        })),
        { value: 'other', label: words.set.typed, more: typed },
      ]}
    />
  )
}
