/** The procedure as a controlled document (P27): is its review due, do its dates fit together. */

/** The last moment of a review date: a day 'YYYY-MM-DD', or a month 'YYYY-MM', which lasts to its end. */
export function endOf(review: string): Date {
  const [year = 0, month = 1, day] = review.split('-').map(Number)
  return day === undefined ? new Date(Date.UTC(year, month, 1)) : new Date(Date.UTC(year, month - 1, day + 1))
}

export type Review = 'past' | 'soon' | 'later'

/** `soon` is within the next 90 days: time to begin. */
export function reviewOf(review: string, now: Date): Review {
  const end = endOf(review).getTime()
  if (now.getTime() >= end) return 'past'
  return end - now.getTime() <= 90 * 86_400_000 ? 'soon' : 'later'
}

/** Changes to the version in force that are dated after it was approved: the owner should look at these dates. */
export function changedAfterApproval<Amendment extends { readonly version: string; readonly date: string }>(
  control: { readonly version: string; readonly approved_on: string },
  amendments: readonly Amendment[],
): readonly Amendment[] {
  return amendments.filter(({ version, date }) => version === control.version && date > control.approved_on)
}
