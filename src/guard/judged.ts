/** What is thought of one word: how sure, what kind, and why. */
import type { Span } from './span.ts'

export interface Judged {
  verdict: 'check' | 'must'
  kind: 'PERSON' | 'PLACE'
  why: Span['why']
}

export function person(verdict: 'must' | 'check', why: Span['why'] = 'person-name'): Judged {
  return { verdict, kind: 'PERSON', why }
}
