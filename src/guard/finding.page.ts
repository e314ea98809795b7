/** A finding in the words of the pages (content/en/guard.yaml). Outside the pure module, so that the finders know no sentence. */
import { guard } from '#content'
import type { Detail, Finding, Severity, Suggestion, Why } from './finding.ts'

export interface FindingWords {
  /** "Must change", "Please check", "Rare together". */
  readonly severity: string
  /** The name of the mark beside it. */
  readonly icon: string
  readonly label: string
  readonly why: string
  readonly suggestions: readonly string[]
  /** Of a combination. */
  readonly details: readonly string[]
}

/** Every explanation, neutral word and detail has its words, or this does not compile. */
const whys: Readonly<Record<Why, { readonly label: string; readonly why: string }>> = guard.kinds
const neutral: Readonly<Record<Suggestion, string>> = guard.neutral
const details: Readonly<Record<Detail, string>> = guard.details
const severities: Readonly<Record<Severity, { readonly label: string; readonly icon: string }>> = guard.classes

export const pageWords = guard.page

export function wordsOf(finding: Finding): FindingWords {
  const { label, why } = whys[finding.why]
  const severity = severities[finding.severity]
  return {
    severity: severity.label,
    icon: severity.icon,
    label,
    why,
    suggestions: finding.suggestions.map((word) => neutral[word]),
    details: (finding.details ?? []).map((detail) => details[detail]),
  }
}

/** In one sentence beside a field, where there is no room for a list: what, which words, and why. */
export function sentenceOf(finding: Finding & { readonly words: string }): string {
  const { label, why } = wordsOf(finding)
  return guard.page.sentence.replace('{label}', label).replace('{word}', finding.words).replace('{why}', why)
}
