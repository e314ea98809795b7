import { sayAny, statements, arranging as words } from '#content'
import { Button, Buttons, Card, Columns, DateField, Details, Fieldset, Form, StepFrame } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { HowField, LengthField } from './how-field.tsx'
import { InviteeList } from './invitee-list.tsx'
import type { Invitee } from './invitees.rows.ts'
import { fewestTimes, mostTimes } from './times-offered.ts'
import { TypedTime } from './typed-time.tsx'
import { UnusualTimes } from './unusual-times.tsx'
import type { Wish } from './wishes.rows.ts'
import { WishesCard } from './wishes-card.tsx'

/** The facilitator offers three to six times (P16). */
export function TimesPage(view: StepView<{ readonly invitees: readonly Invitee[]; readonly wishes: readonly Wish[] }>) {
  const { values, errors, props } = view
  const open = Object.keys({ ...errors, ...values }).some((name) => /^times-[3-5]-/.test(name) && values[name] !== '')
  return (
    <StepFrame {...view} title={words.times.title} statement={statements.pages.arranging.text}>
      <p class="cg-lead">{words.times.lead}</p>
      <p>
        <a href={`/discussions/${view.discussion.id}/arranging/time`}>{words.times.known}</a>
      </p>
      <Columns side={<Side {...props} />}>
        <Form {...view.form}>
          {range(0, fewestTimes).map((at) => (
            <OneTime key={at} at={at} view={view} />
          ))}
          <Details summary={words.typing.more} open={open}>
            {range(fewestTimes, mostTimes).map((at) => (
              <OneTime key={at} at={at} view={view} />
            ))}
          </Details>
          <LengthField values={values} errors={errors} />
          <HowField values={values} errors={errors} />
          <DateField
            name="closes"
            label={words.typing.closes}
            hint={words.typing.date_hint}
            values={values}
            error={errors.closes}
          />
          <UnusualTimes lines={view.lookAgain} names={view.shell.names} />
          <Buttons>
            <Button>{words.times.send}</Button>
          </Buttons>
        </Form>
      </Columns>
    </StepFrame>
  )
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at)

const OneTime = ({ at, view }: { at: number; view: Pick<StepView<unknown>, 'shell' | 'values' | 'errors'> }) => (
  <Fieldset legend={sayAny(words.typing.nth, view.shell.names, { count: at + 1 })}>
    <div class="cg-two">
      <TypedTime prefix={`times-${at}-`} values={view.values} errors={view.errors} />
    </div>
  </Fieldset>
)

const Side = ({ invitees, wishes }: { invitees: readonly Invitee[]; wishes: readonly Wish[] }) => (
  <>
    <WishesCard wishes={wishes} />
    <Card title={words.set.who}>
      <InviteeList invitees={invitees} />
    </Card>
    <Card tone="line">
      <ul class="cg-list">
        {words.times.tips.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
    </Card>
  </>
)
