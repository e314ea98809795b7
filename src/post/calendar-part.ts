/** The calendar part of a letter: one entry for one person, so that mail programs show accept and decline. */
import { lettersMeeting, type Names, sayAny } from '#content'
import { invitation, type MailParts, mailParts } from '../documents/calendar.ts'
import type { CalendarEntry } from '../kit/tables.ts'

export interface CalendarPartFor {
  readonly entry: CalendarEntry
  readonly to: { readonly name: string; readonly address: string }
  readonly names: Names
  /** The letter's values: the number stands in the entry's text. */
  readonly values: Readonly<Record<string, string>>
  /** Sender's address of all letters; also the organiser. */
  readonly from: string
  readonly stamp: Date
}

/** The .ics as text. Title and text come from the content and hold no more than the number (arranging.yaml, calendar-words). */
export function calendarText({ entry, to, names, values, from, stamp }: CalendarPartFor): string {
  const { title, text, cancelled } = lettersMeeting.calendar
  return invitation({
    method: entry.method,
    uid: entry.uid,
    sequence: entry.sequence,
    start: new Date(entry.start),
    end: new Date(entry.end),
    title: entry.method === 'CANCEL' ? cancelled : title,
    text: sayAny(text, names, { reference: '', ...values }),
    place: entry.place,
    organiser: { name: names.service, address: bareAddress(from) },
    attendee: to,
    stamp,
    ...(entry.url ? { url: entry.url } : {}),
  })
}

/** MAIL_FROM may be an address alone or a name with the address in angle brackets. */
const bareAddress = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from

export const calendarParts = (part: CalendarPartFor): MailParts => mailParts(calendarText(part))
