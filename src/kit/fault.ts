/**
 * What may be said of a fault. An error carries more than its words: node-postgres hangs a whole connection on it, with the key that
 * cancels its queries; a wrong address hangs there with its password. None of that leaves the program.
 */

import { inSource } from './source-place.ts'

export type FaultFacts = {
  readonly type: string
  /** Always empty: a message may hold what somebody typed. */
  readonly message: ''
  readonly code: string
  /** At most seven lines, where it happened. */
  readonly stack: string
}

/** Its kind and place, for the log. */
export function faultFacts(error: unknown): FaultFacts {
  if (!(error instanceof Error)) return { type: typeof error, message: '', code: '', stack: '' }
  return { type: error.name, message: '', code: codeOf(error), stack: inSource(placeOf(error).slice(0, 7)).join('\n') }
}

/** Kind and place as lines, for a program that serves people: no message. */
export function faultLines(error: unknown): string {
  const { type, code, stack } = faultFacts(error)
  return [code === '' ? type : `${type} (${code})`, ...(stack === '' ? [] : [stack])].join('\n')
}

/** With its message, for whoever has just given a command and may read what is wrong with it: still nothing that hangs on the error. */
export function faultInWords(error: unknown): string {
  return error instanceof Error ? `${error.message}\n${faultLines(error)}` : String(error)
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

/** The frames only: a message of several lines stands before them in the stack, all of it. None where it was changed since. */
function placeOf({ stack = '', message }: Error): string[] {
  const begins = stack.indexOf(message)
  if (begins < 0) return []
  return stack
    .slice(begins + message.length)
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
}
