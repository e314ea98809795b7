/** The calendar part of a letter: one entry for one person, so that mail programs show accept and decline. */
import { lettersMeeting, sayAny } from '#content'
import { invitation, mailParts } from '../documents/calendar.ts'
import type { CalendarEntry } from '../kit/tables.ts'

export interface CalendarPartFor {
  readonly to: { readonly name: string; readonly address: string }
  readonly names: Names
  /** Sender address of all letters; also the organiser. */
  readonly from: string
  readonly stamp: Date
}
