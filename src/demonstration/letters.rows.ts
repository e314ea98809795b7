import { letterText, sayAny } from '#content'
import type { CalendarEntry } from '../kit/tables.ts'
import type { House } from '../kit/web.ts'
import { calendarText } from '../post/calendar-part.ts'
import { type WrittenLetter, writeOut } from '../post/letter-text.ts'

export interface LetterLine {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly writtenAt: Date
  readonly state: 'waiting' | 'sent' | 'failed' | 'dead'
  readonly calendar: boolean
}

export interface ReadLetter extends LetterLine {
  readonly written: WrittenLetter
  readonly paragraphs: readonly string[]
  readonly button: { readonly label: string; readonly href: string } | null
  readonly ics: string | null
}

interface LetterRow {
  id: string
  letter: string
  values: Record<string, string>
  link: string
  calendar: CalendarEntry | null
  written_at: Date
  sent_at: Date | null
  dead_at: Date | null
  last_failure: string | null
  name: string
  address: string
}

type Letterbox = Pick<House, 'database' | 'namesOf' | 'publicUrl'>

export const lettersOnPage = 50

export interface LettersPage {
  readonly letters: readonly LetterLine[]
  readonly page: number
  /** Whether older ones follow. */
  readonly more: boolean
}

/** What is looked for; '' for all. `to` is part of a name or address, `kind` the id of a letter's text. */
export interface LookedFor {
  readonly to: string
  readonly kind: string
}

/** The letters of every committee, newest first; the first page is 1. */
export async function lettersWritten(house: Letterbox, page: number, lookedFor: LookedFor): Promise<LettersPage> {
  const before = (page - 1) * lettersOnPage
  const wanted = { newest: before + lettersOnPage + 1, ...lookedFor }
  const lines = await Promise.all((await committees(house)).map((id) => inCommittee(house, id, wanted)))
  const sorted = lines.flat().sort((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime())
  const letters = sorted.slice(before, before + lettersOnPage)
  return { letters, page, more: sorted.length > before + lettersOnPage }
}

async function inCommittee(house: Letterbox, committeeId: string, wanted: Newest): Promise<LetterLine[]> {
  const names = await house.namesOf(committeeId)
  const rows = await rowsOf(house, committeeId, wanted)
  return rows.map((row) => ({ ...lineOf(row), subject: sayAny(letterText(row.letter).subject, names, row.values) }))
}

/** One letter as it was read by whoever got it, or null. */
export async function findLetter(house: Letterbox, id: string): Promise<ReadLetter | null> {
  for (const committeeId of await committees(house)) {
    const [row] = await rowsOf(house, committeeId, { id })
    if (!row) continue
    const names = await house.namesOf(committeeId)
    const words = letterText(row.letter)
    const link = row.link ? `${house.publicUrl}${row.link}` : ''
    const written = writeOut({ letter: row.letter, values: row.values, names, recipientName: row.name, link })
    const to = { name: row.name, address: row.address }
    return {
      ...lineOf(row),
      subject: written.subject,
      written,
      paragraphs: words.body.map((text) => sayAny(text, names, row.values)),
      button: words.button && row.link ? { label: sayAny(words.button, names, row.values), href: row.link } : null,
      ics: row.calendar
        ? calendarText({
            entry: row.calendar,
            to,
            names,
            values: row.values,
            from: names.mailbox,
            stamp: row.written_at,
          })
        : null,
    }
  }
  return null
}

export async function committees(house: Pick<Letterbox, 'database'>): Promise<string[]> {
  const rows = await house.database.withNobody((tx) => tx.selectFrom('committee').select('id').execute())
  return rows.map((row) => row.id)
}

interface Newest extends LookedFor {
  readonly newest: number
}
type Wanted = { readonly id: string } | Newest

async function rowsOf(house: Letterbox, committeeId: string, wanted: Wanted): Promise<LetterRow[]> {
  const names = await house.namesOf(committeeId)
  const rows = await house.database.withActor({ kind: 'system', committeeId }, (tx) =>
    tx
      .selectFrom('letter')
      .leftJoin('person', 'person.id', 'letter.person_id')
      .select(['letter.id', 'letter.letter', 'letter.values', 'letter.link', 'letter.calendar', 'letter.written_at'])
      .select(['letter.sent_at', 'letter.dead_at', 'letter.last_failure', 'letter.to_name', 'letter.to_address'])
      .select(['person.name as person_name', 'person.email as person_email'])
      .where('letter.committee_id', '=', committeeId)
      .where((is) => {
        if ('id' in wanted) return is('letter.id', '=', wanted.id)
        const kind = wanted.kind === '' ? is.lit(true) : is('letter.letter', '=', wanted.kind)
        const part = `%${wanted.to.replace(/[%_\\]/g, '\\$&')}%`
        const columns = ['person.name', 'person.email', 'letter.to_name', 'letter.to_address'] as const
        return is.and([kind, is.or(columns.map((column) => is(column, 'ilike', part)))])
      })
      .orderBy('letter.written_at', 'desc')
      .orderBy('letter.id', 'desc')
      .limit('id' in wanted ? 1 : wanted.newest)
      .execute(),
  )
  return rows.map(({ person_name, person_email, to_name, to_address, ...row }) => {
    const toMailbox = to_address.startsWith('mailbox:')
    return {
      ...row,
      name: person_name ?? (toMailbox ? names.reviewing_team : to_name),
      address: person_email ?? (toMailbox ? names.mailbox : to_address),
    }
  })
}

const lineOf = (row: LetterRow): Omit<LetterLine, 'subject'> => ({
  id: row.id,
  to: `${row.name}, ${row.address}`,
  writtenAt: row.written_at,
  state: row.dead_at ? 'dead' : row.sent_at ? 'sent' : row.last_failure ? 'failed' : 'waiting',
  calendar: row.calendar !== null,
})
