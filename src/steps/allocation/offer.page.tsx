/** The offer (P14, P15): what somebody sees before they say yes, the declaration, and passing, which is always fine. */
import { findById, formatDate, request, say, statements, allocation as words } from '#content'
import {
  Button,
  Buttons,
  Card,
  Checkboxes,
  Columns,
  Facts,
  Form,
  Notice,
  Quote,
  StackTable,
  StepFrame,
} from '../../design/design.ts'
import { peopleAs } from '../../discussion.ts'
import type { StepView } from '../../kit/step-pages.ts'
import type { OfferRead } from './offer.rows.ts'

export interface OfferProps {
  readonly offer: OfferRead
}

const text = words.offer_page

export function OfferPage({ view }: { view: StepView<OfferProps> }) {
  const { discussion, shell, values, errors, props } = view
  const { offer } = props
  const [practitioner] = peopleAs(discussion, 'requester')
  const { declaration } = words
  const due = formatDate(noonOf(offer.answerBy), 'long')
  return (
    <StepFrame
      {...view}
      title={words.offer.title}
      head={{
        eyebrow: `${discussion.pseudonym} · ${discussion.reference}`,
        facts: [say(words.offer.answer_by, shell.names, { due_date: due })],
      }}
      statement={statements.pages.allocation.text}
      serif
    >
      <p class="cg-lead">{say(words.offer.lead, shell.names, { sender_name: offer.sender })}</p>
      {offer.isHeld && (
        <Notice title={words.offer.after_meeting.title}>
          <p>{words.offer.after_meeting.text}</p>
        </Notice>
      )}
      <Columns
        side={
          <Card title={text.when}>
            <Facts
              facts={[
                ...(practitioner
                  ? [{ term: text.asked_by, value: `${practitioner.name}, ${practitioner.agency}` }]
                  : []),
                ...(offer.way && !offer.isHeld ? [{ term: text.how, value: wayLabel(offer.way) }] : []),
                ...(offer.isHeld
                  ? []
                  : [
                      {
                        term: text.roughly,
                        value: say(text.by, shell.names, { due_date: formatDate(offer.meetBy, 'long') }),
                      },
                    ]),
              ]}
            />
            {!offer.isHeld && <p>{words.offer.what_it_takes}</p>}
          </Card>
        }
      >
        <Card title={text.team} note={text.team_check}>
          <StackTable
            caption={text.team}
            captionHidden
            columns={[{ label: text.columns.name }, { label: text.columns.role }, { label: text.columns.agency }]}
            rows={offer.team.map(({ name, role, agency }) => [name, role, agencyLabel(agency)])}
          />
        </Card>
        <Card title={text.explore}>
          <Quote>{offer.areas}</Quote>
          <p class="cg-s cg-dim">{words.offer.not_shown}</p>
        </Card>
        <Card title={declaration.title}>
          <p>{declaration.lead}</p>
          <Form {...view.form}>
            <Checkboxes
              name="lines"
              label={text.said_yes}
              choices={declaration.lines.map(({ id, text: line }) => ({ value: id, label: line }))}
              value={values.lines}
              error={errors.lines}
            />
            <p class="cg-s cg-dim">{declaration.note}</p>
            <Buttons>
              <Button>{declaration.button}</Button>
              <Button look="quiet" href={`${view.form.action}/pass`}>
                {words.offer.pass}
              </Button>
              <Button look="quiet" href={`${view.form.action}/pass?reason=involved`}>
                {declaration.cannot.label}
              </Button>
            </Buttons>
          </Form>
        </Card>
      </Columns>
    </StepFrame>
  )
}

interface Asked {
  readonly id: string
  readonly choices?: Readonly<Record<string, string>>
  readonly more_choices?: Readonly<Record<string, string>>
}
const asked: readonly Asked[] = request.pages.flatMap((page): readonly Asked[] => page.questions)
const labelIn = (question: string, value: string): string => {
  const found = findById(asked, question)
  return found?.choices?.[value] ?? found?.more_choices?.[value] ?? value
}
const agencyLabel = (agency: string): string => labelIn('agency', agency)
const wayLabel = (way: string): string => labelIn('how-to-meet', way)
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
