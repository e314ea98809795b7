/** One child of a couple: how they came to them, and their place in birth order. */
import { drawings } from '#content'
import type { ChildOf } from '../genogram/family.ts'
import { placeOf } from '../genogram/family-of-state.ts'
import { keyOf } from '../genogram/genogram-state.ts'
import { Pick as Choice } from './drawing-fields.tsx'
import { links, said, type TablesProps } from './family-tables.ts'
import { OneButton, OperationForm } from './operation-form.tsx'
import type { RoomProps } from './room-props.ts'

const { edit, genogram: words } = drawings

interface ChildRowProps extends TablesProps {
  readonly child: ChildOf
  readonly at: number
  /** Of the same couple, eldest first. */
  readonly all: readonly ChildOf[]
}

export const ChildRow = ({ room, name, writing, child, at, all }: ChildRowProps) => (
  <div class="cg-buttons">
    <p>
      {name(child.person)} <span class="cg-dim">{words.links[child.link]}</span>
    </p>
    {writing && at > 0 && (
      <OneButton
        room={room}
        board="genogram"
        body={{
          type: 'edit-child',
          union: child.union,
          person: child.person,
          place: placeBefore(
            room,
            child.union,
            all.map((one) => one.person),
            at,
          ),
        }}
      >
        {said(edit.elder, room, { person: name(child.person) })}
      </OneButton>
    )}
    {writing && at > 0 && <BornWith room={room} name={name} child={child} before={all[at - 1]} />}
    {writing && (
      <OperationForm
        room={room}
        board="genogram"
        body={{ type: 'edit-child', union: child.union, person: child.person }}
        seen={{ link: child.link }}
        class="cg-form cg-addform"
      >
        <Choice
          at={`${child.union}-${child.person}`}
          name="link"
          label={edit.child_link}
          options={links}
          value={child.link}
        />
        <button class="ds_button ds_button--secondary" type="submit">
          {said(edit.change, room, { person: name(child.person) })}
        </button>
      </OperationForm>
    )}
  </div>
)

/** With the child before: two buttons to say so, and one to take it back. */
function BornWith({
  room,
  name,
  child,
  before,
}: Pick<ChildRowProps, 'room' | 'name' | 'child'> & { readonly before: ChildOf | undefined }) {
  if (!before) return null
  const body = { type: 'edit-child', union: child.union, person: child.person }
  const both = (text: string) => said(text, room, { person: name(child.person), other: name(before.person) })
  if (child.twin !== undefined && child.twin === before.twin)
    return (
      <OneButton room={room} board="genogram" body={{ ...body, twin: '', zyg: '' }}>
        {both(edit.no_twin)}
      </OneButton>
    )
  return (
    <>
      <OneButton room={room} board="genogram" body={{ ...body, twin: before.person, zyg: 'DZ' }}>
        {both(edit.twin)}
      </OneButton>
      <OneButton room={room} board="genogram" body={{ ...body, twin: before.person, zyg: 'MZ' }}>
        {both(edit.identical)}
      </OneButton>
    </>
  )
}

/** A place between the two that stand before this child. */
function placeBefore(room: RoomProps, union: string, children: readonly string[], at: number): string {
  const place = (index: number) => {
    const thing = room.seen.state.genogram.children[keyOf(union, children[index] ?? '')]
    return thing ? placeOf(thing.fields.place?.value, thing.added) : 0
  }
  return String(at < 2 ? place(0) - 1 : (place(at - 1) + place(at - 2)) / 2)
}
