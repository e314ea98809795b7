/**
 * Calendar entries that Outlook and Google show with answer buttons (P16): one for each recipient, with exactly that ATTENDEE,
 * in UTC. The words come from the calendar entry in letters-meeting.yaml and hold no case detail (P22).
 */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
} from 'ical-generator'

export type InvitationMethod = 'REQUEST' | 'CANCEL'

/** What nodemailer needs besides the letter's own words. */
export interface MailParts {
  readonly icalEvent: { readonly method: InvitationMethod; readonly filename: string; readonly content: string }
}

export interface Correspondent {
  readonly name: string
  readonly address: string
}

export interface Invitation {
  readonly method: InvitationMethod
  /** The same for every version of one meeting. */
  readonly uid: string
  /** Grows by one with each change and with the cancelling. */
  readonly sequence: number
  readonly start: Date
  readonly end: Date
  readonly title: string
  readonly text: string
  readonly place: string
  readonly organiser: Correspondent
  readonly attendee: Correspondent
  readonly url?: string
  /** When this version was made. */
  readonly stamp: Date
}

/** The text of an .ics: CRLF, lines of at most 75 octets, one event. Throws on an address, uid or link that cannot be one. */
export function invitation(entry: Invitation): string {
  const cancelled = entry.method === 'CANCEL'
  const calendar = ical({
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId: { company: 'Common Ground', product: 'Common Ground', language: 'EN' },
  })
  const event = calendar.createEvent({
    id: checkedUid(entry.uid),
    sequence: entry.sequence,
    stamp: entry.stamp,
    start: entry.start,
    end: entry.end,
    summary: oneLine(entry.title),
    description: someLines(entry.text),
    location: oneLine(entry.place),
    class: ICalEventClass.PRIVATE,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: correspondent(entry.organiser),
    ...(entry.url === undefined ? {} : { url: checkedLink(entry.url) }),
  })
  event.createAttendee({
    ...correspondent(entry.attendee),
    role: ICalAttendeeRole.REQ,
    type: ICalAttendeeType.INDIVIDUAL,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: !cancelled,
  })
  return calendar.toString()
}

/** For nodemailer: `{ to, subject, text, html, ...mailParts(ics) }` adds the text/calendar alternative and an attachment. */
export function mailParts(ics: string): MailParts {
  const method: InvitationMethod = /^METHOD:CANCEL\r$/m.test(ics) ? 'CANCEL' : 'REQUEST'
  return { icalEvent: { method, filename: 'invitation.ics', content: ics } }
}

/** Control characters, and the two line ends of Unicode that some readers split at, become spaces. */
const calm = (text: string) => text.toWellFormed().replace(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
const oneLine = (text: string) => calm(text).replace(/\s+/g, ' ').trim()
const someLines = (text: string) => calm(text.replace(/\r\n?/g, '\n')).trim()

/** Some calendars cannot read quotation marks in a name, and none an empty one. */
const correspondent = ({ name, address }: Correspondent) => ({
  name: oneLine(name).replace(/["^]/g, "'") || address,
  email: checkedAddress(address),
})

function checkedAddress(address: string): string {
  if (!/^[^\s\p{C}@<>()[\]\\,;:"]+@[^\s\p{C}@<>()[\]\\,;:"]+$/u.test(address))
    throw new Error('not a mail address for an invitation')
  return address
}

function checkedUid(uid: string): string {
  if (!/^[\w.@-]{1,200}$/.test(uid)) throw new Error('not a uid for an invitation')
  return uid
}

function checkedLink(link: string): string {
  const url = new URL(link)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error('not a link for an invitation')
  return url.href
}
