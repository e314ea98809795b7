import { meeting as words } from '#content'
import { Tag } from '../../design/tag.tsx'
import type { Status } from '../../discussion.ts'

/** Beside the name of the room: whether the meeting is going on. */
export const RoomTag = ({ status }: { status: Status }) => {
  const running = status === 'meeting-open'
  const stopped = status === 'meeting-stopped'
  return (
    <Tag tone={running ? 'moss' : 'gorse'} icon="forum">
      {running ? words.pages.tag : stopped ? words.pages.tag_stopped : words.pages.tag_over}
    </Tag>
  )
}
