import { formatDate, interfaceWords, namesOf, say, sayAny, guard as words } from '#content'
import { Button, Buttons, Card, Form, Notice, Page, StackTable, TextArea } from '../design/design.ts'
import type { Person } from '../discussion.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
import { lists } from './guard-words.form.ts'
import { mayAgree, type WrittenWords } from './guard-words.rows.ts'

const { own_words: text } = words

export const guardWordsDone = ['kept', 'asked', 'agreed', 'taken-off'] as const
export type GuardWordsDone = (typeof guardWordsDone)[number]

export interface GuardWordsProps {
  readonly shell: Shell
  readonly person: Person
  readonly written: WrittenWords
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly stale: boolean
  readonly done: GuardWordsDone | null
}

export const GuardWordsPage = ({ shell, person, written, values, errors, stale, done }: GuardWordsProps) => (
  <Page
    shell={shell}
    title={text.title}
    errors={errors}
    breadcrumbs={[{ href: '/desk', text: interfaceWords.desk.title }]}
    islands={['guard-words.js']}
  >
    <div class="cg-read cg-stack">
      {done && (
        <Notice kind="done" live>
          <p>{text.done[done]}</p>
        </Notice>
      )}
      {stale && (
        <Notice kind="look" title={interfaceWords.refusals.stale.title} live>
          <p>{text.stale}</p>
        </Notice>
      )}
      <div>
        <p class="cg-lead">{text.lead}</p>
        <p>{text.no_people}</p>
        <p class="cg-dim">
          {written.changedAt
            ? say(text.changed, namesOf(), { decided_on: formatDate(written.changedAt, 'long') })
            : text.none}
        </p>
      </div>
      <Asked shell={shell} person={person} asked={written.asked} />
      <Form {...formFrame(shell, '/guard/words', written.version)}>
        {lists.map(({ name, list, most }) => (
          <div
            key={name}
            data-list-file={text.file}
            data-list-refused={text.file_refused}
            data-list-large={text.file_large}
          >
            <TextArea
              name={name}
              label={text.lists[list].label}
              hint={text.lists[list].hint}
              note={say(text.count, namesOf(), { count: written.words[list].length, max: most })}
              rows={list === 'schools' || list === 'places' ? 8 : 5}
              value={values[name]}
              error={errors[name]}
            />
          </div>
        ))}
        <Buttons>
          <Button>{text.save}</Button>
        </Buttons>
      </Form>
    </div>
  </Page>
)

/** Harmless words that wait for a second person. */
function Asked({ shell, person, asked }: Pick<GuardWordsProps, 'shell' | 'person'> & Pick<WrittenWords, 'asked'>) {
  if (asked.length === 0) return null
  const { title, lead, columns, by, own, agree, take_off } = text.asked
  return (
    <Card title={title}>
      <p>{lead}</p>
      <StackTable
        caption={title}
        captionHidden
        columns={[{ label: columns.word }, { label: columns.by }, { label: columns.answer }]}
        rows={asked.map((one) => [
          one.word,
          sayAny(by, shell.names, { sender_name: one.askedByName, decided_on: formatDate(one.askedAt) }),
          <Form key="answer" {...formFrame(shell, '/guard/words/harmless')}>
            <input type="hidden" name="word" value={one.word} />
            {!mayAgree(person, one) && <p class="cg-dim cg-s">{own}</p>}
            <Buttons>
              {mayAgree(person, one) && (
                <Button look="secondary" small name="answer" value="agree">
                  {agree}
                  <span class="visually-hidden">: {one.word}</span>
                </Button>
              )}
              <Button look="quiet" small name="answer" value="take-off">
                {take_off}
                <span class="visually-hidden">: {one.word}</span>
              </Button>
            </Buttons>
          </Form>,
        ])}
      />
    </Card>
  )
}
