/** The parts of the shortlist: who can be asked and why, who cannot and by which rule, and what to do when there is nobody. */
import { namesOf, say, sayAny, allocation as words } from '#content'
import { Button, Buttons, Card, Form, Icon, Person, Quote } from '../../design/design.ts'
import { field } from '../../kit/web.ts'
import type { AllocationView } from './allocation.page.tsx'
import type { Listed } from './allocation.rows.ts'
import { reasonsFor, ruleShown } from './reasons.ts'

const text = words.shortlist

export function CanBeAsked({ view, can }: { view: AllocationView; can: readonly Listed[] }) {
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

export const Nobody = ({ view }: { view: AllocationView }) => (
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

export const CannotBeAsked = ({ out }: { out: readonly { candidate: Listed; reasons: readonly string[] }[] }) => (
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

export const TheRule = () => (
  <Card title={text.rule.title} tone="line">
    <Quote>{text.rule.quote}</Quote>
    <p class="cg-s cg-dim">{text.rule.where}</p>
  </Card>
)
