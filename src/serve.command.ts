import { readConfig } from './config.ts'
import { serve } from './serve.ts'

/** Runs until it is told to stop. */
export async function run(words: readonly string[]): Promise<number> {
  if (words.length > 0) {
    console.error('Usage: common-ground serve   (settings are environment variables, see docs/operations.md)')
    return 2
  }
  return serve(readConfig(process.env), console.log)
}
