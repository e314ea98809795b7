/** What every part of the room is made from: the same on the server and in a browser. */
import type { Names } from '#content'
import type { Findings } from '../../kit/guarding.ts'
import type { CardState } from '../card-state.ts'
import type { Corner } from '../prompts.ts'
import type { SeenRoom } from '../seen-room.ts'
import type { Place } from '../sheet.model.ts'

/** Where in the room somebody is; all of it stands in the address. */
export interface Where {
  readonly place: Place
  readonly corner: Corner
  /** The view for a shared screen: large, and nothing to write. */
  readonly screen: boolean
}

export interface RoomProps {
  readonly seen: SeenRoom
  readonly where: Where
  /** Address of the room. */
  readonly base: string
  readonly csrf: string
  readonly names: Names
  readonly now: Date
  readonly pseudonym: string
  /** A form that was not taken: what was typed, and what to put right. */
  readonly typed: Typed
  /** What one has just written and may look at once more; '' for nothing. For its writer alone. */
  readonly look: string
  /** Words of one's own that stand nowhere in the room. */
  readonly notTaken: readonly NotTakenWords[]
  /** Makes an id for something new. */
  readonly newId: () => string
  /** Only with the browser's program. */
  readonly live?: LiveLine | undefined
}

export interface NotTakenWords {
  readonly id: string
  readonly own: readonly string[]
  /** A sentence; '' where the page says it elsewhere. */
  readonly why: string
}

export interface Typed {
  readonly board: string
  readonly values: Readonly<Record<string, string | readonly string[]>>
  readonly errors: Readonly<Record<string, string>>
  /** Somebody else wrote the same words meanwhile: whose stand is asked. */
  readonly asksWhose?: boolean
  /** What the guard holds it back for. */
  readonly findings: Findings
}
export const nothingTyped: Typed = { board: '', values: {}, errors: {}, findings: {} }

const subjects = ['card', 'person', 'system'] as const

/** Which form an operation came from: its type and what it is about. */
export const formOf = (body: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['type', ...subjects].flatMap((field) => (typeof body[field] === 'string' ? [[field, body[field]]] : [])),
  )

/** What was typed into one form and not taken; nothing where it was another one. `about`: a card, a person or a system; '' for a new one. */
export function typedIn({ typed }: Pick<RoomProps, 'typed'>, board: string, type: string, about = ''): Typed {
  const { values } = typed
  const isSame = typed.board === board && values.type === type
  return isSame && (about === '' || subjects.some((field) => values[field] === about)) ? typed : nothingTyped
}

/** True where something about it was typed and not taken: its box stands open. */
export const isTypedAbout = ({ typed }: Pick<RoomProps, 'typed'>, board: string, about: string): boolean | undefined =>
  (typed.board === board && subjects.some((field) => typed.values[field] === about)) || undefined

/** What was typed, or what stands there. */
export const textOr = (typed: string | readonly string[] | undefined, there = ''): string =>
  typeof typed === 'string' ? typed : there

/** How it goes between this browser and the server. */
export interface LiveLine {
  readonly state: 'live' | 'connecting' | 'offline' | 'busy' | 'over'
  readonly waiting: number
  /** Cards with something that the server has not taken yet. */
  readonly pending: ReadonlySet<string>
  readonly mayUndo: boolean
  readonly mayRedo: boolean
  readonly following: boolean
  /** Whoever was pointed at on a drawing; '' for nobody. */
  readonly chosen: string
  readonly message: string
}

export const isWriting = ({ seen }: Pick<RoomProps, 'seen'>): boolean =>
  seen.status === 'meeting-open' && seen.you.agreed && !seen.you.visiting

export const isOwn = (card: CardState): boolean => card.by === 'me'
export const canWord = ({ seen }: Pick<RoomProps, 'seen'>, card: CardState): boolean =>
  isOwn(card) || seen.you.leading || seen.you.scribing

export interface CardProps {
  readonly room: RoomProps
  readonly card: CardState
}

/** The id of a card on the page. */
export const cardPlace = (card: string): string => `card-${card}`

/** The id of the question whose words of it stand. */
export const whosePlace = (card: string): string => `whose-${card}`

/** Address of a board, of the corner where it has one, and of the view. */
export function addressOf(base: string, { place, corner, screen }: Where, more: Partial<Corner> = {}): string {
  const at = { ...corner, ...more }
  const path = place === 'welcome' ? base : `${base}/${place}`
  const query = [
    ...(place === 'four' || place === 'kolb'
      ? [`stage=${at.stage}`, `function=${at.function}`, `seat=${at.seat}`, `question=${at.number}`]
      : []),
    ...(screen ? ['view=screen'] : []),
  ]
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}
