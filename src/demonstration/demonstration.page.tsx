import { entriesOf, formatDate, formatTime, interfaceWords, sayAny } from '#content'
import { Button, Buttons, Card, Columns, Form, Notice, Page, Pagination, StackTable, Tick } from '../design/design.ts'
import type { Shell } from '../kit/web.ts'
import type { LettersPage } from './letters.rows.ts'

const words = interfaceWords.demonstration
const { list } = interfaceWords.discussion

export interface ClockAndResetProps extends LettersPage {
  readonly shell: Shell
  readonly done: 'clock' | 'reset' | null
}

export function ClockAndResetPage(props: ClockAndResetProps) {
  const { shell, done } = props
  return (
    <Page shell={shell} title={words.title}>
      <p class="cg-lead">{words.lead}</p>
      {done && (
        <Notice kind="done" live>
          <p>{done === 'clock' ? words.clock.moved : words.reset.done}</p>
        </Notice>
      )}
      <Columns side={<Controls shell={shell} />}>
        <Letters {...props} />
      </Columns>
    </Page>
  )
}

function Letters({ letters, page, more, shell }: ClockAndResetProps) {
  const { to, subject, when, state } = words.letters
  return (
    <Card title={words.letters.title}>
      <p>{words.letters.lead}</p>
      {letters.length === 0 ? (
        <p class="cg-dim">{words.letters.none}</p>
      ) : (
        <StackTable
          caption={words.letters.title}
          captionHidden
          columns={[{ label: subject }, { label: to }, { label: when }, { label: state }]}
          rows={letters.map((letter) => [
            <a key="letter" href={`/demonstration/letters/${letter.id}`}>
              {letter.subject}
            </a>,
            letter.to,
            `${formatDate(letter.writtenAt)} ${formatTime(letter.writtenAt)}`,
            letter.calendar
              ? `${words.letters.states[letter.state]}. ${words.letters.calendar}`
              : words.letters.states[letter.state],
          ])}
        />
      )}
      {(page > 1 || more) && (
        <Pagination
          label={words.letters.title}
          here={sayAny(list.page, shell.names, { count: page })}
          previous={page > 1 ? { href: `/demonstration?page=${page - 1}`, text: list.previous } : undefined}
          next={more ? { href: `/demonstration?page=${page + 1}`, text: list.next } : undefined}
        />
      )}
    </Card>
  )
}

function Controls({ shell }: { shell: Shell }) {
  const { person, clock, reset, tour } = words
  return (
    <>
      <Card title={tour.title} tone="loch">
        <ol>
          {tour.steps.map((step) => (
            <li key={step}>{sayAny(step, shell.names)}</li>
          ))}
        </ol>
      </Card>
      <Card title={person.title}>
        <p>{shell.person ? sayAny(person.now, shell.names, { person_name: shell.person.name }) : person.nobody}</p>
        <Buttons>
          <Button href="/sign-in">{person.title}</Button>
        </Buttons>
        <p class="cg-s cg-dim">{person.hint}</p>
      </Card>
      <Card title={clock.title}>
        <p>
          {sayAny(clock.now, shell.names, {
            meeting_time: formatTime(shell.now),
            meeting_date: formatDate(shell.now, 'long'),
          })}
        </p>
        <p>{clock.lead}</p>
        <Form action="/demonstration/clock" csrf={shell.csrf}>
          <Buttons>
            {entriesOf(clock.steps).map(([step, label]) => (
              <Button key={step} look="secondary" small name="step" value={step}>
                {label}
              </Button>
            ))}
          </Buttons>
        </Form>
        <p class="cg-s cg-dim">{clock.back}</p>
      </Card>
      <Card title={reset.title}>
        <p>{reset.lead}</p>
        <Form action="/demonstration/reset" csrf={shell.csrf}>
          <Tick name="sure" label={reset.tick} />
          <Buttons>
            <Button look="secondary">{reset.button}</Button>
          </Buttons>
        </Form>
      </Card>
    </>
  )
}
