/** One form adds somebody with their place in the family. */
import { drawings, meetingTools } from '#content'
import { Line, Pick, Tick } from './drawing-fields.tsx'
import { ages, coupleName, fresh, kinds, shapes, type TablesProps } from './family-tables.ts'
import { OperationForm } from './operation-form.tsx'
import { typedIn } from './room-props.ts'

const { edit } = drawings
const { genogram: tools } = meetingTools

export function AddPerson(props: TablesProps) {
  const { room, family, name } = props
  const couples = family.unions.map(({ id }) => ({ value: id, label: coupleName(props, id) }))
  const people = family.persons.map(({ id }) => ({ value: id, label: name(id) }))
  const { values, errors } = typedIn(room, 'genogram', 'add-person')
  const first = family.persons.length === 0
  const again = typeof values.label === 'string' ? values.label : ''
  return (
    <section class="cg-addp" aria-labelledby="add-person-title">
      <h2 class="cg-h4" id="add-person-title">
        {first ? edit.add_first : edit.add}
      </h2>
      <OperationForm
        room={room}
        board="genogram"
        body={{ type: 'add-person', person: fresh(room) }}
        id="add-person"
        class="cg-form cg-addform"
      >
        <Line
          at="new"
          name="label"
          label={edit.role}
          hint={edit.role_hint}
          value={again}
          error={errors.label}
          list="roles"
        />
        <Pick at="new" name="sex" label={edit.shape} options={shapes} value="U" />
        <Pick at="new" name="age" label={edit.age} options={ages} value="not-said" />
        <Pick at="new" name="kind" label={edit.what} options={kinds} />
        <Tick at="new" name="died" label={edit.died} checked={false} />
        {couples.length > 0 && (
          <Pick at="new" name="childOf" label={edit.belongs_choices.child} options={couples} empty={edit.none} />
        )}
        {people.length > 0 && (
          <Pick at="new" name="partnerOf" label={edit.belongs_choices.partner} options={people} empty={edit.none} />
        )}
        {people.length > 0 && (
          <Pick at="new" name="parentOf" label={edit.belongs_choices.parent} options={people} empty={edit.none} />
        )}
        <button class="ds_button ds_button--secondary" type="submit">
          {first ? edit.add_first : edit.add}
        </button>
      </OperationForm>
      <datalist id="roles">
        {Object.values(tools.neutral_labels).map((role) => (
          <option key={role} value={role} />
        ))}
      </datalist>
    </section>
  )
}
