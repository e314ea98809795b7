/** Whoever begins a request and does not go on is cut off, and pages are answered meanwhile (R43). */
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../set-up/house.ts'

let house: TestHouse
let port = 0
beforeAll(async () => {
  house = await testHouse()
  await house.app.listen({ host: '127.0.0.1', port: 0 })
  const address = house.app.server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => house.close())

/** What comes back until the other side hangs up. */
const sent = (begun: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(begun))
    socket.setEncoding('utf8')
    socket.on('data', (piece) => (answer += piece))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })

test('headers that never end are cut off, and a page is answered while they wait', { timeout: 40_000 }, async () => {
  const slow = sent('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ')
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
  expect(await slow).toMatch(/^HTTP\/1\.1 408 /)
})

test('two lengths that contradict each other, and headers without end, are refused at once', async () => {
  const both = 'POST /formats HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'
  expect(await sent(both)).toMatch(/^HTTP\/1\.1 400 /)
  expect(await sent(`GET / HTTP/1.1\r\nhost: x\r\nx-much: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /)
})

test('TRACE gives nothing back, and no file but ours is there', async () => {
  const traced = await sent('TRACE / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-mine: said-by-me\r\nconnection: close\r\n\r\n')
  expect(traced).toMatch(/^HTTP\/1\.1 (400|403|404|405|501) /)
  expect(traced).not.toContain('said-by-me')
  for (const path of ['/.git/HEAD', '/.git/config', '/.env', '/package.json'])
    expect((await fetch(`http://127.0.0.1:${port}${path}`)).status, path).toBe(404)
})
