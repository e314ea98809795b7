/** L1: what follows "our ref", "case no", "petition number" is a reference, however it is put together: "KM/jt/0456", "ELG F45 25", "45 of 2025". */
import { labelBefore } from './number-labels.ts'
import type { Span } from './span.ts'

const announced =
  /(?<![\w])(?:(?:ref(?:erence)?|urn|docket|roll)s?(?: ?(?:no|num|number))?|(?:case|file|log|crime|incident|petition|warrant|court|citation|interdict|police|report|reporter'?s?|order|licen[cs]e|policy|claim|invoice|application|membership|roll|serial|account|visa)[ -](?:no|nr|num|number|ref|reference|id))(?![\w])[ .:#]{1,3}(?:(?:is|was|number|no)[ .:]{1,2})?/gi
/** Letters, figures and what joins them; a lower-case word ends it. */
const code =
  /(?:[A-Z]{1,6}|[a-z]{1,3}(?=[\d/-]))?(?:[-/.]?(?:[A-Z]{0,5}\d{1,12}[A-Za-z]?|[A-Z]{1,5}|[a-z]{1,3}(?=[\d/-]))|[ ](?:[A-Z]{0,5}\d{1,12}[A-Za-z]?|[A-Z]{1,4})(?![\w])){1,8}(?: of (?:19|20)\d\d)?(?![\w])/y

export function codedRefs(text: string): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(announced)) {
    const start = match.index + match[0].length
    code.lastIndex = start
    const found = code.exec(text)?.[0]
    if (!found || (found.match(/\d/g)?.length ?? 0) < 2 || /^(?:19|20)\d\d(?:[-/]\d{2,4})?$/.test(found)) continue
    const [kind, why] = labelBefore(text, start) ?? (['OTHER_ID', 'long-number'] as const)
    spans.push({ start, end: start + found.length, kind, severity: 'must', why })
  }
  return spans
}
