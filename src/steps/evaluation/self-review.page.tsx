import { interfaceWords, say, statements, evaluation as words } from '#content'
import { Button, Buttons, Card, Form, Icon, Notice, Page } from '../../design/design.ts'
import type { Discussion } from '../../discussion.ts'
import { type Fields, formFrame, type Shell } from '../../kit/web.ts'
import { selfReviewQuestions } from './evaluation-question.ts'
import { QuestionField } from './questions.fields.tsx'

const { self_review: text } = words

export interface SelfReviewPageProps {
  readonly shell: Shell
  readonly discussion: Discussion
  readonly version: number
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly said: 'saved' | 'stale' | null
}

/** How it was to lead: private, in the colour of private things. */
export const SelfReviewPage = ({ shell, discussion, version, values, errors, said }: SelfReviewPageProps) => (
  <Page
    shell={shell}
    title={text.title}
    statement={statements.pages['learning-note'].text}
    errors={errors}
    current="learning"
    breadcrumbs={[
      { href: '/desk', text: interfaceWords.desk.title },
      { href: `/discussions/${discussion.id}`, text: discussion.pseudonym },
    ]}
  >
    {said === 'saved' && (
      <Notice kind="done" live>
        <p>{text.saved}</p>
      </Notice>
    )}
    {said === 'stale' && (
      <Notice kind="look" title={text.stale.title} live>
        <p>{text.stale.text}</p>
      </Notice>
    )}
    <div class="cg-rated">
      <Card
        tone="heather"
        eyebrow={
          <>
            <Icon name="lock" /> {text.lead}
          </>
        }
        title={say(text.about, shell.names, { pseudonym: discussion.pseudonym })}
      >
        <Form {...formFrame(shell, shell.path, version)}>
          <div class="cg-ratings">
            {selfReviewQuestions.map((asked) => (
              <QuestionField key={asked.id} asked={asked} values={values} errors={errors} />
            ))}
          </div>
          <Buttons>
            <Button>{text.save}</Button>
          </Buttons>
        </Form>
      </Card>
    </div>
  </Page>
)
