/** The topic expert's own page: the topic, the question, the declaration (P17). */
import { arranging as words } from '#content'
import { Button, Buttons, Card, Form, Quote, Radios, TextArea, Tick } from '../../design/design.ts'
import type { Fields, FormFrame } from '../../kit/web.ts'
import type { Invitation, Meeting } from '../../room/meeting.rows.ts'

const [ok, , need] = words.expert.questions

export function ExpertForm({
  invitation,
  meeting,
  values,
  errors,
  form,
}: {
  invitation: Pick<Invitation, 'topic' | 'topicQuestion'>
  meeting: Pick<Meeting, 'startsAt'>
  values: Fields
  errors: Readonly<Record<string, string>>
  form: FormFrame
}) {
  return (
    <>
      <Card title={invitation.topic} eyebrow={words.expert.fields.topic}>
        <Quote>{invitation.topicQuestion}</Quote>
        <ul class="cg-list">
          {words.expert.reach_you.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Card>
      <Form {...form}>
        <input type="hidden" name="time" value={meeting.startsAt.toISOString()} />
        <Radios
          name="answer"
          label={ok.label}
          value={values.answer}
          error={errors.answer}
          choices={(['yes', 'other-time', 'no'] as const).map((value) => ({ value, label: ok.choices[value] }))}
        />
        <Tick name="declared" label={words.expert.declare} value={values.declared} error={errors.declared} />
        <TextArea
          name="need"
          rows={2}
          optional
          label={need.label}
          value={values.need}
          error={errors.need}
          maxLength={need.max}
        />
        <Buttons>
          <Button>{words.expert.reply_button}</Button>
        </Buttons>
      </Form>
    </>
  )
}

const answers = { coming: 'yes', 'other-time': 'other-time', 'not-coming': 'no' } as const

export const expertValues = ({ reply, declaredAt, accessOther }: Invitation): Fields => ({
  answer: reply === 'coming' || reply === 'other-time' || reply === 'not-coming' ? answers[reply] : '',
  declared: declaredAt ? 'yes' : '',
  need: accessOther,
})
