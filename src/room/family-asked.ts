/** What would come in with a family and what is left out of its file, in numbers, for whoever is asked whether it is the one they mean. */
import { drawings } from '#content'
import type { Counted } from './family-import.ts'
import { filledIn } from './genogram/drawing-words.ts'

const { gedcom: words } = drawings

export function askedOf({ family: { persons, unions, children }, leftOut }: Counted): string[] {
  const { names, dates, places, other, couples } = leftOut
  const comes = [
    counted('people', persons.length),
    counted('couples', unions.length),
    counted('children', children.length),
  ]
  const goes = Object.entries({ names, dates, places, other, no_partner: couples })
    .filter(([, count]) => count > 0)
    .map(([what, count]) => counted(what as Thing, count))
  return [
    filledIn(words.comes, { what: comes.join(', ') }),
    goes.length > 0 ? filledIn(words.goes, { what: goes.join(', ') }) : words.goes_nothing,
  ]
}

type Thing = keyof typeof words.one

const counted = (what: Thing, count: number): string =>
  count === 1 ? words.one[what] : filledIn(words.many[what], { count: String(count) })
