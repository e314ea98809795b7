import { expect, test } from 'vitest'
import { interfaceWords, namesOf } from '#content'
import { heldInWords } from './held-words.ts'

test('whatever somebody did can be said in the list of what is held about them', () => {
  const said = Object.keys(interfaceWords.events).map((event) => heldInWords('event', event, namesOf()))
  expect(said.filter((words) => /[{}]/.test(words) || words === '')).toEqual([])
  expect(heldInWords('event', 'handed-on', namesOf())).toBe('Another route fits better')
})
