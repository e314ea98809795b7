/** The check "Is this the right forum?": its start, and one question a page (P3, P4, P7). Works without JavaScript and without a session. */
import { gate, say, statements } from '#content'
import { Button, Buttons } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Radios } from '../../design/choices.tsx'
import { Columns } from '../../design/layout.tsx'
import { Page } from '../../design/page.tsx'
import { Sentences } from '../../design/sentence.tsx'
import type { Shell } from '../../kit/web.ts'
import { AnswersCard, changeAddress } from './answers.tsx'
import { answersText, type Place, type Question, waysOf } from './forum.ts'
import { ForumsCard } from './forums.page.tsx'

const words = gate.page

export function CheckStartPage({ shell }: { shell: Shell }) {
  return (
    <Page shell={shell} title={words.title} current="check" statement={statements.pages.gate.text}>
      <div class="cg-read">
        <p class="cg-lead">{words.lead}</p>
        <Sentences texts={words.notes} names={shell.names} />
        <Buttons>
          <Button href="/check/question">{words.start}</Button>
        </Buttons>
      </div>
      <ForumsCard names={shell.names} />
    </Page>
  )
}

export interface CheckQuestionProps {
  readonly shell: Shell
  readonly place: Place
  /** Which question is shown: one of those answered, or the next one. */
  readonly at: number
  readonly question: Question
  /** The answer that is being changed. */
  readonly chosen?: string | undefined
  /** The form came without an answer. */
  readonly missing: boolean
}

export function CheckQuestionPage({ shell, place, at, question, chosen, missing }: CheckQuestionProps) {
  const number = { page_title: words.title, count: at + 1, max: gate.questions.length }
  const back =
    at > 0 ? { href: changeAddress(place, at - 1), text: words.previous } : { href: '/check', text: words.before }
  return (
    <Page
      shell={shell}
      title={question.ask}
      head={false}
      serif
      current="check"
      statement={statements.pages.gate.text}
      errors={missing ? { answer: words.choose } : {}}
      breadcrumbs={[back]}
    >
      <Columns
        side={place.given.length > 0 ? <AnswersCard place={place} names={shell.names} /> : <NotesCard shell={shell} />}
      >
        <form class="cg-card" method="get" action="/check/question" novalidate>
          <p class="cg-eyebrow">{say(words.progress, shell.names, number)}</p>
          <Progress part={at} whole={gate.questions.length} />
          <input type="hidden" name="so" value={answersText(place)} />
          <input type="hidden" name="at" value={String(at)} />
          <input type="hidden" name="sent" value="yes" />
          <Radios
            name="answer"
            label={<h1 class="cg-serif cg-ask__q">{question.ask}</h1>}
            hint={question.help}
            choices={waysOf(question).map(([value, label]) => ({ value, label }))}
            value={chosen}
            error={missing ? words.choose : undefined}
          />
          <div class="cg-btns">
            <Button>{words.continue}</Button>
            <span class="cg-dim">{words.nothing_kept}</span>
          </div>
        </form>
      </Columns>
    </Page>
  )
}

/** How far along, for the eye; the words above it say the same. */
const Progress = ({ part, whole }: { part: number; whole: number }) => (
  <svg class="cg-progress" viewBox={`0 0 ${whole} 1`} preserveAspectRatio="none" aria-hidden="true">
    <rect class="cg-progress__off" width={whole} height="1" />
    <rect class="cg-progress__on" width={part + 0.5} height="1" />
  </svg>
)

const NotesCard = ({ shell }: { shell: Shell }) => (
  <Card tone="line">
    <Sentences texts={words.notes} names={shell.names} />
  </Card>
)
