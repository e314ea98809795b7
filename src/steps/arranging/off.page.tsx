/** Putting off, calling off, and what the Reviewing Team does next (P16). */
import { entriesOf, formatDate, isKeyOf, sayAny, statements, arranging as words } from '#content'
import { Button, Buttons, Facts, Form, Notice, Radios, StepFrame } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { resumptions } from './meeting-off.ts'

const { change, after_cancel: after } = words

type Off = 'postpone' | 'cancel'

export interface OffProps {
  /** When the meeting was to be, where that day has passed. */
  readonly passed: Date | null
}

export const OffPage = ({ view, off }: { view: StepView<OffProps>; off: Off }) => (
  <StepFrame {...view} title={change[off].title} statement={statements.pages.arranging.text}>
    <p class="cg-lead">{change[off].lead}</p>
    <Form {...view.form}>
      <Radios
        name="reason"
        label={change[off].question}
        value={view.values.reason}
        error={view.errors.reason}
        choices={entriesOf(change[`reasons_${off}`]).map(([value, label]) => ({ value, label }))}
      />
      <Notice>
        {view.props.passed && (
          <p>{sayAny(change.past, view.shell.names, { meeting_date: formatDate(view.props.passed, 'long') })}</p>
        )}
        <p>{change.note}</p>
        {off === 'cancel' && <p>{sayAny(change.after_cancel, view.shell.names)}</p>}
      </Notice>
      <Buttons>
        <Button>{change[off].button}</Button>
      </Buttons>
    </Form>
  </StepFrame>
)

export interface ResumeProps {
  readonly off: { readonly reason: string; readonly at: Date } | null
}

export const ResumePage = (view: StepView<ResumeProps>) => (
  <StepFrame
    {...view}
    title={after.title}
    statement={statements.pages.allocation.text}
    before={<Why off={view.props.off} />}
  >
    <p class="cg-lead">{sayAny(after.lead, view.shell.names)}</p>
    <Form {...view.form}>
      <Radios
        name="next"
        label={after.question}
        value={view.values.next}
        error={view.errors.next}
        choices={resumptions.map((value) => ({ value, label: after.choices[value], hint: after.hints[value] }))}
      />
      <p class="cg-s">{after.withdraw}</p>
      <Buttons>
        <Button>{after.button}</Button>
      </Buttons>
    </Form>
  </StepFrame>
)

const Why = ({ off }: ResumeProps) =>
  off && isKeyOf(change.reasons_cancel, off.reason) ? (
    <Facts facts={[{ term: after.reason, value: `${change.reasons_cancel[off.reason]} (${formatDate(off.at)})` }]} />
  ) : null
