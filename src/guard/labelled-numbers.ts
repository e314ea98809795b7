/** L1: short or mixed numbers that only their label gives away, and anything else of letters and figures. */
import type { Kind, Why } from './finding.ts'
import { labelBefore } from './number-labels.ts'
import type { Span } from './span.ts'

/** "Mosaic 4821", "ref: AB/1234", "crime ref no 12-345", "PC 4521": short or mixed numbers that only their label gives away. */
const labelled: readonly (readonly [RegExp, Kind, Why])[] = [
  [
    /\b(?:care ?first|mosaic|swis|swift|eclipse|liquid ?logic|trak(?:care)?|seemis|client|person|service user|household|tenancy|patient|case ?file|case|file|record|hospital|unit|casenote)[ :#-]{0,3}(?:id|i\.d\.|number|num|no\.?|nr|ref(?:erence)?|record|person id|client id)?(?:[ :#.-]|is|was){0,4}((?!(?:at|in|on|to|by|of|for|and|with|from|is|was|as|or|the) )[A-Za-z]{0,4}[-/ ]?\d{3,4}(?:[-/]\d{1,6})?[A-Za-z]?)(?!\w)/gi,
    'CASE_ID',
    'case-number',
  ],
  [
    /\b(?:i?vpd|cr(?= ?(?:no|ref|num))|crime|incident|inc|storm|pnc|chs|police|custody|warrant|concern)(?: (?:report|log|file|card|record))?[ :#-]{0,3}(?:id|number|num|no\.?|ref(?:erence)?)?(?: (?:no\.?|number))?(?:[ :#.-]|is|was|of){0,5}((?:[A-Za-z]{1,4}[-/ ]?)?\d{2,8}(?:[-/ ]\d[A-Za-z\d]{0,7}|[-/][A-Za-z]{1,4}){0,3}(?: of \d{1,2}\/\d{1,2}(?:\/\d{2,4})?)?)(?!\w)/gi,
    'POLICE_REF',
    'police-number',
  ],
  [
    /\b(?:scra|reporter'?s?|court|sheriff court|petition|pf|procurator fiscal|copfs|hearing|interdict|case)[ :#-]{0,3}(?:id|number|num|no\.?|ref(?:erence)?|file|case)(?: (?:no\.?|number))?(?:[ :#.-]|is|was|of){0,5}((?:[A-Za-z]{1,4}[-/ ]?)?\d{1,8}(?:[-/ ]\d[A-Za-z\d]{0,7}|[-/][A-Za-z]{1,4}){0,3})(?!\w)/gi,
    'COURT_REF',
    'reporter-number',
  ],
  [
    /\b(?:ref(?:erence)?|id|urn|uid|number|no\.|invoice|policy|passport|licen[cs]e|membership|username|account|acc|plate)[ :#.]{0,3}(?:number|num|no\.?)?(?:[ :#.-]|is|was){0,4}((?=[A-Za-z\d/-]{4,24}(?![A-Za-z\d]))[A-Za-z]{0,5}[-/]?\d[A-Za-z\d/-]{2,18})(?!\w)/gi,
    'OTHER_ID',
    'long-number',
  ],
  [
    /\b(?:w?pc|sgt|sergeant|dc|ds|constable|officer|collar|shoulder|badge|sssc|gtcs|gmc)[ :#-]{0,2}(?:number|num|no\.?)?[ :#]{0,2}([A-Z]{0,2}\d{3,4}[A-Z]?)(?!\w)/gi,
    'OTHER_ID',
    'practitioner-number',
  ],
  [
    /\b(?:tel|telephone|phone|mob|mobile|call|called|ring|rang|text|texted|ext|extension|number is|number:)[ :.]{0,3}(?:(?:her|him|them|mum|dad|on|at|no|number|is)[ :]){0,3}(\d{3}[ -]\d{3,4}|\d{4})(?!\w)/gi,
    'PHONE',
    'phone',
  ],
  [
    /\b(?:acc(?:oun)?t?|a\/c)[ :.#]{0,2}(?:number|num|no\.?)?(?:[ :.#-]|is){0,3}(\d{4}[ -]\d{4})(?!\d)/gi,
    'BANK',
    'bank',
  ],
  [
    /\b(?:log|incident log)(?: (?:no\.?|number))?[ :]{1,2}(\d{3,6}(?:\/\d{2,4})?)(?!\w)/gi,
    'POLICE_REF',
    'police-number',
  ],
  [/\b(?:card|account) ending(?: in)? (\d{4})(?!\d)/gi, 'BANK', 'bank'],
  [/\b(?:number|mobile|phone) end(?:s|ing)(?: in)? (\d{3,4})(?!\d)/gi, 'PHONE', 'phone'],
]

export function pushLabelled(spans: Span[], text: string): void {
  for (const [pattern, kind, why] of labelled) {
    for (const match of text.matchAll(pattern)) {
      const found = match[1]
      if (!found || !/\d/.test(found) || isYear(found)) continue
      const end = match.index + match[0].length
      spans.push({ start: end - found.length, end, kind, severity: 'must', why })
    }
  }
  // anything else of letters and figures: AB-12345, MH2023/114
  for (const match of text.matchAll(
    /(?<![\w/-])(?=[A-Z]{0,6}(?:[-/][A-Z]{1,6}){0,2}[-/]?\d|[a-z]{0,6}[-/]?\d)(?:[A-Za-z\d]{1,10}[-/]?){1,5}(?![\w/-])/g,
  )) {
    const [found] = match
    const digits = found.match(/\d/g)?.length ?? 0
    if (found.length < 6 || digits < 4 || !/[A-Za-z]/.test(found) || isPlain(found)) continue
    const named = labelBefore(text, match.index)
    const [kind, why] = named ?? (['OTHER_ID', 'long-number'] as const)
    spans.push({
      start: match.index,
      end: match.index + found.length,
      kind: kind === 'PHONE' ? 'OTHER_ID' : kind,
      severity: 'must',
      why: kind === 'PHONE' ? 'long-number' : why,
    })
  }
}

const isYear = (found: string): boolean => /^(?:19\d|20[0-3])\d(?:[-/]\d{2,4})?$/.test(found)

/** Years, school years and their like: mid-2019, 2023/24, 1990s, COVID-19, 4x4x4. */
function isPlain(found: string): boolean {
  return (
    /^[A-Za-z]{2,10}-(?:19|20)\d{2}(?:[-/]\d{2,4})?$/.test(found) ||
    /^(?:19|20)\d{2}s?(?:[-/](?:19|20)?\d{2}s?)?$/.test(found) ||
    /^\d{1,4}(?:[ap]m|hrs?|mins?|mg|ml|kg|km|cm|mm|g|k|th|st|nd|rd|hours?|weeks?|months?|years?)(?:[-/]\d{1,4}[a-z]{0,3})?$/i.test(
      found,
    ) ||
    /^\d{1,4}-(?:hour|minute|day|week|month|year|page|point|word|step)/i.test(found) ||
    /^\d{1,2}(?:[-/]\d{1,2}(?:am|pm|th)?){1,2}$/i.test(found) ||
    /^(?:19|20)\d{2}-[a-z]{2,10}$/i.test(found)
  )
}
