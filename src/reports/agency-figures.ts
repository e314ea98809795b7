/** One comparison by agency (P26): shown whole or not at all, so that no row can be worked out from the others, from the sum or from other months. */
import { isNoneOrMany, joinUntil } from '../kit/small-numbers.ts'
import { type AgencyRow, type Months, medianOf, numbersIn, type StoredAnswer } from './evaluation-figures.ts'
import { pairs } from './report-question.ts'

const compared = pairs.find(({ pair }) => pair === 'challenge')

/** Quarters are joined until each kind of agency has nobody or enough people in them, and more than one has somebody; none where that is not so yet. */
export function agencyRows(answers: readonly StoredAnswer[], quarters: readonly string[], months: Months): AgencyRow[] {
  if (!compared) return []
  const both = answers.filter(
    (answer) => numbersIn([answer], compared.now).length > 0 && numbersIn([answer], compared.then).length > 0,
  )
  const groupsIn = ({ from, to }: Months) =>
    Map.groupBy(
      both.filter(({ quarter }) => quarter >= from && quarter <= to),
      ({ answers: given }) => given.agency ?? '',
    )
  const blocks = joinUntil(quarters, (span) => {
    const groups = [...groupsIn(span).values()]
    return groups.length > 1 && groups.every(({ length }) => isNoneOrMany(length))
  }).filter(({ from, to }) => from >= months.from && to <= months.to)
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!first || !last) return []
  return [...groupsIn({ from: first.from, to: last.to })]
    .map(([agency, group]) => ({
      agency,
      n: group.length,
      then: medianOf(numbersIn(group, compared.then)),
      now: medianOf(numbersIn(group, compared.now)),
    }))
    .sort((a, b) => b.n - a.n)
}
