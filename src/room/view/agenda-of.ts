/** The agenda on the clock: when each part begins if each takes its time. Pure. */
import { meeting as words } from '#content'
import type { SeenRoom } from '../seen-room.ts'
import { type Part, parts } from '../sheet.model.ts'

export interface AgendaPart {
  readonly id: Part
  readonly label: string
  readonly minutes: number
  readonly begins: Date
  readonly tools: readonly string[]
  readonly doing: readonly string[]
  readonly say: string
  readonly statement: string
}

type Agenda = Pick<SeenRoom, 'openedAt' | 'state'>

/** Minutes as the facilitator set them, or the content's. */
export function agendaOf({ openedAt, state }: Agenda): readonly AgendaPart[] {
  let at = new Date(openedAt).getTime()
  return words.agenda.blocks.map(({ id, label, minutes: usual, tools, do: doing, say, statement }) => {
    const minutes = state.sheet.minutes[id]?.value ?? usual
    const begins = new Date(at)
    at += minutes * 60_000
    return { id, label, minutes, begins, tools, doing, say, statement }
  })
}

/** When it ends if every part takes its time. */
export function endOf(agenda: readonly AgendaPart[]): Date {
  const last = agenda.at(-1)
  return last ? new Date(last.begins.getTime() + last.minutes * 60_000) : new Date(0)
}

/** The part the group is in, and since when: from the operations, or as the procedure keeps it. */
export function partNow({ state, part, partSince }: Pick<SeenRoom, 'state' | 'part' | 'partSince'>): {
  readonly part: Part
  readonly since: Date
} {
  const { part: told } = state.sheet
  if (told) return { part: told.value, since: new Date(told.at) }
  return { part: parts.find((one) => one === part) ?? 'welcome', since: new Date(partSince) }
}

/** The board that usually goes with a part of the agenda (meeting.yaml, agenda, tools). */
export function placeForPart(part: string): 'welcome' | 'four' | 'matrix' | 'notes' {
  if (part === 'analysis') return 'matrix'
  if (part === 'experience' || part === 'reflection') return 'four'
  return part === 'welcome' ? 'welcome' : 'notes'
}
