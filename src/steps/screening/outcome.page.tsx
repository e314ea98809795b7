/** The outcome with its reason, the way on and who can help: for the practitioner, both managers and the screener (P4, P13). */
import {
  findById,
  formatDate,
  isKeyOf,
  type Names,
  namesOf,
  say,
  sayAny,
  statements,
  screening as words,
} from '#content'
import { Button, Buttons, Card, DefinitionList, Notice, Page, PageHead, Sentence, Tag } from '../../design/design.ts'
import { type Discussion, type Person, relationsOf } from '../../discussion.ts'
import { whyNot } from '../../kit/step.ts'
import type { Shell } from '../../kit/web.ts'
import { wordsGone } from '../../trust/sealed-words.ts'
import { answerMore, comeBack, lookAgain, meetCondition, sayConditionDone } from './after-screening.ts'
import { isSuitable } from './screening.question.ts'
import type { StandingOutcome } from './screening.rows.ts'

const text = words.outcome_page

/** An outcome that is not there was deleted. */
const isOver = ({ status }: Discussion): boolean => ['another-route', 'not-this-time', 'finished'].includes(status)

export interface OutcomePageProps {
  readonly shell: Shell
  readonly person: Person
  readonly discussion: Discussion
  readonly outcome: StandingOutcome | null
}

export function OutcomePage({ shell, person, discussion, outcome }: OutcomePageProps) {
  const { names } = shell
  const chosen = outcome && findById(words.outcomes, outcome.outcome)
  const title = say(text.title, names, { pseudonym: discussion.pseudonym })
  return (
    <Page
      shell={shell}
      title={title}
      current="discussions"
      breadcrumbs={[{ href: `/discussions/${discussion.id}`, text: discussion.pseudonym }]}
      statement={sayAny(statements.pages.screening.text, names)}
      serif
      head={
        <PageHead
          title={title}
          tag={chosen && outcome && <Tag tone={isSuitable(outcome.outcome) ? 'moss' : 'loch'}>{chosen.label}</Tag>}
          facts={
            outcome
              ? [
                  discussion.reference,
                  say(text.by, names, { person_name: outcome.screener, decided_on: formatDate(outcome.decided_at) }),
                ]
              : [discussion.reference]
          }
        />
      }
    >
      {!outcome && <p class="cg-lead">{isOver(discussion) ? wordsGone : text.not_yet}</p>}
      {outcome && chosen && (
        <>
          <p class="cg-lead">{sayAny(chosen.says, names)}</p>
          {outcome.outcome === 'child-protection' && (
            <Notice kind="harm">
              <p>
                <Sentence text={text.routes['child-protection']} names={names} />
              </p>
            </Notice>
          )}
          <Card>
            <DefinitionList own answers={answersIn(outcome, isScreener(discussion, person))} />
          </Card>
          <WayOn outcome={outcome} names={names} />
          <Next discussion={discussion} person={person} outcome={outcome} />
        </>
      )}
    </Page>
  )
}

const isScreener = (discussion: Discussion, person: Person) =>
  relationsOf(discussion, person.personId).includes('screener')

/** What was written, with what it answers; whom the screener called stays between the two of them. */
function answersIn(outcome: StandingOutcome, screener: boolean) {
  const lines = [
    { term: text.reason, value: outcome.reason },
    { term: text.condition, value: outcome.condition },
    { term: text.question, value: outcome.question },
    { term: text.called, value: screener ? outcome.called : '' },
    { term: text.next_step, value: outcome.next_step },
    { term: text.helper, value: outcome.helper },
    {
      term: outcome.outcome === 'wait' ? text.look_again : text.due,
      value: outcome.due_on ? dayInWords(outcome.due_on) : '',
    },
    { term: outcome.outcome === 'more-needed' ? text.reply : text.done_said, value: outcome.reply },
  ]
  return lines.filter(({ value }) => value !== '')
}

function WayOn({ outcome, names }: { outcome: StandingOutcome; names: Names }) {
  const route = outcome.outcome
  if (!isKeyOf(text.routes, route) || route === 'child-protection') return null
  const link = linkFor(route, names)
  return (
    <Card title={text.how} tone="loch">
      <p>{sayAny(text.routes[route], names)}</p>
      <p>{link ? <a href={link}>{text.link}</a> : text.ask}</p>
    </Card>
  )
}

/** Where the committee has its guidance about a route; '' where it has not said. */
function linkFor(route: string, names: Names): string {
  if (route === 'learning-review') return names.learning_review_link
  if (route === 'escalation') return names.escalation_link
  return route === 'planning-meeting' ? names.planning_meeting_link : ''
}

/** The one thing this person can do now, if any. */
function Next({ discussion, person, outcome }: { discussion: Discussion; person: Person; outcome: StandingOutcome }) {
  const { actions } = words
  const possible = [
    { step: answerMore, part: '/answer', label: actions['answer-more'].button },
    { step: meetCondition, part: '/confirm', label: actions['meet-condition'].title },
    { step: sayConditionDone, part: '/done', label: actions['say-condition-done'].title },
    { step: lookAgain, part: '/look-again', label: actions['look-again'].title },
    { step: comeBack, part: '/come-back', label: actions['come-back'].title },
  ].find(({ step }) => whyNot(step, discussion, person) === null)
  const isEnded = discussion.status === 'another-route' || discussion.status === 'not-this-time'
  return (
    <>
      {isEnded && <p class="cg-gap">{outcome.may_come_back ? text.come_back : text.not_back}</p>}
      {outcome.replied_at && discussion.status === 'suitable-with-conditions' && (
        <p class="cg-gap">
          {say(actions['say-condition-done'].said, namesOf(), { decided_on: formatDate(outcome.replied_at) })}
        </p>
      )}
      {possible && !(isEnded && !outcome.may_come_back) && (
        <Buttons>
          <Button href={`/discussions/${discussion.id}/screening${possible.part}`}>{possible.label}</Button>
        </Buttons>
      )}
    </>
  )
}

const dayInWords = (day: string): string => formatDate(new Date(`${day}T12:00:00Z`), 'long')
