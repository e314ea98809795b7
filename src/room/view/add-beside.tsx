/** A parent, a partner, a child, a brother or sister beside one person: a button each, in the table and on the drawing. */
import { drawings } from '#content'
import type { FamilyPerson } from '../genogram/family.ts'
import { fresh, said, type TablesProps } from './family-tables.ts'
import { OneButton } from './operation-form.tsx'

const { edit } = drawings

export interface OnePersonProps extends TablesProps {
  readonly person: FamilyPerson
}

export function AddBeside({ room, family, name, person: { id } }: OnePersonProps) {
  const mine = family.unions.filter(({ partners }) => partners.includes(id))
  const from = family.children.filter((child) => child.person === id)
  const half = from
    .map(({ union }) => family.unions.find((one) => one.id === union))
    .find((union) => union?.partners.length === 1)
  const add = (more: Readonly<Record<string, string>>) => ({ type: 'add-person', person: fresh(room), ...more })
  return (
    <>
      <h3 class="cg-h4">{said(edit.add_to, room, { person: name(id) })}</h3>
      <div class="cg-buttons">
        {half ? (
          <OneButton room={room} board="genogram" body={add({ parentOf: id, with: half.id })} look="secondary">
            {said(edit.second_parent, room, { person: name(half.partners[0] ?? '') })}
          </OneButton>
        ) : (
          <OneButton room={room} board="genogram" body={add({ parentOf: id })} look="secondary">
            {edit.parent}
          </OneButton>
        )}
        <OneButton room={room} board="genogram" body={add({ partnerOf: id })} look="secondary">
          {edit.partner}
        </OneButton>
        {mine.map((union) => (
          <OneButton key={union.id} room={room} board="genogram" body={add({ childOf: union.id })} look="secondary">
            {union.partners.length === 2
              ? said(edit.child_with, room, { person: name(union.partners.find((one) => one !== id) ?? '') })
              : edit.child_alone}
          </OneButton>
        ))}
        {mine.length === 0 && (
          <OneButton room={room} board="genogram" body={add({ bornTo: id })} look="secondary">
            {edit.child_alone}
          </OneButton>
        )}
        {from.slice(0, 1).map(({ union }) => (
          <OneButton key={union} room={room} board="genogram" body={add({ childOf: union })} look="secondary">
            {edit.sibling}
          </OneButton>
        ))}
      </div>
    </>
  )
}
