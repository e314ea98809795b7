/** Reply and access needs; the same by link and signed in (P16, P31). */
import { arranging as words } from '#content'
import { Button, Buttons, Checkboxes, Field, Form, Radios, TextArea } from '../../design/design.ts'
import type { Fields, FormFrame } from '../../kit/web.ts'
import type { Invitation, Meeting } from '../../room/meeting.rows.ts'
import type { MeetingHow } from '../../room/meeting.tables.ts'
import { accessNeeds, replyChoices, requesterChoices } from './invitation-reply.ts'

export interface ReplyFormProps {
  readonly invitation: Pick<Invitation, 'invitedAs' | 'reply'>
  readonly meeting: Pick<Meeting, 'how' | 'startsAt'>
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly form: FormFrame
}

type ReplyChoice = (typeof replyChoices)[number]

export function ReplyForm({ invitation, meeting, values, errors, form }: ReplyFormProps) {
  const asked = { values, errors }
  return (
    <Form {...form}>
      <input type="hidden" name="time" value={meeting.startsAt.toISOString()} />
      <Radios
        name="reply"
        label={words.reply.title}
        hint={words.reply.change}
        value={values.reply}
        error={errors.reply}
        choices={choicesFor(invitation, meeting.how).map((value) => ({
          value,
          label: words.reply.choices[value],
          ...(value === 'part' ? { more: <Part {...asked} /> } : {}),
          ...(value === 'not-coming' ? { more: <View {...asked} /> } : {}),
          ...(value === 'someone-else' ? { more: <SomeoneElse {...asked} /> } : {}),
          ...(value === 'conflict' ? { hint: words.reply.conflict_says } : {}),
        }))}
      />
      <Checkboxes
        name="needs"
        label={words.access.title}
        hint={words.access.lead}
        value={values.needs}
        error={errors.needs}
        choices={accessNeeds.map((value) => ({ value, label: words.access.choices[value] }))}
      />
      <Field
        name="other"
        label={words.access.other.label}
        value={values.other}
        error={errors.other}
        maxLength={words.access.other.max}
        optional
      />
      <Buttons>
        <Button>{words.reply.button}</Button>
      </Buttons>
    </Form>
  )
}

/** Coming online is a choice of its own only where others meet in a room. */
function choicesFor({ invitedAs }: Pick<Invitation, 'invitedAs'>, how: MeetingHow): readonly ReplyChoice[] {
  const all: readonly ReplyChoice[] = invitedAs === 'requester' ? requesterChoices : replyChoices
  return all.filter((one) => one !== 'coming-online' || how === 'mixed')
}

interface AskedProps {
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

const Part = ({ values, errors }: AskedProps) => (
  <Field
    name="part"
    label={words.reply.part.label}
    value={values.part}
    error={errors.part}
    maxLength={words.reply.part.max}
  />
)

const View = ({ values, errors }: AskedProps) => (
  <>
    <p class="cg-s">{words.reply.not_coming_says}</p>
    <TextArea
      name="view"
      rows={3}
      optional
      label={words.reply.not_coming_view.label}
      value={values.view}
      error={errors.view}
      maxLength={words.reply.not_coming_view.max}
    />
  </>
)

const SomeoneElse = ({ values, errors }: AskedProps) => (
  <>
    <p class="cg-s">{words.reply.someone_else.hint}</p>
    <Field name="name" label={words.expert.fields.name} value={values.name} error={errors.name} named />
    <Field name="role" label={words.expert.fields.role} value={values.role} error={errors.role} optional />
    <Field name="email" type="email" label={words.expert.fields.email} value={values.email} error={errors.email} />
  </>
)

/** What was answered before, as the form's values. */
export const replyValues = (one: Invitation): Fields => ({
  reply: one.reply ?? '',
  part: one.replyPart,
  name: one.someoneElse.name,
  role: one.someoneElse.role,
  email: one.someoneElse.email,
  view: one.view,
  needs: one.accessNeeds,
  other: one.accessOther,
})
