/** The genogram (P21): drawing and tables side by side. The tables are the whole editor; with the browser's program the drawing is one too. */
import { drawings, meetingTools, sayAny } from '#content'
import { namer } from '../genogram/describe.ts'
import { drawn } from '../genogram/draw.ts'
import { familyOfState } from '../genogram/family-of-state.ts'
import { profileOf } from '../genogram/genogram-state.ts'
import { layoutOf } from '../genogram/layout.ts'
import type { Profile } from '../genogram/person-sign.ts'
import { AddPerson } from './add-person.tsx'
import { CouplesTable } from './couples-table.tsx'
import { DrawingFiles } from './drawing-files.tsx'
import { DrawingView, InWords, Legend } from './drawing-view.tsx'
import { FamilyImport } from './family-import.tsx'
import { nearOf } from './genogram-near.ts'
import { HomesTable } from './homes-table.tsx'
import { OneButton } from './operation-form.tsx'
import { PeopleTable } from './people-table.tsx'
import { PersonMenu } from './person-menu.tsx'
import { RelationsTable } from './relations-table.tsx'
import { isWriting, type RoomProps } from './room-props.ts'

const { edit, genogram } = drawings
const { genogram: tools } = meetingTools

export function GenogramBoard({ room }: { room: RoomProps }) {
  const family = familyOfState(room.seen.state.genogram)
  const layout = layoutOf(family)
  const profile = profileOf(room.seen.state.genogram)
  const drawing = drawn(family, layout, profile, genogram, tools)
  const name = namer(family, genogram)
  const writing = isWriting(room) && !room.where.screen
  const tables = { room, family, name, writing }
  const picture = (
    <>
      {family.persons.length === 0 ? (
        <p class="cg-dim">{tools.empty}</p>
      ) : (
        <>
          <DrawingView
            drawing={drawing}
            title={genogram.title}
            name="genogram"
            near={nearOf(family, layout)}
            live={room.live !== undefined && !room.where.screen}
            chosen={room.live?.chosen}
          />
          <PersonMenu {...tables} />
          <h2 class="cg-h4">{genogram.key}</h2>
          <Legend entries={drawing.legend} />
          {writing && <OtherSigns room={room} profile={profile} />}
          <InWords drawing={drawing} />
          <DrawingFiles room={room} board="genogram" />
        </>
      )}
    </>
  )
  if (room.where.screen) return picture
  return (
    <div class="cg-draw">
      <div class="cg-draw__left">
        <p>
          {edit.lead} <strong>{edit.roles}</strong>
        </p>
        {picture}
        <RelationsTable {...tables} />
      </div>
      <div class="cg-draw__right">
        {writing && <AddPerson {...tables} />}
        <PeopleTable {...tables} />
        <CouplesTable {...tables} />
        <HomesTable {...tables} />
        {writing && <FamilyImport room={room} />}
        <p class="cg-note">
          {edit.rare} {sayAny(tools.deleted_after, room.names)}
        </p>
      </div>
    </div>
  )
}

/** Two ways of drawing over one family (genogram.md): what the group chose stays with the board, and the key follows. */
function OtherSigns({ room, profile }: { room: RoomProps; profile: Profile }) {
  const other = profile === 'uk' ? 'mcgoldrick' : 'uk'
  return (
    <p>
      {sayAny(edit.signs_now, room.names, { what: tools.profiles[profile] })}{' '}
      <OneButton room={room} board="genogram" body={{ type: 'profile', profile: other }}>
        {sayAny(edit.signs_change, room.names, { what: tools.profiles[other] })}
      </OneButton>
    </p>
  )
}
