import { entriesOf, statements, record as words } from '#content'
import { ActPage, Button, Buttons, Form, Page, Quote, Radios, TextArea } from '../../design/design.ts'
import type { Discussion } from '../../discussion.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { type Shell, withoutVersion } from '../../kit/web.ts'

const { take_back: takeBack } = words.pages

/** One step, without asking anybody: first it is gone for everyone, then it is looked at (P22). */
export function TakeBackPage({ view }: { view: StepView<{ readonly leading: boolean }> }) {
  const { values, errors } = view
  return (
    <ActPage
      view={view}
      title={`${takeBack.title}: ${view.discussion.pseudonym}`}
      statement={statements.pages.record.text}
    >
      <p>{takeBack.lead}</p>
      <Form {...withoutVersion(view.form)}>
        {view.props.leading ? (
          <Radios
            name="reason"
            label={takeBack.why}
            choices={entriesOf(words.put_right.reasons).map(([value, label]) => ({ value, label }))}
            value={values.reason}
            error={errors.reason}
          />
        ) : (
          <>
            <input type="hidden" name="reason" value="identifier" />
            <p>
              <strong>{words.put_right.reasons.identifier}</strong>
            </p>
          </>
        )}
        <TextArea
          name="comment"
          label={takeBack.where}
          hint={takeBack.where_hint}
          optional
          rows={2}
          maxLength={300}
          value={values.comment}
          error={errors.comment}
        />
        <p>{words.put_right.told}</p>
        <Buttons>
          <Button>{words.put_right.button}</Button>
        </Buttons>
        <p class="cg-s cg-dim">{words.put_right.thanks}</p>
      </Form>
    </ActPage>
  )
}

/** What the topic expert reads instead of the record (P17). */
export const TopicNotePage = ({
  shell,
  discussion,
  note,
}: {
  shell: Shell
  discussion: Discussion
  note: string | null
}) => (
  <Page
    shell={shell}
    title={words.topic_note.page.title}
    current="discussions"
    breadcrumbs={[{ href: `/discussions/${discussion.id}`, text: discussion.pseudonym }]}
    statement={statements.pages.expert.text}
    serif
  >
    <p>{words.topic_note.page.lead}</p>
    {note ? <Quote>{note}</Quote> : <p class="cg-dim">{words.topic_note.page.none}</p>}
  </Page>
)
