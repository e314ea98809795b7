/** What the room's pages are made from, read once for all of them. */
import type { Discussion, Person } from '../../discussion.ts'
import type { Findings } from '../../kit/guarding.ts'
import { newId } from '../../kit/id.ts'
import type { Refusal } from '../../kit/step.ts'
import { type Fields, field, type Shell } from '../../kit/web.ts'
import { ownWordsIn } from '../../room/own-words.ts'
import { cornerFrom } from '../../room/prompts.ts'
import type { OpenRoom } from '../../room/seen-room.ts'
import type { Place } from '../../room/sheet.model.ts'
import type { Unsure } from '../../room/unsure-words.ts'
import { partNow } from '../../room/view/agenda-of.ts'
import { type NotTakenWords, nothingTyped, type RoomProps } from '../../room/view/room-props.ts'
import { wordsChanged } from '../../room/whose-words.ts'

export interface RoomView extends OpenRoom {
  readonly shell: Shell
  readonly person: Person
  readonly discussion: Discussion
  /** The facilitator of this discussion. */
  readonly leading: boolean
  readonly query: Readonly<Record<string, string>>
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  /** What the guard holds a form back for. */
  readonly findings: Findings
  readonly refusal: Refusal | null
  readonly stale: boolean
  /** For paper: what is left out until somebody has looked at it. */
  readonly unsure: Unsure
  /** What was just written here and may be looked at once more. */
  readonly look: string
}

export const baseOf = (view: Pick<RoomView, 'discussion'>): string => `/discussions/${view.discussion.id}/meeting`

/** The same for the server and for the browser's program (room/view). */
export function roomProps(view: RoomView, place: Place): RoomProps {
  const { shell, seen, discussion, query, values, errors, findings } = view
  const corner = { ...query, ...('box' in values ? { stage: field(values, 'box') } : {}), ...textsIn(values) }
  const asksWhose = view.refusal?.refused === wordsChanged
  return {
    seen,
    where: { place, corner: cornerFrom(corner, partNow(seen).part), screen: query.view === 'screen' },
    base: baseOf(view),
    csrf: shell.csrf,
    names: shell.names,
    now: shell.now,
    pseudonym: discussion.pseudonym,
    typed:
      Object.keys(values).length > 0
        ? { board: field(values, 'board'), values, errors, findings, asksWhose }
        : nothingTyped,
    look: view.look,
    notTaken: view.refusal && !asksWhose ? notTakenOf(view) : [],
    newId: () => newId(),
  }
}

/** Without the browser's program: what was sent and refused, to copy. */
function notTakenOf({ values, seen }: RoomView): NotTakenWords[] {
  const own = ownWordsIn({ board: field(values, 'board'), body: { type: '', ...values } }, seen.state)
  return own.length > 0 ? [{ id: 'sent', own, why: '' }] : []
}

const textsIn = (values: Fields): Record<string, string> =>
  Object.fromEntries(['function', 'seat'].flatMap((name) => (values[name] ? [[name, field(values, name)]] : [])))
