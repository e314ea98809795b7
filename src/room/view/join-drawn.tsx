/** Joins people who stand on the drawing already: a couple, a child of a couple, a child somebody looks after. Nobody new comes. */
import { drawings } from '#content'
import type { OnePersonProps } from './add-beside.tsx'
import { Pick } from './drawing-fields.tsx'
import { coupleName, fresh, links, said, statuses } from './family-tables.ts'
import { OperationForm, type OperationFormProps } from './operation-form.tsx'

const { edit } = drawings

export function JoinDrawn(props: OnePersonProps) {
  const { room, family, name, person } = props
  const { id } = person
  const own = { person: name(id) }
  const withMe = family.unions.filter(({ partners }) => partners.includes(id))
  const mine = new Set(withMe.flatMap(({ partners }) => partners))
  const couples = family.unions.filter(
    ({ id: union, partners }) =>
      !partners.includes(id) && !family.children.some((child) => child.union === union && child.person === id),
  )
  const others = family.persons.filter((other) => other.id !== id)
  const asChoice = (one: { readonly id: string }) => ({ value: one.id, label: name(one.id) })
  const strangers = others.filter((other) => !mine.has(other.id))
  if (others.length === 0) return null
  return (
    <details class="cg-more">
      <summary>{said(edit.join, room, own)}</summary>
      <div class="cg-more__inside">
        {strangers.length > 0 && (
          <JoinForm room={room} body={{ type: 'add-union', union: fresh(room), a: id }} button={edit.make_couple}>
            <Pick
              at={`pair-${id}`}
              name="b"
              label={said(edit.together_with, room, own)}
              options={strangers.map(asChoice)}
            />
            <Pick at={`pair-${id}`} name="status" label={edit.status} options={statuses} value="unknown" />
          </JoinForm>
        )}
        {couples.length > 0 && (
          <JoinForm room={room} body={{ type: 'add-child', person: id }} button={edit.make_child}>
            <Pick
              at={`born-${id}`}
              name="union"
              label={said(edit.child_of, room, own)}
              options={couples.map((union) => ({ value: union.id, label: coupleName(props, union.id) }))}
            />
            <Pick at={`born-${id}`} name="link" label={edit.child_link} options={links} value="biological" />
          </JoinForm>
        )}
        <JoinForm room={room} body={{ type: 'add-union', union: fresh(room), person: id }} button={edit.make_child}>
          <Pick
            at={`care-${id}`}
            name="a"
            label={said(edit.looked_after_by, room, own)}
            options={others.map(asChoice)}
          />
          <Pick at={`care-${id}`} name="link" label={edit.child_link} options={links} value="kinship" />
        </JoinForm>
      </div>
    </details>
  )
}

type JoinFormProps = Omit<OperationFormProps, 'board' | 'class'> & { readonly button: string }

const JoinForm = ({ button, children, ...form }: JoinFormProps) => (
  <OperationForm {...form} board="genogram" class="cg-form cg-addform">
    {children}
    <button class="ds_button ds_button--secondary" type="submit">
      {button}
    </button>
  </OperationForm>
)
