import { entriesOf, formatDate, formatTime, interfaceWords, sayAny } from '#content'
import {
  Button,
  Buttons,
  Card,
  Equal,
  Field,
  Form,
  Notice,
  Page,
  Pagination,
  Select,
  StackTable,
  Tick,
} from '../design/design.ts'
import type { Shell } from '../kit/web.ts'
import type { Gone } from './gone.rows.ts'
import { GoneCard } from './gone-card.tsx'
import type { LetterKind } from './letter-kinds.rows.ts'
import type { LettersPage, LookedFor } from './letters.rows.ts'

const words = interfaceWords.demonstration
const { list } = interfaceWords.discussion

export interface ClockAndResetProps extends LettersPage {
  readonly shell: Shell
  readonly lookedFor: LookedFor
  readonly kinds: readonly LetterKind[]
  readonly done: 'clock' | 'reset' | null
  readonly gone: readonly Gone[]
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
      <Controls shell={shell} />
      <div class="cg-gap">
        <GoneCard gone={props.gone} />
      </div>
      <div class="cg-gap">
        <Letters {...props} />
      </div>
    </Page>
  )
}

function Letters({ letters, page, more, shell, lookedFor, kinds }: ClockAndResetProps) {
  const { to, subject, when, state } = words.letters
  const pageAt = (number: number) =>
    `/demonstration?${new URLSearchParams({ ...lookedFor, page: String(number) })}#letters`
  return (
    <Card title={words.letters.title} id="letters">
      <p>{words.letters.lead}</p>
      <form class="cg-form" method="get" action="/demonstration#letters">
        <div class="cg-filter">
          <Field name="to" label={words.letters.whose} value={lookedFor.to} />
          <Select
            name="kind"
            label={words.letters.kind}
            options={[{ value: '', label: words.letters.every_kind }, ...kinds]}
            value={lookedFor.kind}
            noEmpty
          />
          <Button look="secondary">{words.letters.show}</Button>
        </div>
      </form>
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
          previous={page > 1 ? { href: pageAt(page - 1), text: list.previous } : undefined}
          next={more ? { href: pageAt(page + 1), text: list.next } : undefined}
        />
      )}
    </Card>
  )
}

function Controls({ shell }: { shell: Shell }) {
  const { person, clock, reset, tour } = words
  return (
    <Equal columns={2}>
      <Card title={tour.title} tone="loch">
        <ol class="cg-list">
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
        <p>
          {clock.lead} {clock.takes}
        </p>
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
    </Equal>
  )
}
