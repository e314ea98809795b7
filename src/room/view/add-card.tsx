/** Adding a card: one box for the words, and what the board needs besides. */
import type { ComponentChildren } from 'preact'
import { meeting as words } from '#content'
import { TextArea } from '../../design/text-area.tsx'
import type { CardBoard } from '../card-boxes.ts'
import { NoFieldYet } from './agreeing.tsx'
import { OperationForm } from './operation-form.tsx'
import { isWriting, type RoomProps, typedIn } from './room-props.ts'

export interface AddCardProps {
  readonly room: RoomProps
  readonly board: CardBoard
  /** The box, where it is not asked for. */
  readonly box?: string
  readonly label: string
  readonly hint: string
  readonly button: string
  readonly children?: ComponentChildren
}

export function AddCard({ room, board, box, label, hint, button, children }: AddCardProps) {
  if (!isWriting(room)) return <NoFieldYet room={room} />
  if (room.where.screen) return null
  const { values, errors } = typedIn(room, board, 'add')
  const body = { type: 'add', card: room.live ? '' : room.newId(), ...(box ? { box } : {}) }
  return (
    <div class="cg-add">
      <OperationForm room={room} board={board} body={body} id="add-card">
        <TextArea
          name="text"
          label={label}
          hint={hint}
          rows={3}
          maxLength={500}
          value={values.text}
          error={errors.text}
        />
        {children}
        {room.seen.state.sheet.unsigned?.value && (
          <p class="cg-tick-line">
            <input type="checkbox" id="f-unsigned" name="unsigned" value="yes" />
            <label for="f-unsigned">{words.pages.card.unsigned}</label>
          </p>
        )}
        <button class={room.seen.you.leading ? 'ds_button ds_button--secondary' : 'ds_button'} type="submit">
          {button}
        </button>
      </OperationForm>
    </div>
  )
}
