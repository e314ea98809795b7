import { alert, byId, interfaceWords, request, sayAny, statements } from '#content'
import { Button, Buttons, Card, Destination, Form, Notice, Radios, StepFrame, Tick } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { CopiedAnswers } from './copied-answers.tsx'
import { unfinished } from './request.check.ts'
import { copyOf } from './request.copy.ts'
import type { RequestKnowledge } from './request.knowledge.ts'
import { isToldAll } from './send-request.ts'
import { requestBase } from './task-list.page.tsx'
import type { TeamReply } from './team-replies.rows.ts'

export interface SendProps {
  readonly known: RequestKnowledge
  readonly asked: readonly TeamReply[]
}

/** Every answer once more, safety asked again, five ticks, and the way to the Reviewing Team (P12). */
export function SendRequestPage(view: StepView<SendProps>) {
  const { discussion, props } = view
  const { declarations } = request
  const missing = unfinished(props.known)
  return (
    <StepFrame {...view} title={declarations.title} statement={statements.pages.request.text} serif>
      {view.refusal?.refused === 'safety-first' && <SafetyFirst {...view} />}
      <p class="cg-lead">{declarations.lead}</p>
      {missing.length > 0 && (
        <Notice kind="look" title={request.list.ask.missing}>
          <ul class="cg-list">
            {missing.map((part) => (
              <li key={part.id}>
                <a href={`${requestBase(discussion)}/${part.id}`}>{part.title}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {!isToldAll(props.known.team) && (
        <Notice kind="look" title={declarations.waiting.team}>
          <p>
            <a href={`/discussions/${discussion.id}/alert`}>{request.list.tell.button}</a>
          </p>
        </Notice>
      )}
      <TeamAsked {...view} />
      <h2>{declarations.review.heading}</h2>
      <p>{declarations.review.lead}</p>
      <CopiedAnswers
        answers={copyOf(props.known)}
        names={view.shell.names}
        change={requestBase(discussion)}
        level={3}
      />
      {missing.length === 0 && isToldAll(props.known.team) && <SendForm {...view} />}
    </StepFrame>
  )
}

/** "Please call me" is answered before the request leaves, not after. */
const TeamAsked = ({ discussion, props: { asked } }: StepView<SendProps>) =>
  asked.length === 0 ? null : (
    <Notice kind="look" title={alert.answers.before_sending}>
      <ul class="cg-list">
        {asked.map(({ name, reply, said }) => (
          <li key={`${name} ${reply}`}>
            <b>{name}</b>: {alert.replies.choices[reply]}
            {said !== '' && <>: {said}</>}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/discussions/${discussion.id}/alert/answers`}>{alert.answers.link}</a>
      </p>
    </Notice>
  )

function SafetyFirst({ shell }: StepView<SendProps>) {
  const [safety] = byId(request.pages, 'safety').questions
  return (
    <>
      <p>{sayAny(safety.stop.say, shell.names)}</p>
      <Destination show={safety.stop.show} names={shell.names} />
    </>
  )
}

function SendForm({ form, values, errors, shell }: StepView<SendProps>) {
  const { declarations } = request
  const [safety] = byId(request.pages, 'safety').questions
  return (
    <Form {...form}>
      <Card title={declarations.safety.heading}>
        <p>{declarations.safety.say}</p>
        <Radios
          name={safety.id}
          label={safety.label}
          choices={Object.entries(safety.choices).map(([value, label]) => ({ value, label }))}
          error={errors[safety.id]}
        />
      </Card>
      <Card title={declarations.promise}>
        {declarations.items.map((item) => (
          <Tick
            key={item.id}
            name={item.id}
            label={item.text}
            hint={'link' in item ? <SharingLink address={sayAny(item.link, shell.names)} /> : undefined}
            value={values[item.id]}
            error={errors[item.id]}
          />
        ))}
      </Card>
      <Buttons>
        <Button>{sayAny(declarations.button, shell.names)}</Button>
        <Button look="quiet" href={form.action.replace(/\/send$/, '')}>
          {interfaceWords.forms.save_for_later}
        </Button>
      </Buttons>
    </Form>
  )
}

const SharingLink = ({ address }: { readonly address: string }) =>
  address === '' ? (
    <span>{request.declarations.sharing_ask}</span>
  ) : (
    <a href={address}>{request.declarations.sharing_link}</a>
  )
