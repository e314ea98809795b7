/** The names a note about people says, for a roster: "We met Kieran Doe, seven. He lives with gran agnes." → "Kieran Doe", "agnes". */
import { careWords } from './care-words.ts'
import { isFunctionWord } from './frame-words.ts'
import { kin } from './grammar.ts'
import { isCommon, isGiven, isWord, type Lists, lists } from './lists.ts'
import { largeWords, nicknames, officeWords, surnameWords } from './name-words.ts'
import { normalText } from './normal-text.ts'
import { type Token, tokensOf } from './tokens.ts'

/** Words with a capital that stand side by side, without those that open a sentence or name an office, a day or kin. */
export function namesInNote(note: string): string[] {
  const known = lists()
  const { text } = normalText(note)
  const names: string[] = []
  let run: Token[] = []
  const endRun = () => {
    while (run[0] && (isOffice(run[0], known) || isPlain(run[0], known))) run.shift()
    while (run.length > 0 && isOffice(run.at(-1) as Token, known)) run.pop()
    if (run[0]) names.push(text.slice(run[0].start, run.at(-1)?.end))
    run = []
  }
  for (const token of tokensOf(text)) {
    if (run.length > 0 && !/^[ \t]+$/.test(text.slice(run.at(-1)?.end, token.start))) endRun()
    if (token.kind === 'word' && token.shape !== 'lower') run.push(token)
  }
  endRun()
  return names
}

const mayName = (base: string, bits: number): boolean =>
  (bits & isGiven) !== 0 || surnameWords.has(base) || nicknames.has(base)

function isOffice({ base }: Token, known: Lists): boolean {
  if (mayName(base, known.bits(base))) return false
  return isFunctionWord(base) || kin.has(base) || careWords.has(base) || officeWords.has(base) || largeWords.has(base)
}

function isPlain({ base }: Token, known: Lists): boolean {
  const bits = known.bits(base)
  return (bits & isWord) !== 0 && (bits & isCommon) !== 0 && !mayName(base, bits)
}
