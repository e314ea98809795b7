import { expect, test } from 'vitest'
import { everyFile, linesWith } from './tree.ts'

/** An error printed as it is takes everything along that hangs on it, such as a connection with its cancel key (src/kit/fault.ts). */
test('nothing prints an error as it is', () => {
  const bare = /console\.\w+\((.*[\s,:?])?(error|fault|reason)\s*[,)]/
  expect('console.error(error instanceof CannotStart ? error.message : error)').toMatch(bare)
  expect('stopSignals((error) => console.error(error))').toMatch(bare)
  expect('console.error(faultLines(error))').not.toMatch(bare)
  const found = everyFile('src')
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|island)\./.test(path))
    .flatMap((path) => linesWith(path, bare))
  expect(found).toEqual([])
})
