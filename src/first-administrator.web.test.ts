/** A fresh production committee: one command, a link and a code, and then everybody else is invited on the pages. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../test/set-up/house.ts'
import { joinsWithPasskey } from '../test/set-up/joins.ts'
import { wantedIn } from './administrator.command.ts'
import { makeAdministrator } from './first-administrator.ts'
import { sealer } from './trust/sealed-token.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const wanted = {
  committee: 'lochside',
  names: { area: 'Lochside' },
  agency: 'Lochside Council',
  name: 'Mairi Grant',
  email: 'Mairi.Grant@council.example',
}

async function make(change: Partial<typeof wanted> = {}) {
  const seal = sealer('a secret that only the tests know, long enough')
  return makeAdministrator(
    { ownerUrl: house.world.ownerUrl, application: { url: house.applicationUrl } },
    seal,
    { ...wanted, ...change },
    house.clock.now(),
  )
}

test('it makes the committee with its administrator, who signs in and adds the next', async () => {
  const made = await make()
  expect(made.recovers).toBe(false)
  const { visitor: mairi } = await joinsWithPasskey(house, made.path, made.code)
  const page = await mairi.visit('/people')
  expect(page.status).toBe(200)
  expect(page.body).toContain('Mairi Grant')
  expect((await mairi.visit('/people/new')).body).toContain('Lochside Council')
  const { rows } = await house.owner.query(`select names from committee where slug = 'lochside'`)
  expect(rows[0]?.names).toEqual({ area: 'Lochside' })
})

test('once more for the same person: a way back in, and the old one ends', async () => {
  const again = await make({ names: { area: 'Lochside and Isles' } })
  expect(again.recovers).toBe(true)
  await joinsWithPasskey(house, again.path, again.code)
  const { rows } = await house.owner.query(
    `select count(*)::int as keys from passkey k join person p on p.id = k.person_id where p.email = 'mairi.grant@council.example'`,
  )
  expect(rows).toEqual([{ keys: 1 }])
  const committees = await house.owner.query(`select names from committee where slug = 'lochside'`)
  expect(committees.rows).toEqual([{ names: { area: 'Lochside and Isles' } }])
})

test('options that are not whole are refused', () => {
  const whole = [
    '--committee',
    'lochside',
    '--agency',
    'Council',
    '--name',
    'Mairi Grant',
    '--email',
    'm@council.example',
  ]
  expect(wantedIn(whole)).toMatchObject({ committee: 'lochside', names: {} })
  expect(wantedIn([...whole, '--area', 'Lochside'])?.names).toEqual({ area: 'Lochside' })
  for (const wrong of [
    [],
    whole.slice(2),
    whole.slice(0, -2),
    [...whole, '--king', 'x'],
    ['--committee', 'Loch Side', ...whole.slice(2)],
  ])
    expect(wantedIn(wrong)).toBeNull()
})
