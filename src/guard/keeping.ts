/** Which findings their writer may answer with "not an identifier": what a number or an address gives away is no matter of opinion. */
import type { Finding } from './finding.ts'

const mayBeElse: ReadonlySet<Finding['kind']> = new Set([
  'PERSON',
  'PLACE',
  'SCHOOL',
  'ORGANISATION_LOCAL',
  'combination',
])

export const mayBeKept = ({ kind, severity }: Finding): boolean => severity !== 'must' || mayBeElse.has(kind)
