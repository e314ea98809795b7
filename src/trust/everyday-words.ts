import { isCommon, isWord, lists } from '#guard'

/** A word of every text, in small letters: told to the guard as somebody's, it would stop everybody's writing. */
export function isEverydayWord(word: string): boolean {
  const bits = lists().bits(word)
  return (bits & isWord) !== 0 && (bits & isCommon) !== 0
}
