import { isKeyOf, sayAny, meeting as words } from '#content'
import { Button } from '../../design/button.tsx'
import { Icon } from '../../design/icon.tsx'
import { Sentence } from '../../design/sentence.tsx'
import { NotAgreedYet } from './not-agreed-yet.tsx'
import { OneButton } from './operation-form.tsx'
import type { RoomProps } from './room-props.ts'

const { tabs, head, follow, pause } = words.pages

/** What everybody has to know now, above everything else. */
export function RoomNotes({ room }: { room: RoomProps }) {
  const { seen } = room
  return (
    <>
      {seen.status === 'meeting-stopped' && (
        <div class="cg-note cg-note--gorse" role="status">
          <p>{head.stopped}</p>
          <p>{head.stopped_why}</p>
          <p>
            <Sentence text={`${head.stopped_risk} ${words.pages.stop.call}`} names={room.names} />
          </p>
          {seen.you.facilitator && (
            <p>
              <Button look="quiet" href={`${room.base}/go-on`}>
                {head.go_on}
              </Button>
            </p>
          )}
        </div>
      )}
      {seen.status === 'meeting-open' && seen.state.sheet.paused?.value && (
        <div class="cg-note cg-note--loch" role="status">
          <h2 class="cg-h3">{pause.title}</h2>
          <p>{pause.text}</p>
          {seen.you.leading && (
            <OneButton room={room} board="sheet" body={{ type: 'pause', on: 'no' }} look="secondary">
              {pause.go_on}
            </OneButton>
          )}
        </div>
      )}
      <NotAgreedYet room={room} />
      <Following room={room} />
    </>
  )
}
/** "Follow me": with the browser's program it turns the page by itself; without it there is a link. */
function Following({ room }: { room: RoomProps }) {
  const { sheet } = room.seen.state
  if (!sheet.follow?.value || !sheet.look || room.seen.you.leading || !room.seen.you.agreed) return null
  const [name = ''] = sheet.look.value.split('?')
  const label = isKeyOf(tabs, name) ? tabs[name] : tabs.welcome
  const there = `${room.base}${name === 'welcome' ? '' : `/${sheet.look.value}`}`
  return (
    <p class="cg-follow">
      <Icon name="seen" />
      <span>{room.live?.following ? follow.following : sayAny(follow.at, room.names, { part_label: label })}</span>
      {room.live ? (
        <button class="cg-quiet" type="button" data-follow={room.live.following ? 'no' : 'yes'}>
          {room.live.following ? follow.leave : follow.again}
        </button>
      ) : (
        <a href={there}>{follow.go}</a>
      )}
    </p>
  )
}
