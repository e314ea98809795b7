import { expect, test } from 'vitest'
import { testHouse } from '../test/set-up/house.ts'

test('whoever runs the service says where to tell of a weakness; without that there is no such file', async () => {
  const house = await testHouse({ securityContact: 'mailto:security@council.example' })
  const silent = await testHouse()
  try {
    const told = await house.stranger().visit('/.well-known/security.txt')
    expect(told.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(told.body).toContain('Contact: mailto:security@council.example\n')
    const expires = Date.parse(/Expires: (.+)/.exec(told.body)?.[1] ?? '')
    expect(expires).toBeGreaterThan(house.clock.now().getTime())
    expect(expires).toBeLessThan(house.clock.now().getTime() + 366 * 86_400_000)
    expect((await silent.stranger().visit('/.well-known/security.txt')).status).toBe(404)
  } finally {
    await house.close()
    await silent.close()
  }
})
