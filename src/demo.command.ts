import { readConfig } from './config.ts'
import { CannotStart } from './kit/cannot-start.ts'

/** `demo reset`. Refused in production, where there is no demonstration. */
export async function run(words: readonly string[]): Promise<number> {
  if (words.join(' ') !== 'reset') {
    console.error('Usage: common-ground demo reset')
    return 2
  }
  const config = readConfig(process.env)
  if (config.mode !== 'demonstration') throw new CannotStart('There is no demonstration in production mode.')
  throw new CannotStart('The demonstration cannot be reset yet.')
}
