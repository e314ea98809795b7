/** Everything that can be done with one person, each a form. */
import { drawings } from '#content'
import { AddBeside, type OnePersonProps } from './add-beside.tsx'
import { Line, Pick, type Pickable, Tick } from './drawing-fields.tsx'
import { ages, fresh, kinds, lines, said, shapes } from './family-tables.ts'
import { JoinDrawn } from './join-drawn.tsx'
import { OneButton, OperationForm } from './operation-form.tsx'
import { textOr, typedIn } from './room-props.ts'

const { edit } = drawings
const yesNo: Pickable[] = [
  { value: 'no', label: edit.answer_no },
  { value: 'yes', label: edit.answer_yes },
]

export function PersonForms({ room, family, name, writing, person }: OnePersonProps) {
  const { id } = person
  const own = { person: name(id) }
  const { values, errors } = typedIn(room, 'genogram', 'edit-person', id)
  const seen = {
    label: person.label ?? '',
    sex: person.sex,
    age: person.ageBand ?? 'not-said',
    kind: person.kind,
    died: person.deceased ? 'yes' : 'no',
  }
  const others = family.persons
    .filter((other) => other.id !== id)
    .map((other) => ({ value: other.id, label: name(other.id) }))
  const homes = family.households.filter(({ members }) => !members.includes(id))
  return (
    <>
      <OperationForm
        room={room}
        board="genogram"
        body={{ type: 'edit-person', person: id }}
        seen={seen}
        class="cg-form cg-addform"
      >
        <Line
          at={id}
          name="label"
          label={edit.role}
          value={textOr(values.label, seen.label)}
          error={errors.label}
          list="roles"
        />
        <Pick at={id} name="sex" label={edit.shape} options={shapes} value={textOr(values.sex, seen.sex)} />
        <Pick at={id} name="age" label={edit.age} options={ages} value={textOr(values.age, seen.age)} />
        <Pick at={id} name="kind" label={edit.what} options={kinds} value={textOr(values.kind, seen.kind)} />
        <Pick at={id} name="died" label={edit.died} options={yesNo} value={textOr(values.died, seen.died)} />
        <button class="ds_button ds_button--secondary" type="submit">
          {said(edit.change, room, own)}
        </button>
      </OperationForm>
      <AddBeside {...{ room, family, name, writing, person }} />
      <JoinDrawn {...{ room, family, name, writing, person }} />
      {others.length > 0 && (
        <OperationForm
          room={room}
          board="genogram"
          body={{ type: 'add-relation', relation: fresh(room), a: id }}
          class="cg-form cg-addform"
        >
          <Pick at={`line-${id}`} name="b" label={said(edit.relation_to, room, own)} options={others} />
          <Pick at={`line-${id}`} name="kind" label={edit.line} options={lines} value="close" />
          <Tick at={`line-${id}`} name="directed" label={edit.one_way} checked={false} />
          <button class="ds_button ds_button--secondary" type="submit">
            {edit.add_line}
          </button>
        </OperationForm>
      )}
      {homes.length > 0 && (
        <OperationForm
          room={room}
          board="genogram"
          body={{ type: 'lives', person: id, on: 'yes' }}
          class="cg-form cg-addform"
        >
          <Pick
            at={`home-${id}`}
            name="household"
            label={said(edit.lives_in, room, own)}
            options={homes.map((home) => ({ value: home.id, label: home.members.map(name).join(', ') }))}
          />
          <button class="ds_button ds_button--secondary" type="submit">
            {edit.moves_in}
          </button>
        </OperationForm>
      )}
      <div class="cg-buttons">
        <OneButton room={room} board="genogram" body={{ type: 'add-household', household: fresh(room), person: id }}>
          {said(edit.new_home, room, own)}
        </OneButton>
        {family.index !== id && (
          <OneButton room={room} board="genogram" body={{ type: 'index', person: id }}>
            {said(edit.about, room, own)}
          </OneButton>
        )}
        <OneButton room={room} board="genogram" body={{ type: 'remove-person', person: id }}>
          {said(edit.remove, room, own)}
        </OneButton>
      </div>
    </>
  )
}
