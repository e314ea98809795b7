import { afterAll, beforeAll, expect, test } from 'vitest'
import { procedure } from '../../src/procedure.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { everyFile, readText } from './tree.ts'

/** What a letter or a page of a discussion leads to is there. */
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const isThere = (part: string): boolean =>
  house.app.hasRoute({ method: 'GET', url: `/discussions/:id${part.replace(/[?#].*/, '')}` })

test('every act of the procedure with a page of its own has that page', () => {
  const parts = procedure.flatMap(({ part }) => (part === null ? [] : [part]))
  expect([...new Set(parts)].filter((part) => !isThere(part))).toEqual([])
})

test('every page of a discussion that a letter leads to is there', () => {
  const found = everyFile('src')
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\./.test(path))
    .flatMap((path) =>
      [...readText(path).matchAll(/(?:pageOf\([^()]*|afterDays\([^()]*(?:\([^()]*\)[^()]*)*)'(\/[a-z/-]+)'/g)].map(
        (match) => ({
          path,
          part: match[1] ?? '',
        }),
      ),
    )
  expect(found.length).toBeGreaterThan(15)
  expect(found.filter(({ part }) => !isThere(part) && !house.app.hasRoute({ method: 'GET', url: part }))).toEqual([])
})
