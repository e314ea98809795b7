import { drawings } from '#content'
import { nothingTyped, type RoomProps } from './room-props.ts'

const { gedcom } = drawings

/** A form of its own: it changes much at once, and leads back to the board. */
export function FamilyImport({ room }: { room: RoomProps }) {
  const { values, errors } = room.typed.board === 'gedcom' ? room.typed : nothingTyped
  return (
    <details class="cg-more" open={errors.gedcom !== undefined}>
      <summary>{gedcom.title}</summary>
      <div class="cg-more__inside">
        <form class="cg-form" method="post" action={`${room.base}/family`} novalidate>
          <input type="hidden" name="_csrf" value={room.csrf} />
          <input type="hidden" name="board" value="gedcom" />
          <label class="ds_label" for="gedcom">
            {gedcom.field}
          </label>
          <p class="ds_hint-text" id="gedcom-hint">
            {gedcom.hint}
          </p>
          {errors.gedcom && (
            <p class="ds_question__error-message" id="gedcom-error">
              {errors.gedcom}
            </p>
          )}
          <textarea
            class={errors.gedcom ? 'ds_input ds_input--error' : 'ds_input'}
            id="gedcom"
            name="gedcom"
            rows={6}
            aria-describedby={errors.gedcom ? 'gedcom-hint gedcom-error' : 'gedcom-hint'}
          >
            {typeof values.gedcom === 'string' ? values.gedcom : ''}
          </textarea>
          <button class="ds_button ds_button--secondary" type="submit">
            {gedcom.button}
          </button>
        </form>
      </div>
    </details>
  )
}
