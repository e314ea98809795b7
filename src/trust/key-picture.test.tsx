import { render } from 'preact-render-to-string'
import { decodeQR } from 'qr/decode.js'
import { expect, test } from 'vitest'
import { addressOfKey, newKey } from './authenticator.ts'
import { KeyPicture } from './key-picture.tsx'

test('what a camera reads in the picture is the address of the key', () => {
  const address = addressOfKey(newKey(), 'Common Ground', 'siobhan.o-neill@council.example')
  const markup = render(<KeyPicture address={address} label="Your key as a picture" />)
  expect(markup).toContain('role="img" aria-label="Your key as a picture"')
  expect(decodeQR(photographed(markup))).toBe(address)
})

/** Four pixels a module, grey levels as red, green, blue and opacity. */
function photographed(markup: string) {
  const size = Number(/viewBox="0 0 (\d+)/.exec(markup)?.[1]) * 4
  const data = new Uint8Array(size * size * 4).fill(255)
  for (const [, x, y] of markup.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < 4; column++) {
        const at = ((Number(y) * 4 + row) * size + Number(x) * 4 + column) * 4
        data.fill(0, at, at + 3)
      }
  return { width: size, height: size, data }
}
