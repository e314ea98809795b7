import { expect, test } from 'vitest'
import { safePath } from './safe-path.ts'

const origin = 'https://common-ground.example'
const otherwise = '/otherwise'

test('a path of ours stays, and what was chosen on a listed one', () => {
  expect(safePath('/account/held')).toBe('/account/held')
  const choice = '/audit/export?from-day=1&from-month=6&from-year=2026&did=read&discussion=quiet+harbour&as=csv'
  expect(safePath(choice)).toBe(choice)
  expect(safePath('/audit/export?')).toBe('/audit/export')
})

test('what is not listed does not come along', () => {
  expect(safePath('/account?to=1', otherwise)).toBe(otherwise)
  expect(safePath('/audit/export?as=csv&next=https://elsewhere.example&__proto__=x')).toBe('/audit/export?as=csv')
  expect(safePath('/constructor?as=csv', otherwise)).toBe(otherwise)
  expect(safePath(`/audit/export?discussion=${'a'.repeat(500)}`)).toBe(`/audit/export?discussion=${'a'.repeat(80)}`)
})

test.each([
  'https://elsewhere.example',
  '//elsewhere.example/audit/export?as=csv',
  '/\\elsewhere.example',
  '/%09/elsewhere.example',
  '\\\\elsewhere.example',
  'javascript:alert(1)',
  '/audit/export#//elsewhere.example',
  '/audit/export\r\nset-cookie: a=b?as=csv',
  ' /audit/export?as=csv',
  '/audit/export/?as=csv',
  '@elsewhere.example/?as=csv',
  '/audit/export@elsewhere.example?as=csv',
  ['/audit/export'],
  null,
])('%j leads nowhere else', (hostile) => {
  expect(safePath(hostile, otherwise)).toBe(otherwise)
})

test.each([
  '?as=csv\r\nlocation: https://elsewhere.example',
  '?as=//elsewhere.example&as=https://elsewhere.example',
  '?discussion=?//elsewhere.example/%0d%0a&as=%2F%2Felsewhere.example',
  '?discussion=#@elsewhere.example',
  '?as=csv%00&did=\ud800',
  '?%61s=csv',
])('%j stays on this service, in one line', (query) => {
  const to = safePath(`/audit/export${query}`, otherwise)
  const { origin: there, pathname, hash } = new URL(to, origin)
  expect([there, pathname, hash]).toEqual([origin, '/audit/export', ''])
  expect(to).toMatch(/^\/audit\/export\?[\w\-.=&%+*]+$/)
})
