/** Who stands above whom in an agency, as the register of people has it (P8, P10). */

/** Somebody who works in the committee. */
export interface InLine {
  readonly id: string
  readonly agencyId: string
  readonly lineManagerId: string | null
}

/**
 * What a colleague is to somebody who needs a manager's agreement, or cover for their own:
 * `manager`: stands above them, or manages others in their agency. `reports`: stands below them. `other`: "or equivalent", with a reason.
 */
export type Fit = 'manager' | 'other' | 'reports'

/** Fits colleagues to the person with this id. Whoever is not among `people` is `other`. */
export function fitFor(people: readonly InLine[], personId: string): (colleagueId: string) => Fit {
  const byId = new Map(people.map((one) => [one.id, one]))
  const managers = new Set(people.map(({ lineManagerId }) => lineManagerId))
  const above = lineAbove(byId, personId)
  return (colleagueId) => {
    if (above.has(colleagueId)) return 'manager'
    if (lineAbove(byId, colleagueId).has(personId)) return 'reports'
    const isHere = byId.get(colleagueId)?.agencyId === byId.get(personId)?.agencyId
    return isHere && managers.has(colleagueId) ? 'manager' : 'other'
  }
}

/** The one they report to, the one above that, and so on; a register that goes round in a circle is left where it closes. */
function lineAbove(byId: ReadonlyMap<string, InLine>, personId: string): ReadonlySet<string> {
  const above = new Set<string>()
  let next = byId.get(personId)?.lineManagerId ?? null
  while (next !== null && next !== personId && !above.has(next)) {
    above.add(next)
    next = byId.get(next)?.lineManagerId ?? null
  }
  return above
}
