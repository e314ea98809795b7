/** A stretch of the normal text that a finder points at, before it becomes a finding in the original text. */
import type { Kind, Severity, Why } from './finding.ts'

export interface Span {
  readonly start: number
  readonly end: number
  readonly kind: Kind
  readonly severity: Severity
  readonly why: Why
}

/** Longer and surer spans win where two overlap; what a shorter one says beyond its end stays pointed at. */
export function settled(spans: readonly Span[], text: string): Span[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const result: Span[] = []
  for (const span of sorted) {
    const last = result.at(-1)
    if (!last || span.start >= last.end) {
      result.push(span)
      continue
    }
    if (span.end <= last.end && rank(last) >= rank(span)) continue
    const surer = rank(span) > rank(last) || (rank(span) === rank(last) && length(span) > length(last)) ? span : last
    result[result.length - 1] = { ...surer, start: last.start, end: Math.max(last.end, span.end) }
  }
  return result.map((span) => trimmed(span, text)).filter((span) => span.end > span.start)
}

const length = (span: Span): number => span.end - span.start

/** Which of two overlapping kinds names the whole. */
function rank({ kind, severity }: Span): number {
  const sure = severity === 'must' ? 0.5 : 0
  return (ranks[kind] ?? 3) + sure
}

const ranks: Readonly<Partial<Record<Kind, number>>> = {
  EMAIL: 9,
  URL: 8.8,
  ADDRESS: 7.5,
  SCHOOL: 7,
  ORGANISATION_LOCAL: 6.5,
  DATE_OF_BIRTH: 6,
  DATE: 5.5,
  HANDLE: 5.6,
  POSTCODE: 5,
  OTHER_ID: 2,
  PLACE: 1.5,
  PERSON: 1,
}

function trimmed(span: Span, text: string): Span {
  let { start, end } = span
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /[\s,;:]/.test(text.charAt(end - 1))) end--
  return start === span.start && end === span.end ? span : { ...span, start, end }
}
