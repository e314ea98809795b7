/** The shortlist (P14, P15): who can be asked and why, who cannot and by which rule. One person is asked at a time. */
import {
  addWorkingDays,
  byId,
  entriesOf,
  formatDate,
  say,
  screening,
  statements,
  allocation as words,
  workingDays,
} from '#content'
import { Columns, Held, Notice, StepFrame, Tag } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import type { Listed } from './allocation.rows.ts'
import { type Asking, bestFirst, eligibility } from './eligibility.ts'
import type { offersOf } from './offers.rows.ts'
import { CanBeAsked, CannotBeAsked, Nobody, TheRule } from './shortlist.page.tsx'

export interface AllocationProps {
  readonly register: readonly Listed[]
  readonly asking: Asking
  readonly offers: Awaited<ReturnType<typeof offersOf>>
}
export type AllocationView = StepView<AllocationProps>

const text = words.shortlist

export function AllocationPage({ view }: { view: AllocationView }) {
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

function factsOf({ discussion, shell }: AllocationView) {
  const usual = byId(screening.targets, 'facilitator-within').default
  const meetBy = addWorkingDays(discussion.statusSince, byId(screening.targets, 'meet-within').default)
  return [
    discussion.reference,
    say(text.meet_by, shell.names, { due_date: formatDate(meetBy, 'long') }),
    <Held key="held" days={workingDays(discussion.statusSince, shell.now)} usual={usual} />,
  ]
}

/** Who was asked, while we wait or after a yes; and who was asked before. */
function Standing({ view: { props, shell } }: { view: AllocationView }) {
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
          {asked.earlier}: {earlier.map(becameOf).join('; ')}
        </p>
      )}
    </>
  )
}

/** What became of an offer, on its day; of somebody who stepped down also why (P15): only those who find the next one read this page. */
function becameOf({ name, answer, asked_at, answered_at, reason }: AllocationProps['offers'][number]): string {
  const what = answer ? words.asked.answers[answer] : ''
  const why = answer === 'stepped-down' && stepDownReason(reason)
  return `${name} (${what}, ${formatDate(answered_at ?? asked_at)}${why ? `: ${why}` : ''})`
}

const stepDownReason = (reason: string | null): string | undefined =>
  new Map<string | null, string>(entriesOf(words.step_down.reasons)).get(reason)

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
