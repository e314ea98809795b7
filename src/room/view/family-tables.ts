/** What the tables of a family share: who is called what, and the choices of their fields. */
import { drawings, meetingTools, sayAny } from '#content'
import { relationWord } from '../genogram/describe.ts'
import { ageBands, type Family, personKinds, relationTypes, unionStatuses } from '../genogram/family.ts'
import { choicesOf, type Pickable } from './drawing-fields.tsx'
import type { RoomProps } from './room-props.ts'

const { edit, genogram: words } = drawings
const { genogram: tools } = meetingTools

export interface TablesProps {
  readonly room: RoomProps
  readonly family: Family
  readonly name: (id: string) => string
  readonly writing: boolean
}

export const shapes: Pickable[] = choicesOf(words.sexes)
export const kinds: Pickable[] = personKinds.map((value) => ({ value, label: words.kinds[value] }))
export const ages: Pickable[] = ageBands.map((value) => ({ value, label: tools.age_bands[value] }))
export const statuses: Pickable[] = unionStatuses.map((value) => ({ value, label: words.statuses[value] }))
export const links: Pickable[] = choicesOf(words.links)
/** One word for each kind: a file may say 'violence' and 'physical-abuse', the drawing has one line for both. */
export const lines: Pickable[] = relationTypes
  .map((value) => ({ value, label: relationWord(value, tools) }))
  .filter(({ label }, at, all) => all.findIndex((one) => one.label === label) === at)

export const said = (text: string, room: RoomProps, values: Readonly<Record<string, string>> = {}): string =>
  sayAny(text, room.names, values)

/** A new id on the server; the browser's program makes its own when the form is sent. */
export const fresh = (room: RoomProps): string => (room.live ? '' : room.newId())

export function coupleName({ family, name, room }: TablesProps, union: string): string {
  const [a = '', b] = family.unions.find(({ id }) => id === union)?.partners ?? []
  return b
    ? said(edit.between, room, { person: name(a), other: name(b) })
    : said(edit.one_parent, room, { person: name(a) })
}
