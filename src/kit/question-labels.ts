/**
 * What the questions of a page are called, for the lines above them that say what to put right. The lines come first on the page and the
 * questions below, so a page that came back is rendered twice: questions leave their names the first time (`answer` in web.ts).
 */
import { type ComponentChildren, createContext, isValidElement } from 'preact'

/** Field → its question; null on a page that has nothing to put right. */
export const QuestionLabels = createContext<Map<string, string> | null>(null)
/** The heading of the group of questions around a question, or ''. */
export const GroupLabel = createContext('')

const longest = 70

/** The plain words of a label, cut where they are long. */
export function labelWords(group: string, label: ComponentChildren): string {
  const words = [group, wordsIn(label)].filter((part) => part !== '').join(', ')
  return words.length > longest ? `${words.slice(0, words.lastIndexOf(' ', longest))} …` : words
}

function wordsIn(label: ComponentChildren): string {
  if (typeof label === 'string' || typeof label === 'number') return String(label)
  if (Array.isArray(label)) return label.map(wordsIn).join('')
  if (isValidElement(label)) return wordsIn(label.props.children)
  return ''
}
