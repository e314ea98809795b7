import type { TestHouse } from './house.ts'
import { softPasskey } from './soft-passkey.ts'

/** Somebody opens the link of an invitation, types the code that was read out and makes a passkey: their visitor, and the last answer. */
export async function joinsWithPasskey(house: TestHouse, path: string, code: string) {
  const visitor = house.stranger()
  await visitor.submit(path, { code })
  const options = JSON.parse((await visitor.visit(`${path}/passkey/challenge`)).body)
  const answer = JSON.stringify(softPasskey('http://127.0.0.1:8080').make(options))
  return { visitor, answer: await visitor.submit(`${path}/way`, { answer }, `${path}/passkey`) }
}
