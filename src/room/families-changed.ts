/** Families that came in at once and that somebody else has changed since: one undo must not take their change away with it. Pure. */
import type { GenogramState, Thing, Writing } from './genogram/genogram-state.ts'
import type { Operation } from './operation.ts'
import type { RoomState } from './room-state.ts'

export class FamiliesChanged {
  private readonly changed = new Set<string>()

  has(family: unknown): boolean {
    return typeof family === 'string' && this.changed.has(family)
  }

  /** Somebody else's operation, in the room as it was before. */
  saw({ board, body }: Pick<Operation, 'board' | 'body'>, { genogram }: RoomState): void {
    if (board !== 'genogram') return
    for (const value of Object.values(body)) {
      const family = typeof value === 'string' ? familyOf(genogram, value) : ''
      if (family) this.changed.add(family)
    }
  }

  /** The room anew, without what led to it: whatever is not as it was, or not as it came in, may be somebody else's. */
  sawWhole({ genogram: before }: RoomState, { genogram: after }: RoomState): void {
    for (const family of Object.keys(after.families)) {
      const same =
        family in before.families ? sliceOf(before, family) === sliceOf(after, family) : isAsItCame(after, family)
      if (!same) this.changed.add(family)
    }
  }
}

/** The family an id stands for, or the person, couple or parentage belongs to; '' for none. */
function familyOf({ families, people, unions }: GenogramState, id: string): string {
  if (id in families) return id
  return (people[id] ?? unions[id])?.fields.family?.value ?? ''
}

const cameWith =
  (family: string) =>
  ([, { fields }]: readonly [string, Thing]): boolean =>
    fields.family?.value === family

const thingsOf = ({ people, unions, children }: GenogramState, family: string): [string, Thing][] =>
  [people, unions, children].flatMap((things) => Object.entries(things).filter(cameWith(family)))

const isAsItCame = (state: GenogramState, family: string): boolean =>
  thingsOf(state, family).every(([, { added, fields, gone }]) =>
    [gone, ...Object.values(fields)].every((writing) => !writing || writing.number === added),
  )

/** Everything of a family and everything that hangs on it, to be compared. */
function sliceOf(state: GenogramState, family: string): string {
  const things = thingsOf(state, family)
  const ids = things.flatMap(([key]) => key.split(' '))
  const hangsOn = ([key, thing]: readonly [string, Thing | Writing<boolean>]): boolean =>
    ids.some((id) => key.includes(id) || JSON.stringify(thing).includes(id))
  const others = [state.unions, state.children, state.members, state.relations].flatMap((all) =>
    Object.entries<Thing | Writing<boolean>>(all).filter(hangsOn),
  )
  return JSON.stringify([things, others])
}
