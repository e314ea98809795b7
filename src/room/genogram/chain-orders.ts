/** The orders in which the people of one block may stand. */

/** The order as it is first, then the same from the other side, then the others. */
export function ordersFrom(items: readonly number[], others: readonly (readonly number[])[]): (readonly number[])[] {
  const now = [...items]
  if (now.length < 2) return [now]
  const rest = others.filter((order) => !isSame(order, now))
  return [now, now.toReversed(), ...rest.flatMap((order) => [order, order.toReversed()])]
}

/** From the left or from the right. */
const isSame = (order: readonly number[], other: readonly number[]): boolean =>
  order.every((item, place) => item === other[place]) || order.every((item, place) => item === other.at(-1 - place))

/** The order of which the fewest pairs stood the other way round in an earlier drawing. */
export function nearestTo(
  kept: ReadonlyMap<number, number>,
  orders: readonly (readonly number[])[],
): readonly number[] {
  const turned = (order: readonly number[]) =>
    order.flatMap((left, place) =>
      order.slice(place + 1).filter((right) => (kept.get(left) ?? 0) > (kept.get(right) ?? 0)),
    ).length
  const counts = orders.map(turned)
  return orders[counts.indexOf(Math.min(...counts))] ?? []
}
