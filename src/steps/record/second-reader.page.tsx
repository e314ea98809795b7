import { namesOf, say, statements, record as words } from '#content'
import { ActPage, Button, Buttons, Card, Form, KeptSentence, Stack } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import type { FormFrame } from '../../kit/web.ts'
import type { WaitingWord } from './kept-words.rows.ts'
import { sectionWith } from './record-form.ts'

const { kept_words: text } = words.pages

/** The Reviewing Team looks at kept words in their sentences; nothing else of the record is here (P22). */
export function SecondReaderPage({ view }: { view: StepView<{ readonly waiting: readonly WaitingWord[] }> }) {
  const { waiting } = view.props
  return (
    <ActPage
      view={view}
      title={`${text.title}: ${view.discussion.pseudonym}`}
      facts={[view.discussion.reference]}
      statement={statements.pages.record.text}
      serif
    >
      <p>{text.lead}</p>
      <p class="cg-dim">{text.only_these}</p>
      {waiting.length === 0 && <p>{text.none}</p>}
      <Stack>
        {waiting.map((one, at) => (
          <OneWord key={one.id} one={one} number={at + 1} of={waiting.length} form={view.form} />
        ))}
      </Stack>
    </ActPage>
  )
}

function OneWord({ one, number, of, form }: { one: WaitingWord; number: number; of: number; form: FormFrame }) {
  const [, section = ''] = one.place.split('.')
  return (
    <Card
      title={say(text.one, namesOf(), { count: String(number), others: String(of) })}
      eyebrow={sectionWith(section)?.title ?? ''}
    >
      <KeptSentence {...one} />
      <Form {...form} id={`word-${number}`}>
        <input type="hidden" name="word" value={one.id} />
        <Buttons>
          <Button look="secondary" name="answer" value="agree">
            {text.agree}
            <span class="visually-hidden"> {say(text.which, namesOf(), { count: String(number) })}</span>
          </Button>
          <Button look="secondary" name="answer" value="refuse">
            {text.refuse}
            <span class="visually-hidden"> {say(text.which, namesOf(), { count: String(number) })}</span>
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}
