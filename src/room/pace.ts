/**
 * How fast one person may change a room: slower than a program that runs wild, faster than anybody types. Counted in this process alone:
 * it protects the others in the room, and lets nobody in or out.
 */
export type Pace = (person: string, now: Date) => boolean

/** So many at once, and so many more with each second. */
export function pace(most: number, perSecond: number): Pace {
  const left = new Map<string, { readonly count: number; readonly at: number }>()
  return (person, now) => {
    const at = now.getTime()
    const before = left.get(person) ?? { count: most, at }
    const count = Math.min(most, before.count + (Math.max(0, at - before.at) / 1000) * perSecond)
    if (left.size > 2000) forgetRested(left, at - (most / perSecond) * 1000)
    left.set(person, { count: count < 1 ? count : count - 1, at })
    return count >= 1
  }
}

function forgetRested(left: Map<string, { readonly at: number }>, before: number): void {
  for (const [person, { at }] of left) if (at < before) left.delete(person)
}
