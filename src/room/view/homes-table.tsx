/** Who lives together. */
import { drawings } from '#content'
import { said, type TablesProps } from './family-tables.ts'
import { OneButton } from './operation-form.tsx'

const { edit } = drawings

export function HomesTable({ room, family, name, writing }: TablesProps) {
  if (family.households.length === 0) return null
  return (
    <section aria-labelledby="homes-title">
      <h2 class="cg-h4" id="homes-title">
        {edit.homes}
      </h2>
      <ul class="cg-plain">
        {family.households.map(({ id, members }) => (
          <li key={id}>
            <p>{members.map(name).join(', ')}</p>
            {writing && (
              <div class="cg-buttons">
                {members.map((person) => (
                  <OneButton
                    key={person}
                    room={room}
                    board="genogram"
                    body={{ type: 'lives', household: id, person, on: 'no' }}
                  >
                    {said(edit.moves_out, room, { person: name(person) })}
                  </OneButton>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
