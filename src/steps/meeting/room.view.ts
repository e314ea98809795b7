/** What the room's pages are made from, read once for all of them. */
import { meeting as words } from '#content'
import { type Discussion, type Person, personIdOf } from '../../discussion.ts'
import type { Refusal } from '../../kit/step.ts'
import type { Fields, Shell } from '../../kit/web.ts'
import { leads } from '../../room/leads.ts'
import type { Invited } from '../../room/people-here.rows.ts'
import type { Room } from '../../room/room.rows.ts'
import type { OpenRoom } from '../../room/seen-room.ts'
import { type Part, parts } from '../../room/sheet.model.ts'

export interface RoomView extends OpenRoom {
  readonly shell: Shell
  readonly person: Person
  readonly discussion: Discussion
  readonly leading: boolean
  /** This person on the list, or null for the facilitator. */
  readonly self: Invited | null
  /** The meeting is running and this person may write. */
  readonly writing: boolean
  readonly query: Readonly<Record<string, string>>
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly refusal: Refusal | null
  readonly stale: boolean
}

export function roomView(
  content: OpenRoom,
  seen: Pick<RoomView, 'shell' | 'person' | 'discussion' | 'query'>,
): RoomView {
  const leading = leads(seen.discussion, seen.person)
  const self = content.people.find((one) => one.personId === personIdOf(seen.person)) ?? null
  const writing = seen.discussion.status === 'meeting-open' && (leading || (self?.agreedAt ?? null) !== null)
  return { ...content, ...seen, leading, self, writing, values: {}, errors: {}, refusal: null, stale: false }
}

export const partOf = (room: Room): Part => parts.find((part) => part === room.part) ?? 'welcome'

/** The agenda on the clock: when each part begins if each takes its time. */
export function agendaOf(room: Room): readonly { id: Part; label: string; minutes: number; begins: Date }[] {
  let at = room.openedAt.getTime()
  return words.agenda.blocks.map(({ id, label, minutes }) => {
    const begins = new Date(at)
    at += minutes * 60_000
    return { id, label, minutes, begins }
  })
}
