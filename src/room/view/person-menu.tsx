/** What can be done with the person who was pointed at on the drawing, beside it. Without the browser's program the tables have all of it. */
import { drawings } from '#content'
import { AddBeside } from './add-beside.tsx'
import { Line } from './drawing-fields.tsx'
import { said, type TablesProps } from './family-tables.ts'
import { OneButton, OperationForm } from './operation-form.tsx'
import { typedIn } from './room-props.ts'

const { edit } = drawings

export function PersonMenu(props: TablesProps) {
  const { room, family, name, writing } = props
  const person = family.persons.find(({ id }) => id === room.live?.chosen)
  if (!person || !writing) return null
  const { id } = person
  return (
    <section class="cg-menu" key={id} data-menu={id} tabindex={-1} aria-labelledby="menu-title">
      <div class="cg-buttons">
        <h2 class="cg-h4" id="menu-title">
          {name(id)}
        </h2>
        <button class="cg-quiet" type="button" data-close-menu>
          {edit.close}
        </button>
      </div>
      <OperationForm
        room={room}
        board="genogram"
        body={{ type: 'edit-person', person: id }}
        class="cg-form cg-menu__role"
      >
        <Line
          at="menu"
          name="label"
          label={edit.role}
          value={person.label ?? ''}
          error={typedIn(room, 'genogram', 'edit-person', id).errors.label}
          list="roles"
        />
        <button class="ds_button ds_button--secondary" type="submit">
          {edit.save}
        </button>
      </OperationForm>
      <AddBeside {...props} person={person} />
      <div class="cg-buttons">
        <button class="cg-quiet" type="button" data-open-row={id}>
          {said(edit.everything, room, { person: name(id) })}
        </button>
        <OneButton room={room} board="genogram" body={{ type: 'remove-person', person: id }}>
          {said(edit.remove, room, { person: name(id) })}
        </OneButton>
      </div>
    </section>
  )
}
