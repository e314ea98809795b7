import fc from 'fast-check'
import ICAL from 'ical.js'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { describe, expect, test } from 'vitest'
import { type Invitation, invitation, mailParts } from './calendar.ts'

const entry: Invitation = {
  method: 'REQUEST',
  uid: '0195e8a0-7c1d-7000-8000-000000000001@common-ground',
  sequence: 2,
  start: new Date('2026-11-25T13:00:00Z'),
  end: new Date('2026-11-25T14:30:00Z'),
  title: 'Reflective discussion',
  text: 'Number CG-2031. A meeting to think together. It makes no decisions.',
  place: 'Room 2, the town house',
  organiser: { name: 'Common Ground', address: 'letters@common-ground.example' },
  attendee: { name: 'Morag Sinclair', address: 'morag.sinclair@health.example' },
  url: 'https://common-ground.example/reply/abc',
  stamp: new Date('2026-11-01T09:00:00Z'),
}

describe('an invitation', () => {
  test('reads back with its time in UTC, its version and exactly one attendee', () => {
    const { calendar, event } = read(invitation(entry))
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Common Ground//Common Ground//EN')
    expect(event.getFirstPropertyValue('uid')).toBe(entry.uid)
    expect(event.getFirstPropertyValue('sequence')).toBe(2)
    expect(event.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(invitation(entry)).toMatch(/^DTSTART:20261125T130000Z\r$/m)
    expect(invitation(entry)).toMatch(/^DTEND:20261125T143000Z\r$/m)
    expect(invitation(entry)).toMatch(/^DTSTAMP:20261101T090000Z\r$/m)
    expect(event.getFirstPropertyValue('summary')).toBe(entry.title)
    expect(event.getFirstPropertyValue('description')).toBe(entry.text)
    expect(event.getFirstPropertyValue('location')).toBe(entry.place)
    const [attendee, ...others] = event.getAllProperties('attendee')
    expect(others).toEqual([])
    expect(String(attendee?.getFirstValue()).toLowerCase()).toBe('mailto:morag.sinclair@health.example')
    expect(attendee?.getParameter('rsvp')).toBe('TRUE')
    expect(attendee?.getParameter('partstat')).toBe('NEEDS-ACTION')
    expect(String(event.getFirstPropertyValue('organizer')).toLowerCase()).toBe('mailto:letters@common-ground.example')
  })

  test('a cancelled one has the same uid, its method and its state', () => {
    const { calendar, event } = read(invitation({ ...entry, method: 'CANCEL', sequence: 3 }))
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect(event.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(event.getFirstPropertyValue('sequence')).toBe(3)
    expect(event.getFirstPropertyValue('uid')).toBe(entry.uid)
  })

  test('whatever people are called and places are named: one event, the same lines, none too long', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            '\r\n',
            '\n',
            '\r',
            ';',
            ',',
            ':',
            '"',
            '\\',
            '^',
            '👩‍👧',
            'é',
            '\u2028',
            '\u0085',
            'END:VEVENT',
            'ATTENDEE:mailto:x@y.example',
            ' ',
            '\t',
            '\0',
          ),
        )
        .map((parts) => parts.join('')),
    )
    const plain = namesOfLines(invitation(entry))
    fc.assert(
      fc.property(nasty, nasty, nasty, nasty, (title, text, place, name) => {
        const ics = invitation({
          ...entry,
          title,
          text,
          place,
          attendee: { ...entry.attendee, name },
          organiser: { ...entry.organiser, name },
        })
        const { calendar, event } = read(ics)
        expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1)
        expect(event.getAllProperties('attendee')).toHaveLength(1)
        expect(event.getFirstPropertyValue('uid')).toBe(entry.uid)
        expect(plain).toEqual(expect.arrayContaining(namesOfLines(ics)))
        expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u0085\u2028\u2029\0]/)
        for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }),
    )
  })

  test.each([
    [
      'an address with a second line',
      { attendee: { name: 'A', address: 'a@b.example\r\nATTENDEE:mailto:x@y.example' } },
    ],
    ['two addresses', { attendee: { name: 'A', address: 'a@b.example,c@d.example' } }],
    ['no address', { attendee: { name: 'A', address: '' } }],
    ['a uid with a second line', { uid: 'a\r\nSUMMARY:b' }],
    ['a link that is a program', { url: 'javascript:alert(1)' }],
  ])('%s cannot be', (_, change) => {
    expect(() => invitation({ ...entry, ...change })).toThrow(/for an invitation/)
  })

  test('a mail with it has a text/calendar part with the method, and a file', async () => {
    const ics = invitation({ ...entry, method: 'CANCEL' })
    const transport = createTransport({ streamTransport: true, buffer: true })
    const { message } = await transport.sendMail({
      from: 'letters@common-ground.example',
      to: 'morag.sinclair@health.example',
      subject: 'Reflective discussion (called off)',
      text: 'The meeting is called off.',
      ...mailParts(ics),
    })
    const raw = message.toString()
    expect(raw).toMatch(/^Content-Type: multipart\/alternative/m)
    expect(raw).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=CANCEL/m)
    const { attachments, text } = await simpleParser(raw)
    expect(text?.trim()).toBe('The meeting is called off.')
    const files = attachments.filter(({ filename }) => filename === 'invitation.ics')
    expect(files).toHaveLength(1)
    expect(files[0]?.content.toString()).toBe(ics)
  })
})

function read(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics))
  const event = calendar.getFirstSubcomponent('vevent')
  if (!event) throw new Error('no event')
  return { calendar, event }
}

const namesOfLines = (ics: string): string[] =>
  ics
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line) => /^[A-Z-]*/.exec(line)?.[0] ?? '')
