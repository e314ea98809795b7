/** The three looks of a question: answered, open, and still to come. The aid shows where an answer points; it never decides (P13). */
import { isKeyOf, type Names, namesOf, say, sayAny, screening as words } from '#content'
import { Button, Buttons, Form, Quote, Radios, TextArea } from '../../design/design.ts'
import { peopleAs } from '../../discussion.ts'
import type { Said } from './said.rows.ts'
import type { ScreeningView } from './screening.page.tsx'
import {
  type KeptAnswer,
  leadOf,
  pointedTo,
  pointsTo,
  type ScreeningQuestion,
  screeningQuestions,
} from './screening.question.ts'

const { form: text, leads } = words

interface QuestionProps {
  readonly view: ScreeningView
  readonly question: ScreeningQuestion
  readonly number: number
}

export const DoneQuestion = ({ view, question, number, kept }: QuestionProps & { readonly kept: KeptAnswer }) => (
  <li class="cg-screen__done">
    <span class="cg-screen__n">{number}</span>
    <div>
      <h3 class="cg-h4">{question.ask}</h3>
      <p class="cg-s">
        <strong>{answerLabel(kept.answer)}.</strong> {kept.reason}
      </p>
    </div>
    <a class="cg-quiet" href={`/discussions/${view.discussion.id}/screening?question=${question.id}`}>
      {text.change}
      <span class="visually-hidden"> {say(text.change_which, namesOf(), { count: number })}</span>
    </a>
  </li>
)

export const LaterQuestion = ({ question, number }: Omit<QuestionProps, 'view'>) => (
  <li class="cg-screen__later">
    <span class="cg-screen__n">{number}</span>
    <h3 class="cg-h4">{question.ask}</h3>
    <span class="cg-s cg-dim">{whereItLeads(question)}</span>
  </li>
)

/** `first`: nothing comes before it when the page opens. */
export function OpenQuestion({ view, question, number, first }: QuestionProps & { readonly first: boolean }) {
  const { values, errors, props, discussion } = view
  const kept = props.answers[question.id]
  const typed = (name: 'answer' | 'reason') => values[name] ?? kept?.[name] ?? ''
  return (
    <li class="cg-screen__now" id={first ? 'open' : undefined} aria-current="step">
      <span class="cg-screen__n">{number}</span>
      <div class="cg-screen__pair">
        <Form {...view.form}>
          <input type="hidden" name="question" value={question.id} />
          <Radios
            name="answer"
            label={<span class="cg-screen__q">{question.ask}</span>}
            choices={Object.keys(question.then).map((answer) => ({ value: answer, label: answerLabel(answer) }))}
            value={typed('answer')}
            error={errors.answer}
            inline
          />
          <TextArea
            name="reason"
            label={words.reason.label}
            hint={words.reason.hint}
            value={typed('reason')}
            error={errors.reason}
            rows={3}
            maxLength={words.reason.max}
          />
          <Buttons>
            <Button>{text.next}</Button>
            <Button look="quiet" href={`/discussions/${discussion.id}/screening/decide?outcome=more-needed`}>
              {say(text.ask_first, namesOf(), { practitioner_name: peopleAs(discussion, 'requester')[0]?.name ?? '' })}
            </Button>
          </Buttons>
        </Form>
        <div class="cg-screen__side">
          <Criteria question={question} names={view.shell.names} />
          <RequestSays said={props.said[question.id]} />
        </div>
      </div>
    </li>
  )
}

/** The explanation, and official facts with their source. A fact that is still to be confirmed is never shown. */
function Criteria({ question, names }: { question: ScreeningQuestion; names: Names }) {
  const facts = words.facts.filter(({ id, sure }) => question.facts?.includes(id) && sure !== 'to-confirm')
  return (
    <section>
      <h3 class="cg-h4">{text.good_to_know}</h3>
      <p class="cg-s">{sayAny(question.explain, names)}</p>
      {question.note && <p class="cg-s">{question.note}</p>}
      {facts.length > 0 && (
        <ul class="cg-s">
          {facts.map((fact) => (
            <li key={fact.id}>
              {fact.text} <span class="cg-dim">{sourceOf(fact.source)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const RequestSays = ({ said }: { said: readonly Said[] }) => (
  <section>
    <h3 class="cg-h4">{text.request_says}</h3>
    {said.length === 0 && <p class="cg-s cg-dim">{text.nothing_said}</p>}
    {said.map(({ label, text: answer, own }) => (
      <div key={label}>
        <p class="cg-s cg-dim">{label}</p>
        {own ? <Quote>{answer}</Quote> : <p>{answer}</p>}
      </div>
    ))}
  </section>
)

/** At the end of the list: what the answers point to, and the way to the outcome, which may be chosen at any time. */
export function OutcomeLink({ view, finished }: { view: ScreeningView; finished: boolean }) {
  const route = pointsTo(view.props.answers)
  const names = view.shell.names
  const isAnswered = screeningQuestions.some(({ id }) => view.props.answers[id])
  const talk = screeningQuestions.some(
    (question) => leadOf(question, view.props.answers[question.id]?.answer ?? '') === 'talk',
  )
  return (
    <div class="cg-card__foot">
      {route && <p class="cg-gap">{say(leads.advice, names, { outcome_label: pointedTo(route) })}</p>}
      {talk && <p class="cg-gap">{leads.talk}</p>}
      {finished && <p class="cg-gap">{text.done}</p>}
      {(finished || isAnswered) && (
        <div class="cg-gap">
          <Button
            look={finished ? 'primary' : 'secondary'}
            href={`/discussions/${view.discussion.id}/screening/decide`}
          >
            {finished ? text.decide : text.decide_now}
          </Button>
        </div>
      )}
    </div>
  )
}

const answerLabel = (answer: string): string =>
  isKeyOf(words.answer_labels, answer) ? words.answer_labels[answer] : answer

/** The answer that matters and where it leads: "Yes: child protection now". It is the first one that does not go on to the next question. */
function whereItLeads(question: ScreeningQuestion): string {
  const [answer, lead] = Object.entries(question.then).find(([, lead]) => lead !== 'next') ?? ['yes', 'note']
  return say(leads.points, namesOf(), { answer_label: answerLabel(answer), outcome_label: pointedTo(lead) })
}

function sourceOf(source: string): string {
  if (!isKeyOf(words.sources, source)) return ''
  const { what, where } = words.sources[source]
  return `${what}, ${where}`
}
