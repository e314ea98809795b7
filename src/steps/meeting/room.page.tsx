/** The frame around the room: title, the standing line, and the part that lives (room/view). */

import { namesOf, sayAny } from '#content'
import { Page, WhyNot } from '../../design/design.ts'
import { GuardShown } from '../../kit/guarding.ts'
import type { Place } from '../../room/sheet.model.ts'
import { statementFor, titleFor } from '../../room/view/place-words.ts'
import { addressOf } from '../../room/view/room-props.ts'
import { RoomTag } from '../../room/view/room-tag.tsx'
import { RoomView as LivingRoom } from '../../room/view/room-view.tsx'
import { type RoomView, roomProps } from './room.view.ts'

export function RoomPage({ view, place }: { view: RoomView; place: Place }) {
  const { discussion, shell, errors } = view
  const room = roomProps(view, place)
  const title = titleFor(room.where, room.names)
  return (
    <Page
      shell={shell}
      title={`${title}: ${discussion.pseudonym}`}
      head={
        <div class="cg-room__head">
          <div class="cg-head__title">
            <h1>{discussion.pseudonym}</h1>
            <span id="room-tag">
              <RoomTag status={view.seen.status} />
            </span>
          </div>
        </div>
      }
      current="discussions"
      breadcrumbs={[{ href: `/discussions/${discussion.id}`, text: discussion.pseudonym }]}
      statement={sayAny(statementFor(room.where, view.seen), namesOf(shell.names))}
      errors={errors}
      islands={['room.js']}
      wide
      serif
    >
      <WhyNot view={view} />
      <div
        id="room"
        data-base={room.base}
        data-address={addressOf(room.base, room.where)}
        data-self={view.person.personId}
        data-csrf={room.csrf}
        data-names={JSON.stringify(room.names)}
        data-pseudonym={room.pseudonym}
        data-now={room.now.toISOString()}
        data-typed={JSON.stringify(room.typed)}
        data-look={room.look}
      >
        <GuardShown.Provider value={onlyItsForms}>
          <LivingRoom room={room} />
        </GuardShown.Provider>
      </div>
      <div id="room-said" class="visually-hidden" role="status" aria-live="polite" />
    </Page>
  )
}

/** Each form of an operation asks the guard by itself (view/operation-form.tsx), in a browser too. */
const onlyItsForms = { asked: false, findings: {} }
