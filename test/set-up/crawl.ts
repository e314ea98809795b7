/** Every page that somebody can come to: all addresses there are, and whatever they lead to. */
import PizZip from 'pizzip'
import type { Person } from '../../src/discussion.ts'
import { beginSession } from '../../src/trust/sessions.ts'
import type { TestHouse } from './house.ts'

export interface SeenPage {
  readonly address: string
  readonly status: number
  /** As people read it; the words of a Word document. */
  readonly text: string
  readonly location: string
}

/** Streams do not end, and challenges belong to a browser's program. */
const notAsked = /stream$|challenge$|^\/(sign-out|assets|health|ready|info)/

export async function crawl(house: TestHouse, person: Person | null, begin: readonly string[]): Promise<SeenPage[]> {
  const secret =
    person && (await beginSession(house.database, house.clock, person.personId, { committeeId: person.committeeId }))
  const pages: SeenPage[] = []
  const waiting = [...begin]
  const seen = new Set<string>()
  const alike = new Map<string, number>()
  for (const address of waiting) {
    if (seen.has(address) || notAsked.test(address.split('?')[0] ?? '')) continue
    seen.add(address)
    const answer = await house.app.inject({
      url: address,
      remoteAddress: nextAddress(),
      cookies: secret ? { session: secret } : {},
    })
    const isWord = String(answer.headers['content-type']).includes('wordprocessingml')
    const text = isWord ? wordsIn(answer.rawPayload) : answer.body
    pages.push({ address, status: answer.statusCode, text, location: String(answer.headers.location ?? '') })
    for (const [, next = ''] of text.matchAll(/href="(\/[^"#]*)/g)) {
      const times = alike.get(patternOf(next)) ?? 0
      if (times < mostAlike) waiting.push(next.replaceAll('&amp;', '&'))
      alike.set(patternOf(next), times + 1)
    }
  }
  return pages
}

/** Pages of one pattern that are followed from links; a room has hundreds that differ in what is open. */
const mostAlike = 6

/** An address without what names one thing. */
export const patternOf = (address: string): string =>
  address.replace(/[?#].*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')

/** What stands in addresses a page leads to or sends to; the address of a mail, and of an online meeting, are their own. */
export const addressesIn = (html: string): string[] =>
  [...html.matchAll(/\b(?:href|action|formaction|src|content)="([^"]*)"/g)].flatMap(([, address = '']) =>
    /^(mailto:|https:\/\/meet\.)/.test(address) ? [] : [address],
  )

const wordsIn = (bytes: Buffer): string => {
  const zip = new PizZip(bytes)
  return Object.keys(zip.files)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => zip.file(name)?.asText() ?? '')
    .join('\n')
    .replace(/<[^>]+>/g, '')
}

let looks = 0
const nextAddress = (): string => {
  looks += 1
  return `10.${(looks >> 16) & 255}.${(looks >> 8) & 255}.${looks & 255}`
}
