/** Sizes of the drawing, in its own unit (a pixel at 100 %). */
export const measure = {
  box: 56,
  half: 28,
  /** Middle to middle. */
  partners: 120,
  neighbours: 108,
  passage: 62,
  passages: 16,
  /** Below a row: room for labels. */
  labels: 46,
  track: 14,
  /** Above a row: the last piece of a line down to a child. */
  drop: 34,
  margin: 60,
  /** From a single parent to the point where the line to the children begins. */
  stem: 12,
  port: 14,
} as const

export type Point = readonly [number, number]
