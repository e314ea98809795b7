/** What somebody sees in place of the room when the meeting has ended (P21), or outside their part in it (P17). */
import { namesOf, say, meeting as words } from '#content'
import { Button, Card, Page, Quote } from '../../design/design.ts'
import { type Discussion, type Person, peopleAs, relationsOf, type Status } from '../../discussion.ts'
import { type Fields, field, type Shell } from '../../kit/web.ts'
import { ownWordsIn } from '../../room/own-words.ts'
import { emptyRoom } from '../../room/room-state.ts'

const { ended, held, not_your_part, gone } = words.pages

/** Why there is no room for somebody who has a part in it; null for whoever has none. */
export type RoomOver = 'held' | 'not-your-part'

export function roomOver(discussion: Discussion, person: Person): RoomOver | null {
  const relations = relationsOf(discussion, person.personId)
  if (isHeld(discussion.status))
    return relations.some((relation) => relation === 'participant' || relation === 'requester') ? 'held' : null
  const running = discussion.status === 'meeting-open' || discussion.status === 'meeting-stopped'
  return running && relations.includes('topic-expert') ? 'not-your-part' : null
}

const recordAhead: readonly Status[] = ['meeting-ended', 'record-being-read', 'record-recalled']
const isHeld = (status: Status): boolean =>
  recordAhead.includes(status) || ['record-shared', 'themes-sent', 'three-months-on', 'finished'].includes(status)

interface RoomOverProps {
  readonly shell: Shell
  readonly discussion: Discussion
  readonly over: RoomOver
  /** What was sent too late: given back, so that nothing typed is lost. */
  readonly typed: Fields
}

export function RoomOverPage({ shell, discussion, over, typed }: RoomOverProps) {
  const back = `/discussions/${discussion.id}`
  return (
    <Page
      shell={shell}
      title={over === 'held' ? ended.title : not_your_part.title}
      current="discussions"
      breadcrumbs={[{ href: back, text: discussion.pseudonym }]}
      islands={['unsent-words.js']}
      serif
    >
      <p class="cg-lead">{over === 'held' ? held.lead : not_your_part.lead}</p>
      <Sent own={ownWordsIn({ board: field(typed, 'board'), body: { type: '', ...typed } }, emptyRoom)} />
      <div id="unsent-words" data-base={`/discussions/${discussion.id}/meeting`} data-self={shell.person?.personId} />
      {over === 'held' ? <WhatIsNext shell={shell} discussion={discussion} /> : <p>{not_your_part.text}</p>}
      <p class="cg-gap">
        <a href={back}>{held.back}</a>
      </p>
    </Page>
  )
}

/** Without the browser's program: what was sent too late. */
const Sent = ({ own }: { readonly own: readonly string[] }) =>
  own.length === 0 ? null : (
    <Card title={gone.own} tone="line">
      {own.map((words) => (
        <Quote key={words}>{words}</Quote>
      ))}
      <p class="cg-s cg-dim">{gone.own_note}</p>
    </Card>
  )

function WhatIsNext({ shell, discussion }: Pick<RoomOverProps, 'shell' | 'discussion'>) {
  const [facilitator] = peopleAs(discussion, 'facilitator')
  const values = { facilitator_name: facilitator?.name ?? '' }
  return (
    <>
      {recordAhead.includes(discussion.status) && (
        <>
          <h2>{held.next}</h2>
          <ol class="cg-list">
            {held.then.map((line) => (
              <li key={line}>{say(line, namesOf(shell.names), values)}</li>
            ))}
          </ol>
        </>
      )}
      <Card title={held.note_title}>
        <p>{held.note}</p>
        <Button href={`/learning/about/${discussion.id}`}>{held.note_button}</Button>
      </Card>
    </>
  )
}
