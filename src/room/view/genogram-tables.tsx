/** People, couples, households and lines as tables of forms: one form, one operation. */
import { drawings, meetingTools, sayAny } from '#content'
import { relationWord } from '../genogram/describe.ts'
import {
  ageBands,
  type Family,
  type FamilyPerson,
  personKinds,
  relationTypes,
  unionStatuses,
} from '../genogram/family.ts'
import { keyOf, placeOf } from '../genogram/genogram-operations.ts'
import { choicesOf, Line, Pick, type Pickable, Tick } from './drawing-fields.tsx'
import { OneButton, OperationForm } from './operation-form.tsx'
import { nothingTyped, type RoomProps } from './room-props.ts'

const { edit, genogram: words } = drawings
const { genogram: tools } = meetingTools

export interface TablesProps {
  readonly room: RoomProps
  readonly family: Family
  readonly name: (id: string) => string
  readonly writing: boolean
}

const shapes: Pickable[] = choicesOf(words.sexes)
const kinds: Pickable[] = personKinds.map((value) => ({ value, label: words.kinds[value] }))
const ages: Pickable[] = ageBands.map((value) => ({ value, label: tools.age_bands[value] }))
const statuses: Pickable[] = unionStatuses.map((value) => ({ value, label: words.statuses[value] }))
const links: Pickable[] = choicesOf(words.links)
const lines: Pickable[] = relationTypes.map((value) => ({ value, label: relationWord(value, tools) }))
const said = (text: string, room: RoomProps, values: Readonly<Record<string, string>> = {}) =>
  sayAny(text, room.names, values)
/** A new id on the server; the browser's program makes its own when the form is sent. */
const fresh = (room: RoomProps) => (room.live ? '' : room.newId())
const coupleName = (family: Family, union: string, name: (id: string) => string, room: RoomProps): string => {
  const [a = '', b] = family.unions.find(({ id }) => id === union)?.partners ?? []
  return b
    ? said(edit.between, room, { person: name(a), other: name(b) })
    : said(edit.one_parent, room, { person: name(a) })
}

export function AddPerson({ room, family, name }: TablesProps) {
  const couples = family.unions.map(({ id }) => ({ value: id, label: coupleName(family, id, name, room) }))
  const people = family.persons.map(({ id }) => ({ value: id, label: name(id) }))
  const { values, errors } = room.typed.board === 'genogram' ? room.typed : nothingTyped
  const first = family.persons.length === 0
  const again = values.type === 'add-person' && typeof values.label === 'string' ? values.label : ''
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

export function PeopleTable(props: TablesProps) {
  const { family, name, writing } = props
  return (
    <section aria-labelledby="people-title">
      <h2 class="cg-h4" id="people-title">
        {edit.people}
      </h2>
      {family.persons.length === 0 && <p class="cg-dim">{edit.none}</p>}
      <ul class="cg-plain">
        {family.persons.map((person) => (
          <li key={person.id}>
            <details class="cg-more" id={`person-${person.id}`} data-row={person.id}>
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

function PersonForms({ room, family, name, person }: TablesProps & { person: FamilyPerson }) {
  const { id } = person
  const own = { person: name(id) }
  const others = family.persons
    .filter((other) => other.id !== id)
    .map((other) => ({ value: other.id, label: name(other.id) }))
  const mine = family.unions.filter(({ partners }) => partners.includes(id))
  const from = family.children.filter((child) => child.person === id)
  const half = from
    .map(({ union }) => family.unions.find((one) => one.id === union))
    .find((union) => union?.partners.length === 1)
  const add = (more: Readonly<Record<string, string>>) => ({ type: 'add-person', person: fresh(room), ...more })
  const homes = family.households.filter(({ members }) => !members.includes(id))
  return (
    <>
      <OperationForm room={room} board="genogram" body={{ type: 'edit-person', person: id }} class="cg-form cg-addform">
        <Line at={id} name="label" label={edit.role} value={person.label ?? ''} list="roles" />
        <Pick at={id} name="sex" label={edit.shape} options={shapes} value={person.sex} />
        <Pick at={id} name="age" label={edit.age} options={ages} value={person.ageBand ?? 'not-said'} />
        <Pick at={id} name="kind" label={edit.what} options={kinds} value={person.kind} />
        <Pick at={id} name="died" label={edit.died} options={yesNo} value={person.deceased ? 'yes' : 'no'} />
        <button class="ds_button ds_button--secondary" type="submit">
          {said(edit.change, room, own)}
        </button>
      </OperationForm>
      <h3 class="cg-h4">{said(edit.add_to, room, own)}</h3>
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

const yesNo: Pickable[] = [
  { value: 'no', label: edit.answer_no },
  { value: 'yes', label: edit.answer_yes },
]

export function CouplesTable({ room, family, name, writing }: TablesProps) {
  if (family.unions.length === 0) return null
  return (
    <section aria-labelledby="couples-title">
      <h2 class="cg-h4" id="couples-title">
        {edit.couples}
      </h2>
      <ul class="cg-plain">
        {family.unions.map((union) => {
          const title = coupleName(family, union.id, name, room)
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
                      class="cg-form cg-addform"
                    >
                      <Pick at={union.id} name="status" label={edit.status} options={statuses} value={union.status} />
                      <button class="ds_button ds_button--secondary" type="submit">
                        {said(edit.change, room, { person: title })}
                      </button>
                    </OperationForm>
                  )}
                  {children.map((child, place) => (
                    <div key={child.person} class="cg-buttons">
                      <p>
                        {name(child.person)} <span class="cg-dim">{words.links[child.link]}</span>
                      </p>
                      {writing && place > 0 && (
                        <OneButton
                          room={room}
                          board="genogram"
                          body={{
                            type: 'edit-child',
                            union: union.id,
                            person: child.person,
                            place: placeBefore(
                              room,
                              union.id,
                              children.map((one) => one.person),
                              place,
                            ),
                          }}
                        >
                          {said(edit.elder, room, { person: name(child.person) })}
                        </OneButton>
                      )}
                      {writing && (
                        <OperationForm
                          room={room}
                          board="genogram"
                          body={{ type: 'edit-child', union: union.id, person: child.person }}
                          class="cg-form cg-addform"
                        >
                          <Pick
                            at={`${union.id}-${child.person}`}
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

/** A place between the two that stand before this child. */
function placeBefore(room: RoomProps, union: string, children: readonly string[], at: number): string {
  const place = (index: number) => {
    const thing = room.seen.state.genogram.children[keyOf(union, children[index] ?? '')]
    return thing ? placeOf(thing.fields.place?.value, thing.added) : 0
  }
  return String(at < 2 ? place(0) - 1 : (place(at - 1) + place(at - 2)) / 2)
}

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
