import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { namesOf } from '#content'
import type { Shell } from '../../kit/web.ts'
import { ChildProtectionPage, ContactPage } from './child-protection.page.tsx'

const shell: Shell = {
  person: null,
  csrf: '',
  demonstration: false,
  names: namesOf(),
  now: new Date('2026-11-27T10:00:00Z'),
  path: '/',
}
const area = (name: string, phone: string) => ({
  id: name,
  names: namesOf({
    area: name,
    mailbox: `team@${name.toLowerCase()}.example`,
    child_protection_phone: phone,
    child_protection_phone_out_of_hours: phone.replace(/1$/, '2'),
  }),
})
const areas = [area('Strathlorne', '01632 960001'), area('Glenbrae', '')]

test('without signing in, each area whose number is known stands there with it (P4)', () => {
  const page = render(<ChildProtectionPage shell={shell} areas={areas} />)
  expect(page).toContain('Strathlorne')
  expect(page).toContain('href="tel:01632960001"')
  expect(page).toContain('href="tel:01632960002"')
  expect(page).not.toContain('Glenbrae')
})

test('without signing in, each area has its address; signed in, one’s own', () => {
  const page = render(<ContactPage shell={shell} areas={areas} />)
  for (const name of ['strathlorne', 'glenbrae']) expect(page).toContain(`mailto:team@${name}.example`)
  const own = render(<ContactPage shell={{ ...shell, names: area('Glenbrae', '').names }} areas={[]} />)
  expect(own).toContain('mailto:team@glenbrae.example')
  expect(own).not.toContain('strathlorne')
})
