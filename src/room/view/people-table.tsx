/** Who is on the drawing: the whole editor where there is no drawing to point at. */
import { drawings, meetingTools } from '#content'
import type { Family, FamilyPerson } from '../genogram/family.ts'
import type { TablesProps } from './family-tables.ts'
import { PersonForms } from './person-forms.tsx'
import { isTypedAbout } from './room-props.ts'

const { edit, genogram: words } = drawings
const { genogram: tools } = meetingTools

export function PeopleTable(props: TablesProps) {
  const { room, family, name, writing } = props
  return (
    <section aria-labelledby="people-title">
      <h2 class="cg-h4" id="people-title">
        {edit.people}
      </h2>
      {family.persons.length === 0 && <p class="cg-dim">{edit.none}</p>}
      <ul class="cg-plain">
        {family.persons.map((person) => (
          <li key={person.id}>
            <details
              class="cg-more"
              id={`person-${person.id}`}
              data-row={person.id}
              open={isTypedAbout(room, 'genogram', person.id)}
            >
              <summary>
                {name(person.id)}
                <span class="cg-dim"> {factsOf(person, family)}</span>
              </summary>
              <div class="cg-more__inside">{writing && <PersonForms {...props} person={person} />}</div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

function factsOf(person: FamilyPerson, family: Family): string {
  const age = person.ageBand && person.ageBand !== 'not-said' ? tools.age_bands[person.ageBand] : ''
  const what = person.kind === 'person' ? words.sexes[person.sex] : words.kinds[person.kind]
  const index = person.id === family.index ? tools.symbols.people.index.label : ''
  return [what, age, person.deceased && person.kind === 'person' ? words.died : '', index]
    .filter((fact) => fact !== '')
    .join(', ')
}
