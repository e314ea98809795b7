/**
 * Sends what waits in the outbox. The row was written in the transaction of the act; here it is rendered and handed to the mail
 * server. Address and permission are looked up now: somebody who has left meanwhile gets nothing.
 */

import { createTransport, type Transporter } from 'nodemailer'
import { letterText, type Names } from '#content'
import type { Clock } from '../kit/clock.ts'
import type { Database, Tx } from '../kit/database.ts'
import type { CalendarEntry } from '../kit/tables.ts'
import { calendarParts } from './calendar-part.ts'
import { writeOut } from './letter-text.ts'

export interface PostOffice {
  /** Sends one letter. 'later': the mail server did not take it; try again at `at`. */
  send(committeeId: string, letterId: string): Promise<Sent>
  close(): void
}

export type Sent =
  | { readonly done: 'sent' | 'nothing-to-send' | 'dead' }
  | { readonly done: 'later'; readonly at: Date }

export interface PostOfficeOptions {
  readonly database: Database
  readonly clock: Clock
  readonly publicUrl: string
  /** smtp:// or smtps:// address; null in the demonstration: letters are kept to be read there and leave nothing. */
  readonly smtpUrl: string | null
  readonly from: string
  readonly namesOf: (committeeId: string) => Promise<Names>
}

/** Milliseconds. Less in all than the two minutes a letter is taken for (post.jobs.ts). */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }

/** Given up after this long; the letter is then shown to the administrators as not delivered. */
const deadAfterHours = 48

export function openPostOffice(options: PostOfficeOptions): PostOffice {
  const transport = options.smtpUrl
    ? createTransport(options.smtpUrl, { disableFileAccess: true, disableUrlAccess: true, ...patience })
    : null
  return {
    send: (committeeId, letterId) => sendOne(options, transport, committeeId, letterId),
    close: () => transport?.close(),
  }
}

async function sendOne(
  options: PostOfficeOptions,
  transport: Transporter | null,
  committeeId: string,
  letterId: string,
): Promise<Sent> {
  const system = { kind: 'system', committeeId } as const
  const letter = await options.database.withActor(system, (tx) => waiting(tx, committeeId, letterId))
  if (!letter) return { done: 'nothing-to-send' }
  const now = options.clock.now()
  const mark = (change: LetterMark) =>
    options.database.withActor(system, (tx) => markLetter(tx, committeeId, letterId, change))
  const names = await options.namesOf(committeeId)
  const to = addressOf(letter, names)
  if (!to || letterText(letter.letter).default === 'off') {
    await mark({ dead_at: now, last_failure: to ? 'LETTER-OFF' : 'NO-RECIPIENT' })
    return { done: 'dead' }
  }
  const text = writeOut({
    letter: letter.letter,
    values: letter.values,
    names,
    recipientName: to.name,
    link: letter.link ? `${options.publicUrl}${letter.link}` : '',
  })
  if (!transport) {
    await mark({ sent_at: now, tries: letter.tries + 1 })
    return { done: 'sent' }
  }
  try {
    await transport.sendMail({
      from: options.from,
      to: { name: to.name, address: to.address },
      messageId: `<${letterId}@${new URL(options.publicUrl).hostname}>`,
      date: letter.writtenAt,
      ...text,
      ...(letter.calendar
        ? calendarParts({
            entry: letter.calendar,
            values: letter.values,
            to,
            names,
            from: options.from,
            stamp: letter.writtenAt,
          })
        : {}),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
    await mark({ sent_at: options.clock.now(), tries: letter.tries + 1, last_failure: null, ...withoutSecret(letter) })
    return { done: 'sent' }
  } catch (error) {
    return failed(mark, letter, now, failureCode(error))
  }
}

/** A link that needs no account holds a secret: once the letter is on its way, only the secret's hash stays here. */
const withoutSecret = ({ link }: Waiting): { link?: string } =>
  /^\/(told|replies|evaluations|join|address|sign-in\/code)\//.test(link) ? { link: '' } : {}

type LetterMark = {
  link?: string
  sent_at?: Date
  tries?: number
  last_failure?: string | null
  due_at?: Date
  dead_at?: Date
}

interface Waiting {
  readonly letter: string
  readonly values: Readonly<Record<string, string>>
  readonly link: string
  readonly calendar: CalendarEntry | null
  readonly writtenAt: Date
  readonly tries: number
  readonly person: { readonly name: string; readonly email: string; readonly gone: boolean } | null
  readonly toName: string
  readonly toAddress: string
}

async function waiting(tx: Tx, committeeId: string, letterId: string): Promise<Waiting | null> {
  const row = await tx
    .selectFrom('letter')
    .leftJoin('person', 'person.id', 'letter.person_id')
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.person_id', '=', 'letter.person_id')
        .onRef('membership.committee_id', '=', 'letter.committee_id'),
    )
    .select(['letter.letter', 'letter.values', 'letter.link', 'letter.calendar', 'letter.written_at', 'letter.tries'])
    .select(['letter.to_name', 'letter.to_address', 'person.name', 'person.email', 'person.left_at as person_left'])
    .select('membership.left_at as membership_left')
    .where('letter.committee_id', '=', committeeId)
    .where('letter.id', '=', letterId)
    .where('letter.sent_at', 'is', null)
    .where('letter.dead_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const person =
    row.name === null || row.email === null
      ? null
      : { name: row.name, email: row.email, gone: row.person_left !== null || row.membership_left !== null }
  return {
    letter: row.letter,
    values: row.values,
    link: row.link,
    calendar: row.calendar,
    writtenAt: row.written_at,
    tries: row.tries,
    person,
    toName: row.to_name,
    toAddress: row.to_address,
  }
}

/** Where the letter goes now, or null when nobody may receive it any more. */
function addressOf(letter: Waiting, names: Names): { name: string; address: string } | null {
  if (letter.person) return letter.person.gone ? null : { name: letter.person.name, address: letter.person.email }
  if (letter.toAddress.startsWith('mailbox:')) {
    const address = names.mailbox ?? ''
    return address ? { name: names.reviewing_team ?? '', address } : null
  }
  return letter.toAddress ? { name: letter.toName, address: letter.toAddress } : null
}

async function markLetter(tx: Tx, committeeId: string, letterId: string, change: LetterMark): Promise<void> {
  await tx
    .updateTable('letter')
    .set({ ...change, taken_until: null })
    .where('committee_id', '=', committeeId)
    .where('id', '=', letterId)
    .execute()
}

/** Twice as long each time, an hour at most; given up after two days. */
async function failed(
  mark: (change: LetterMark) => Promise<void>,
  letter: Waiting,
  now: Date,
  code: string,
): Promise<Sent> {
  const tries = letter.tries + 1
  if (now.getTime() - letter.writtenAt.getTime() > deadAfterHours * 3_600_000) {
    await mark({ tries, last_failure: code, dead_at: now })
    return { done: 'dead' }
  }
  const at = new Date(now.getTime() + backOffSeconds(tries) * 1000)
  await mark({ tries, last_failure: code, due_at: at })
  return { done: 'later', at }
}

/** Seconds to wait after the nth failure: 15, 30, 60 … at most an hour. */
export const backOffSeconds = (tries: number): number => Math.min(3600, 15 * 2 ** Math.max(0, tries - 1))

/** The mail server's code without its words: its answer may repeat an address. */
function failureCode(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'
  const response = 'responseCode' in error && typeof error.responseCode === 'number' ? `-${error.responseCode}` : ''
  return `${code}${response}`
}
