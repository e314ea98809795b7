/** How people get on: lines that can be taken away again. */
import { drawings, meetingTools } from '#content'
import { relationWord } from '../genogram/describe.ts'
import { said, type TablesProps } from './family-tables.ts'
import { OneButton } from './operation-form.tsx'

const { edit } = drawings
const { genogram: tools } = meetingTools

export function RelationsTable({ room, family, name, writing }: TablesProps) {
  if (family.relations.length === 0) return null
  const rows = Object.entries(room.seen.state.genogram.relations).filter(
    ([, { added, gone }]) => added > 0 && gone?.value !== true,
  )
  return (
    <section aria-labelledby="relations-title">
      <h2 class="cg-h4" id="relations-title">
        {edit.relations}
      </h2>
      <ul class="cg-plain">
        {rows.map(([id, { fields }]) => {
          const title = said(edit.between, room, {
            person: name(fields.a?.value ?? ''),
            other: name(fields.b?.value ?? ''),
          })
          return (
            <li key={id} class="cg-buttons">
              <p>
                {title}: {relationWord(fields.kind?.value ?? '', tools).toLowerCase()}
              </p>
              {writing && (
                <OneButton room={room} board="genogram" body={{ type: 'remove-relation', relation: id }}>
                  {said(edit.remove, room, { person: title })}
                </OneButton>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
