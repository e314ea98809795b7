/** Couples, parents alone, and their children in birth order. */
import { drawings } from '#content'
import { ChildRow } from './child-row.tsx'
import { Pick } from './drawing-fields.tsx'
import { coupleName, said, statuses, type TablesProps } from './family-tables.ts'
import { OneButton, OperationForm } from './operation-form.tsx'

const { edit, genogram: words } = drawings

export function CouplesTable(props: TablesProps) {
  const { room, family, writing } = props
  if (family.unions.length === 0) return null
  return (
    <section aria-labelledby="couples-title">
      <h2 class="cg-h4" id="couples-title">
        {edit.couples}
      </h2>
      <ul class="cg-plain">
        {family.unions.map((union) => {
          const title = coupleName(props, union.id)
          const children = family.children.filter((child) => child.union === union.id)
          return (
            <li key={union.id}>
              <details class="cg-more">
                <summary>
                  {title}
                  <span class="cg-dim"> {words.statuses[union.status]}</span>
                </summary>
                <div class="cg-more__inside">
                  {writing && (
                    <OperationForm
                      room={room}
                      board="genogram"
                      body={{ type: 'edit-union', union: union.id }}
                      seen={{ status: union.status }}
                      class="cg-form cg-addform"
                    >
                      <Pick at={union.id} name="status" label={edit.status} options={statuses} value={union.status} />
                      <button class="ds_button ds_button--secondary" type="submit">
                        {said(edit.change, room, { person: title })}
                      </button>
                    </OperationForm>
                  )}
                  {children.map((child, place) => (
                    <ChildRow key={child.person} {...props} child={child} at={place} all={children} />
                  ))}
                  {writing && (
                    <OneButton room={room} board="genogram" body={{ type: 'remove-union', union: union.id }}>
                      {said(edit.remove, room, { person: title })}
                    </OneButton>
                  )}
                </div>
              </details>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
