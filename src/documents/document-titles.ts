/** What each blank document is called (P32). */
import { statements } from '#content'
import type { BlankName } from './word-documents.ts'

const { titles } = statements.documents

export const documentTitles: Readonly<Record<BlankName, string>> = {
  'blank-request': titles.request,
  'blank-record': titles.record,
  'blank-evaluation-before': titles.before,
  'blank-evaluation-after': titles.evaluation,
  'blank-evaluation-three-months': titles['three-months'],
  kolb: titles.kolb,
  matrix: titles.matrix,
  'four-by-four-by-four': titles['four-by-four-by-four'],
  'ground-rules': titles['ground-rules'],
  genogram: titles.genogram,
  ecomap: titles.ecomap,
  'run-sheet': titles['run-sheet'],
  flowchart: titles.flowchart,
}
