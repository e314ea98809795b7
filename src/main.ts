/** The program. Wrong settings and a busy port are said in plain lines; anything else is a fault and keeps its stack. */
import { readConfig } from './config.ts'
import { CannotStart } from './kit/cannot-start.ts'
import { faultInWords } from './kit/fault.ts'
import { serve } from './serve.ts'

try {
  process.exit(await serve(readConfig(process.env), console.log))
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : faultInWords(error))
  process.exit(error instanceof CannotStart ? error.exitCode : 1)
}
