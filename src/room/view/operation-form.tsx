import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../../design/icon.tsx'
import { GuardShown } from '../../kit/guarding.ts'
import type { FieldsSeen } from '../changed-only.ts'
import { addressOf, type RoomProps, textOr, typedIn } from './room-props.ts'

export interface OperationFormProps {
  readonly room: RoomProps
  readonly board: string
  /** Fields of the body that are not asked for. */
  readonly body: Readonly<Record<string, string>>
  /** What stands in the fields that are asked for: what is still the same when it is sent changes nothing (changed-only.ts). */
  readonly seen?: FieldsSeen
  /** Which writing of the words that are asked for is shown (whose-words.ts). */
  readonly read?: number
  readonly id?: string | undefined
  readonly class?: string | undefined
  readonly children: ComponentChildren
}

/** One operation as a form: the server takes it as it is; the browser's program catches it and sends the same as JSON. */
export const OperationForm = ({
  room,
  board,
  body,
  seen,
  read,
  id,
  class: look = 'cg-form',
  children,
}: OperationFormProps) => (
  <form class={look} method="post" action={`${room.base}/operations`} id={id} data-operation novalidate>
    <Hidden name="_csrf" value={room.csrf} />
    <Hidden name="_key" value={room.live ? '' : room.newId()} />
    <Hidden name="_back" value={addressOf('', room.where).replace(/^\//, '')} />
    <Hidden name="board" value={board} />
    {seen && <Hidden name="_seen" value={textOr(shownBefore(room, board, body)._seen, JSON.stringify(seen))} />}
    {read !== undefined && <Hidden name="_read" value={textOr(shownBefore(room, board, body)._read, String(read))} />}
    {Object.entries(body).map(([name, value]) => (
      <Hidden key={name} name={name} value={value} />
    ))}
    <GuardShown.Provider value={{ asked: true, firm: true, findings: findingsFor(room, board, body) }}>
      {children}
    </GuardShown.Provider>
  </form>
)

const Hidden = ({ name, value }: { name: string; value: string }) => <input type="hidden" name={name} value={value} />

/** Of a form that was not taken and is drawn again with what was typed in it. */
const shownBefore = (room: RoomProps, board: string, { type = '', ...about }: OperationFormProps['body']) =>
  typedIn(room, board, type, aboutOf(about)).values

/** In a browser the guard's own program draws them into the form (show-findings.ts). */
const findingsFor = (room: RoomProps, board: string, { type = '', ...about }: OperationFormProps['body']) =>
  room.live ? {} : typedIn(room, board, type, type.startsWith('add') ? '' : aboutOf(about)).findings

const aboutOf = ({ card, person, system }: OperationFormProps['body']) => card ?? person ?? system

/** An act of the procedure as a form of the room; the browser's program sends it without leaving the page. */
export const ActForm = ({ room, part, children }: { room: RoomProps; part: string; children: ComponentChildren }) => (
  <form class="cg-form" method="post" action={`${room.base}/${part}`} data-act novalidate>
    <Hidden name="_csrf" value={room.csrf} />
    <Hidden name="_key" value={room.live ? '' : room.newId()} />
    <Hidden name="place" value={room.where.place} />
    {children}
  </form>
)

/** One operation that needs nothing but a button. */
export const OneButton = ({
  room,
  board,
  body,
  look = 'quiet',
  icon,
  children,
}: Omit<OperationFormProps, 'id' | 'class'> & {
  readonly look?: 'quiet' | 'secondary' | 'primary'
  readonly icon?: IconName
}) => (
  <OperationForm room={room} board={board} body={body} class="cg-form cg-form--one">
    <button
      class={look === 'quiet' ? 'cg-quiet' : look === 'primary' ? 'ds_button' : 'ds_button ds_button--secondary'}
      type="submit"
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  </OperationForm>
)
