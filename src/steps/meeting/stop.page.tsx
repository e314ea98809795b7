import { namesOf, sayAny, statements, meeting as words } from '#content'
import { ActPage, Button, Buttons, Form, Notice, Radios, Sentence } from '../../design/design.ts'
import { formFrame } from '../../kit/web.ts'
import type { RoomView } from './room.view.ts'
import { isSafetyReason, mayGoOnOrStop, stopReasons } from './stop-meeting.ts'

const { stop } = words.pages
const reasonWith = (id: string) => words.stop.reasons.find((reason) => reason.id === id)

/** What has come up (P4). Every reason says what to say and what to do; nothing is written down about it. */
export function StopPage({ view }: { view: RoomView }) {
  const names = namesOf(view.shell.names)
  const { values, errors } = view
  return (
    <ActPage
      view={view}
      title={stop.title}
      statement={statements.pages['meeting-stopped'].text}
      facts={[view.discussion.pseudonym]}
      serif
    >
      <p>{stop.lead}</p>
      <Notice kind="harm">
        <p>
          <Sentence text={stop.call} names={names} />
        </p>
      </Notice>
      <Form {...formFrame(view.shell, `/discussions/${view.discussion.id}/meeting/stop`)}>
        <Radios
          name="reason"
          label={stop.ask}
          choices={stopReasons
            .filter((id) => view.leading || isSafetyReason(id) || !['facilitator-knows', 'too-few'].includes(id))
            .flatMap((id) => {
              const reason = reasonWith(id)
              return reason ? [{ value: id, label: reason.label, hint: sayAny(reason.do, names) }] : []
            })}
          value={values.reason}
          error={errors.reason}
        />
        <Radios
          name="afterwards"
          label={stop.then}
          hint={stop.then_hint}
          optional
          inline
          choices={[
            { value: 'go-on', label: words.stop.then['go-on'] },
            ...(view.leading ? [{ value: 'later', label: words.stop.then.later }] : []),
          ]}
          value={values.afterwards}
          error={errors.afterwards}
        />
        <p class="cg-s cg-dim">{words.stop.kept}</p>
        <Buttons>
          <Button>{stop.button}</Button>
          <Button look="quiet" href={`/discussions/${view.discussion.id}/meeting`}>
            {stop.back}
          </Button>
        </Buttons>
      </Form>
    </ActPage>
  )
}

/** What to say and do now. `reason` comes from the address and is kept nowhere. */
export function StoppedPage({ view, reason: id }: { view: RoomView; reason: string }) {
  const names = namesOf(view.shell.names)
  const reason = reasonWith(id)
  const isStopped = view.discussion.status === 'meeting-stopped'
  return (
    <ActPage
      view={{ ...view, refusal: null }}
      title={isStopped ? stop.stopped : stop.paused}
      statement={statements.pages['meeting-stopped'].text}
      facts={[view.discussion.pseudonym]}
      serif
    >
      {reason && (
        <div class={isSafetyReason(id) ? 'cg-note cg-note--rowan' : 'cg-note'}>
          <p class="cg-eyebrow">{stop.say}</p>
          <p class="cg-prompt__q">{reason.say}</p>
          <p class="cg-eyebrow">{stop.do}</p>
          <p>
            <Sentence text={reason.do} names={names} />
          </p>
        </div>
      )}
      {isSafetyReason(id) && (
        <p>
          <Sentence text={stop.call} names={names} />
        </p>
      )}
      {mayGoOnOrStop(id) && !isStopped && <p>{stop.paused_back}</p>}
      <Buttons>
        {isStopped && view.leading ? (
          <Button href={`/discussions/${view.discussion.id}/meeting/go-on`}>{stop.what_now}</Button>
        ) : (
          <Button href={`/discussions/${view.discussion.id}/meeting`}>{stop.back}</Button>
        )}
      </Buttons>
    </ActPage>
  )
}
