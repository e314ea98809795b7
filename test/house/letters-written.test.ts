import { expect, test } from 'vitest'
import { letterIds, letterText, namesOf } from '#content'
import { writeOut } from '../../src/post/letter-text.ts'
import { everyFile, readText } from './tree.ts'

/** Every letter can be written, and the program orders only letters that exist. A fault here would be found when somebody waits for it. */
const names = namesOf({ mailbox: 'reviewing.team@strathlorne.example', area: 'Strathlorne' })
const source = everyFile('src').filter((path) => /\.tsx?$/.test(path) && !/\.test\./.test(path))

/** Placeholders of a letter that its order must fill. */
const placeholders = (id: string): string[] => {
  const { subject, body, button } = letterText(id)
  const found = [subject, ...body, button ?? ''].join(' ').matchAll(/\{([a-z_]+)\}/g)
  return [...new Set([...found].map((match) => match[1] ?? ''))].filter((name) => !(name in names))
}
const sample = (id: string) => Object.fromEntries(placeholders(id).map((name) => [name, `<${name}>`]))
const order = (id: string, values = sample(id)) => ({
  letter: id,
  values,
  names,
  recipientName: 'Isla Munro',
  link: 'https://common-ground.example/desk',
})

test.each(letterIds)('%s can be written: a subject of one line, no hole, every value escaped in HTML', (id) => {
  const { subject, text, html } = writeOut(order(id))
  expect(subject).toMatch(/^\S.{3,120}$/)
  expect(text).toMatch(/^Hello Isla,/)
  expect(`${subject}${text}${html}`).not.toMatch(/[{}]|undefined|\[object/)
  for (const name of placeholders(id)) {
    expect(`${subject}${text}`).toContain(`<${name}>`)
    expect(html).not.toContain(`<${name}>`)
  }
})

test('a letter with a value missing is not written', () => {
  const needy = letterIds.filter((id) => placeholders(id).some((name) => !['first_name', 'link'].includes(name)))
  expect(needy.length).toBeGreaterThan(20)
  for (const id of needy) expect(() => writeOut(order(id, {})), id).toThrow()
})

test('every letter that code orders exists', () => {
  const ordered = source.flatMap((path) =>
    [...readText(path).matchAll(/\bletter: '([a-z-]+)'/g)].map((match) => match[1] ?? ''),
  )
  expect(ordered.length).toBeGreaterThan(20)
  expect([...new Set(ordered)].filter((id) => !letterIds.includes(id))).toEqual([])
})

test('letters of the content that no code orders yet are these', () => {
  const code = [...source, ...everyFile('db')].map(readText).join('\n')
  const quiet = letterIds.filter((id) => !new RegExp(`['\`"]${id}['\`"]`).test(code))
  expect(quiet.join('\n')).toMatchInlineSnapshot(`
    "account-reminder
    guest-code
    account-closing
    request-stopped-for-safety
    helper-asked
    helper-answered
    poll-none-fits
    briefing-wanted
    data-request-received
    data-request-arrived
    disposal-notice
    disposal-done
    disposal-failed
    hold-placed
    hold-ended"
  `)
})
