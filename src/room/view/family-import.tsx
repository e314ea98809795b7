import { drawings } from '#content'
import { familiesThere } from '../genogram/genogram-state.ts'
import { fresh } from './family-tables.ts'
import { OneButton } from './operation-form.tsx'
import { nothingTyped, type RoomProps } from './room-props.ts'

const { gedcom } = drawings

/** A form of its own: it changes much at once, and leads back to the board. */
export function FamilyImport({ room }: { room: RoomProps }) {
  const { values, errors } = room.typed.board === 'gedcom' ? room.typed : nothingTyped
  return (
    <details class="cg-more" open={values.gedcom !== undefined}>
      <summary>{gedcom.title}</summary>
      <div class="cg-more__inside">
        <TakeBack room={room} />
        <form class="cg-form" method="post" action={`${room.base}/family`} data-act novalidate>
          <input type="hidden" name="_csrf" value={room.csrf} />
          <input type="hidden" name="board" value="gedcom" />
          <input type="hidden" name="family" value={fresh(room)} />
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
            // The file has names in it: this window keeps nothing of it.
            data-not-kept
            aria-describedby={errors.gedcom ? 'gedcom-hint gedcom-error' : 'gedcom-hint'}
          >
            {typeof values.gedcom === 'string' ? values.gedcom : ''}
          </textarea>
          {typeof values.counted === 'string' ? (
            <Asked room={room} asked={[values.asked ?? []].flat()} counted={values.counted} />
          ) : (
            <button class="ds_button ds_button--secondary" type="submit">
              {gedcom.button}
            </button>
          )}
        </form>
      </div>
    </details>
  )
}

/** It changes much at once, for everybody: what comes and what does not stands there before it happens. Whoever pressed the button is led to it. */
const Asked = ({ room, asked, counted }: { room: RoomProps; asked: readonly string[]; counted: string }) => (
  <div class="cg-whose">
    <input type="hidden" name="counted" value={counted} />
    <h3 class="cg-h4">{gedcom.asked}</h3>
    {asked.map((line) => (
      <p key={line}>{line}</p>
    ))}
    <div class="cg-btns">
      <button class="ds_button ds_button--secondary" type="submit" id="bring-family" autofocus>
        {gedcom.agree}
      </button>
      <a class="cg-quiet" href={`${room.base}/genogram`}>
        {gedcom.leave}
      </a>
    </div>
  </div>
)

/** Everything that came with the last family at once; who was added since stays. */
function TakeBack({ room }: { room: RoomProps }) {
  const family = familiesThere(room.seen.state.genogram).at(-1)
  return family === undefined ? null : (
    <OneButton room={room} board="genogram" body={{ type: 'remove-family', family }} look="secondary">
      {gedcom.take_back}
    </OneButton>
  )
}
