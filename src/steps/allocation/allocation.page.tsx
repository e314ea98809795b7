/** The shortlist (P14, P15): who can be asked and why, who cannot and by which rule. One person is asked at a time. */
import {
  addWorkingDays,
  byId,
  formatDate,
  namesOf,
  say,
  sayAny,
  screening,
  statements,
  allocation as words,
  workingDays,
} from '#content'
import {
  Button,
  Buttons,
  Card,
  Columns,
  Form,
  Held,
  Icon,
  Notice,
  Person,
  Quote,
  StepFrame,
  Tag,
} from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { field } from '../../kit/web.ts'
import type { Listed, offersOf } from './allocation.rows.ts'
import { type Asking, bestFirst, eligibility } from './eligibility.ts'
import { reasonsFor, ruleShown } from './reasons.ts'

export interface AllocationProps {
  readonly register: readonly Listed[]
  readonly asking: Asking
  readonly offers: Awaited<ReturnType<typeof offersOf>>
}
type View = StepView<AllocationProps>

const text = words.shortlist

export function AllocationPage({ view }: { view: View }) {
  const { discussion, shell, props } = view
  const judged = props.register.map((candidate) => ({ candidate, ...eligibility(candidate, props.asking) }))
  const can = judged.flatMap(({ candidate, may }) => (may ? [candidate] : [])).toSorted(bestFirst(props.asking))
  const out = judged.filter(({ may }) => !may)
  return (
    <StepFrame
      {...view}
      refusal={discussion.status === 'finding-facilitator' ? view.refusal : null}
      title={say(text.title, shell.names, { pseudonym: discussion.pseudonym })}
      head={{
        tag: (
          <Tag tone="loch" icon="tick">
            {text.tag}
          </Tag>
        ),
        facts: factsOf(view),
      }}
      statement={statements.pages.allocation.text}
      serif
      before={<Standing view={view} />}
    >
      {discussion.status === 'finding-facilitator' && (
        <Columns
          side={
            <>
              <CannotBeAsked out={out} />
              <TheRule />
            </>
          }
        >
          {can.length > 0 ? <CanBeAsked view={view} can={can} /> : <Nobody view={view} />}
          {can.length > 0 && (
            <p>
              <a href={`/discussions/${discussion.id}/allocation/not-found`}>{words.not_found.title}</a>
            </p>
          )}
        </Columns>
      )}
      {discussion.status !== 'finding-facilitator' && (
        <div class="cg-gap">
          <CannotBeAsked out={out} />
        </div>
      )}
    </StepFrame>
  )
}

function factsOf({ discussion, shell }: View) {
  const usual = byId(screening.targets, 'facilitator-within').default
  const meetBy = addWorkingDays(discussion.statusSince, byId(screening.targets, 'meet-within').default)
  return [
    discussion.reference,
    say(text.meet_by, shell.names, { due_date: formatDate(meetBy, 'long') }),
    <Held key="held" days={workingDays(discussion.statusSince, shell.now)} usual={usual} />,
  ]
}

/** Who was asked, while we wait or after a yes; and who was asked before. */
function Standing({ view: { props, shell } }: { view: View }) {
  const { asked } = words
  const standing = props.offers.find(({ answer }) => answer === null || answer === 'accepted')
  const earlier = props.offers.filter((offer) => offer !== standing)
  return (
    <>
      {standing && standing.answer === null && (
        <Notice>
          <p>
            {say(asked.text, shell.names, {
              person_name: standing.name,
              decided_on: formatDate(standing.asked_at, 'long'),
              due_date: formatDate(noonOf(standing.answer_by), 'long'),
            })}
          </p>
          <p>{asked.after}</p>
        </Notice>
      )}
      {standing?.answer === 'accepted' && standing.answered_at && (
        <Notice kind="done">
          <p>
            {say(asked.confirmed, shell.names, {
              person_name: standing.name,
              decided_on: formatDate(standing.answered_at, 'long'),
            })}
          </p>
        </Notice>
      )}
      {earlier.length > 0 && (
        <p class="cg-s cg-dim">
          {asked.earlier}:{' '}
          {earlier
            .map(
              ({ name, answer, asked_at }) =>
                `${name} (${answer ? asked.answers[answer] : ''}, ${formatDate(asked_at)})`,
            )
            .join('; ')}
        </p>
      )}
    </>
  )
}

function CanBeAsked({ view, can }: { view: View; can: readonly Listed[] }) {
  const { asking } = view.props
  const chosen = field(view.values, 'facilitator') || (can[0]?.personId ?? '')
  const error = view.errors.facilitator
  return (
    <div class="cg-card cg-card--flush">
      <div class="cg-card__head">
        <h2>{can.length === 1 ? text.can.one : say(text.can.many, view.shell.names, { count: can.length })}</h2>
        <span class="cg-dim cg-s">{text.can.order}</span>
      </div>
      <Form {...view.form}>
        <fieldset>
          <legend class="visually-hidden">{text.who}</legend>
          {error && <p class="ds_question__error-message">{error}</p>}
          <ul class="cg-facs">
            {can.map((candidate, at) => (
              <li key={candidate.personId} class={candidate.personId === chosen ? 'cg-fac cg-fac--on' : 'cg-fac'}>
                <div class="ds_radio">
                  <input
                    class="ds_radio__input"
                    type="radio"
                    name="facilitator"
                    id={at === 0 ? 'f-facilitator' : `f-facilitator-${at + 1}`}
                    value={candidate.personId}
                    checked={candidate.personId === chosen}
                  />
                  <label class="ds_radio__label" for={at === 0 ? 'f-facilitator' : `f-facilitator-${at + 1}`}>
                    <Person
                      name={candidate.name}
                      sector={candidate.sector}
                      details={[candidate.job, candidate.agency]}
                    />
                  </label>
                </div>
                <ul class="cg-ticks cg-s">
                  {reasonsFor(candidate, asking).map((reason) => (
                    <li key={reason.text}>
                      <Icon name={reason.holds ? 'tick' : 'info'} />
                      <span>{reason.text}</span>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </fieldset>
        <div class="cg-card__foot">
          <Buttons>
            <Button>{text.button}</Button>
            <span class="cg-dim cg-s">{text.sees}</span>
          </Buttons>
        </div>
      </Form>
    </div>
  )
}

const Nobody = ({ view }: { view: View }) => (
  <Card title={words.nobody.title}>
    <p>{words.nobody.text}</p>
    <ul>
      {words.nobody.options.map(({ id, label }) => (
        <li key={id}>{sayAny(label, view.shell.names)}</li>
      ))}
    </ul>
    <Buttons>
      <Button href={`/discussions/${view.discussion.id}/allocation/not-found`}>{words.not_found.title}</Button>
    </Buttons>
  </Card>
)

const CannotBeAsked = ({ out }: { out: readonly { candidate: Listed; reasons: readonly string[] }[] }) => (
  <Card
    title={
      out.length === 0
        ? text.cannot.none
        : out.length === 1
          ? text.cannot.one
          : say(text.cannot.many, namesOf(), { count: out.length })
    }
  >
    {out.length > 0 && (
      <ul class="cg-out cg-gap">
        {out.map(({ candidate, reasons }) => (
          <li key={candidate.personId}>
            <Person name={candidate.name} sector={candidate.sector} details={[candidate.job, candidate.agency]} />
            <span>{ruleShown(reasons[0] ?? '')}</span>
          </li>
        ))}
      </ul>
    )}
  </Card>
)

const TheRule = () => (
  <Card title={text.rule.title} tone="line">
    <Quote>{text.rule.quote}</Quote>
    <p class="cg-s cg-dim">{text.rule.where}</p>
  </Card>
)

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
