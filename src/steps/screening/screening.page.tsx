/** The questions of the screening, one after the other, with the criteria and the request's own words beside the open one (P13). */
import { byId, formatDate, type Names, say, statements, screening as words, workingDays } from '#content'
import { Agency, Button, Destination, Held, Icon, KeptWords, Stack, StepFrame, Tag } from '../../design/design.ts'
import type { Discussion } from '../../discussion.ts'
import { peopleAs } from '../../discussion.ts'
import type { StepView } from '../../kit/step-pages.ts'
import type { KeptWord } from '../../trust/kept-words.ts'
import type { Said } from './said.rows.ts'
import {
  firstOpen,
  type KeptAnswers,
  type OutcomeId,
  pointsToHarm,
  type QuestionId,
  screeningQuestions,
} from './screening.question.ts'
import type { Check } from './screening-checks.rows.ts'
import { DoneQuestion, LaterQuestion, OpenQuestion, OutcomeLink } from './screening-question.page.tsx'

export interface ScreeningProps {
  readonly answers: KeptAnswers
  readonly checks: readonly Check[]
  readonly said: Readonly<Record<QuestionId, readonly Said[]>>
  /** Words of the request that its writer keeps. */
  readonly kept: readonly KeptWord[]
  /** The question asked for in the address or just posted; null: the first without an answer. */
  readonly asked: string | null
}

export type ScreeningView = StepView<ScreeningProps>

export function ScreeningPage({ view }: { view: ScreeningView }) {
  const { discussion, props, shell } = view
  const { form } = words
  const { names } = shell
  const open = screeningQuestions.find(({ id }) => id === props.asked) ?? firstOpen(props.answers)
  const harm = pointsToHarm(props.answers)
  return (
    <StepFrame
      {...view}
      title={say(form.title, names, { pseudonym: discussion.pseudonym })}
      head={{
        tag: <Tag tone="loch">{form.tag}</Tag>,
        facts: factsOf(discussion, shell.now, names),
        side: (
          <a class="cg-quiet" href={`/discussions/${discussion.id}/request/whole`}>
            <Icon name="doc" />
            {form.whole}
          </a>
        ),
      }}
      statement={statements.pages.screening.text}
      serif
      before={<Checks checks={props.checks} />}
    >
      <Stack>
        {harm && <CallNow view={view} />}
        <div class="cg-card cg-card--flush">
          <div class="cg-card__head">
            <h2>{say(form.questions.title, names, { count: screeningQuestions.length })}</h2>
            <span class="cg-dim cg-s">{form.questions.note}</span>
          </div>
          <ol class="cg-screen">
            {screeningQuestions.map((question, at) => {
              if (question === open)
                return <OpenQuestion key={question.id} view={view} question={question} number={at + 1} first={!harm} />
              const kept = props.answers[question.id]
              if (kept)
                return <DoneQuestion key={question.id} view={view} question={question} number={at + 1} kept={kept} />
              return <LaterQuestion key={question.id} question={question} number={at + 1} />
            })}
          </ol>
          <OutcomeLink view={view} finished={open === null} />
        </div>
      </Stack>
      <KeptWords kept={props.kept} />
      <p class="cg-gap">
        <Button look="quiet" href={`/discussions/${discussion.id}/screening/pass`}>
          {form.stand_aside}
        </Button>
      </p>
    </StepFrame>
  )
}

/** Stands first while the answer is that somebody may be at risk: the call comes before any other question (P4). */
function CallNow({ view: { discussion, shell } }: { view: ScreeningView }) {
  const outcome: OutcomeId = 'child-protection'
  return (
    <div id="open">
      <Destination show="gate/child-protection-now" names={shell.names}>
        <p class="cg-gap">
          <Button href={`/discussions/${discussion.id}/screening/decide?outcome=${outcome}`}>
            {words.form.called}
          </Button>
        </p>
      </Destination>
    </div>
  )
}

/** Reference, who asked, and how long the screener has had it. */
export function factsOf(discussion: Discussion, now: Date, names: Names) {
  const [practitioner] = peopleAs(discussion, 'requester')
  const usual = byId(words.targets, 'screen-within').default
  return [
    discussion.reference,
    ...(practitioner
      ? [
          <>
            {say(words.facts_line.asked_by, names, { person_name: practitioner.name })}{' '}
            <Agency sector={practitioner.sector} />
          </>,
        ]
      : []),
    <>
      {say(words.facts_line.since, names, { decided_on: formatDate(discussion.statusSince) })}{' '}
      <Held days={workingDays(discussion.statusSince, now)} usual={usual} />
    </>,
  ]
}

const Checks = ({ checks }: { checks: readonly Check[] }) => (
  <ul class="cg-checks" aria-label={words.form.checks}>
    {checks.map(({ id, label, done, detail }) => (
      <li key={id} class={done ? undefined : 'cg-checks__missing'}>
        <Icon name={done ? 'tick' : 'info'} />
        <span>
          <b>{label}</b> {detail}
        </span>
      </li>
    ))}
  </ul>
)
