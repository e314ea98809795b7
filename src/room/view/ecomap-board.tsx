/** The ecomap (P21): drawing and table. Kinds of systems, lines with a meaning, and which way energy flows. */
import { drawings, meetingTools, sayAny } from '#content'
import { type EcomapSystem, flows, linkLines, systemKinds } from '../ecomap/ecomap.ts'
import { ecomapDrawn } from '../ecomap/ecomap-drawing.ts'
import { ecomapOfState } from '../ecomap/ecomap-operations.ts'
import { Line, Pick, type Pickable } from './drawing-fields.tsx'
import { DrawingFiles } from './drawing-files.tsx'
import { DrawingView, InWords, Legend } from './drawing-view.tsx'
import { OneButton, OperationForm } from './operation-form.tsx'
import { isTypedAbout, isWriting, type RoomProps, textOr, typedIn } from './room-props.ts'

const { edit, ecomap: words, genogram } = drawings
const { ecomap: tools } = meetingTools
const kinds: Pickable[] = systemKinds.map((value) => ({ value, label: tools.kinds[value] }))
const lines: Pickable[] = linkLines.map((value) => ({ value, label: tools.lines[value].label }))
const ways: Pickable[] = flows.map((value) => ({
  value,
  label: value === 'none' ? edit.no_flow : tools.arrows[value].label,
}))

export function EcomapBoard({ room }: { room: RoomProps }) {
  const map = ecomapOfState(room.seen.state.ecomap)
  const drawing = ecomapDrawn(map, words, tools)
  const writing = isWriting(room) && !room.where.screen
  const home = typedIn(room, 'ecomap', 'household')
  const ring = drawing.people.map(({ id }) => id)
  const near = new Map(
    ring.map(
      (id, place) => [id, { left: ring.at(place - 1) ?? id, right: ring[(place + 1) % ring.length] ?? id }] as const,
    ),
  )
  const picture = (
    <>
      <DrawingView
        drawing={drawing}
        title={words.title}
        name="ecomap"
        near={near}
        live={room.live !== undefined && !room.where.screen}
      />
      <h2 class="cg-h4">{genogram.key}</h2>
      <Legend entries={drawing.legend} />
      <p class="cg-dim">{tools.legend}</p>
      <InWords drawing={drawing} />
      {map.systems.length > 0 && <DrawingFiles room={room} board="ecomap" />}
    </>
  )
  if (room.where.screen) return picture
  return (
    <div class="cg-draw">
      <div class="cg-draw__left">
        <p>{tools.explain}</p>
        {picture}
      </div>
      <div class="cg-draw__right">
        {writing && (
          <>
            <OperationForm room={room} board="ecomap" body={{ type: 'household' }} seen={{ label: map.household }}>
              <Line
                at="home"
                name="label"
                label={edit.household_word}
                hint={tools.centre.hint}
                value={textOr(home.values.label, map.household)}
                error={home.errors.label}
                max={80}
              />
              <button class="ds_button ds_button--secondary" type="submit">
                {edit.save}
              </button>
            </OperationForm>
            <section class="cg-addp" aria-labelledby="add-system-title">
              <h2 class="cg-h4" id="add-system-title">
                {edit.add_system}
              </h2>
              <SystemForm room={room} />
            </section>
          </>
        )}
        <section aria-labelledby="systems-title">
          <h2 class="cg-h4" id="systems-title">
            {edit.systems}
          </h2>
          {map.systems.length === 0 && <p class="cg-dim">{tools.empty}</p>}
          <ul class="cg-plain">
            {map.systems.map((system) => (
              <li key={system.id}>
                <details
                  class="cg-more"
                  id={`person-${system.id}`}
                  data-row={system.id}
                  open={isTypedAbout(room, 'ecomap', system.id)}
                >
                  <summary>
                    {nameOf(system)}
                    <span class="cg-dim"> {tools.lines[system.line].label}</span>
                  </summary>
                  <div class="cg-more__inside">
                    {writing && <SystemForm room={room} system={system} />}
                    {writing && (
                      <OneButton room={room} board="ecomap" body={{ type: 'remove-system', system: system.id }}>
                        {sayAny(edit.remove, room.names, { person: nameOf(system) })}
                      </OneButton>
                    )}
                  </div>
                </details>
              </li>
            ))}
          </ul>
        </section>
        <p class="cg-note">{tools.dated}</p>
      </div>
    </div>
  )
}

const nameOf = ({ label, kind }: EcomapSystem): string => label || tools.kinds[kind]

function SystemForm({ room, system }: { room: RoomProps; system?: EcomapSystem }) {
  const at = system?.id ?? 'new'
  const id = system?.id ?? (room.live ? '' : room.newId())
  const type = system ? 'edit-system' : 'add-system'
  const { values, errors } = typedIn(room, 'ecomap', type, system?.id)
  const { label = '', kind = 'family', line = 'ordinary', flow = 'none', note = '' } = system ?? {}
  const seen = system && { seen: { label, kind, line, flow, note } }
  return (
    <OperationForm room={room} board="ecomap" body={{ type, system: id }} {...seen} class="cg-form cg-addform">
      <Line
        at={at}
        name="label"
        label={edit.system}
        hint={system ? '' : edit.system_hint}
        value={textOr(values.label, label)}
        error={errors.label}
      />
      <Pick at={at} name="kind" label={edit.kind} options={kinds} value={textOr(values.kind, kind)} />
      <Pick at={at} name="line" label={tools.columns.line} options={lines} value={textOr(values.line, line)} />
      <Pick at={at} name="flow" label={edit.flow} options={ways} value={textOr(values.flow, flow)} />
      <Line at={at} name="note" label={edit.note} value={textOr(values.note, note)} error={errors.note} max={80} />
      <button class="ds_button ds_button--secondary" type="submit">
        {system ? sayAny(edit.change, room.names, { person: nameOf(system) }) : edit.add_system}
      </button>
    </OperationForm>
  )
}
