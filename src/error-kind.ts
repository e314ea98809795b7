/** What went wrong, as the person who asked needs to know it. */
import type { FastifyError } from 'fastify'
import { isUnaudited } from './kit/audit.ts'
import { isDatabaseAway, isWorthRetrying } from './kit/database-fault.ts'
import { otherAreasForm, othersForm } from './kit/form-stamp.ts'
import { foreignForm, foreignName } from './request-origin.ts'
import { sentBefore } from './trust/register-change.ts'
import { stepUpNeeded } from './trust/step-up.ts'

export type ErrorKind =
  | 'away'
  | 'confirm'
  | 'ended'
  | 'too-many'
  | 'too-large'
  | 'sent-before'
  | 'form-ended'
  | 'others-form'
  | 'other-areas-form'
  | 'foreign-form'
  | 'foreign-name'
  | 'unreadable'
  | 'failed'

export const statusOf: Readonly<Record<ErrorKind, number>> = {
  away: 503,
  confirm: 401,
  ended: 401,
  'too-many': 429,
  'too-large': 413,
  'sent-before': 409,
  'form-ended': 403,
  'others-form': 409,
  'other-areas-form': 409,
  'foreign-form': 403,
  'foreign-name': 421,
  unreadable: 400,
  failed: 500,
}

export function kindOf(error: FastifyError): ErrorKind {
  if (isDatabaseAway(error) || isWorthRetrying(error)) return 'away'
  if (isUnaudited(error)) return 'away' // without its entry in the audit nothing is answered (R23)
  if (error.code === stepUpNeeded) return 'confirm'
  if (error.statusCode === 401) return 'ended'
  if (error.statusCode === 429) return 'too-many'
  if (error.code === sentBefore) return 'sent-before'
  if (error.code === othersForm) return 'others-form'
  if (error.code === otherAreasForm) return 'other-areas-form'
  if (error.statusCode === 413) return 'too-large'
  if (error.code === foreignForm) return 'foreign-form'
  if (error.code === foreignName) return 'foreign-name'
  if (error.statusCode === 403) return 'form-ended'
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return 'unreadable'
  return 'failed'
}
