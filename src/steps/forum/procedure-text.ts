/**
 * The words of the procedure as plain text, for people to amend: paragraphs parted by an empty line, lines of a list begin with a
 * hyphen, a paragraph between two stars stands out.
 */
import { type Names, procedure, sayAny } from '#content'
import type { SectionText } from '../../trust/procedure-version.rows.ts'

export type Block =
  | { readonly kind: 'paragraph' | 'strong'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

/** The first version's clauses, with the committee's names in them. */
export const sectionsOfContent = (names: Names): SectionText[] =>
  procedure.sections.map(({ id, clause, title, parts }) => ({
    id,
    clause,
    title,
    text: parts
      .map((part) => {
        const said = sayAny(part.text, names)
        const items = 'items' in part ? part.items.map((item) => `- ${sayAny(item, names)}`) : []
        return ['strong' in part ? `**${said}**` : said, ...items].join('\n')
      })
      .join('\n\n'),
  }))

export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let running: string[] = []
  let items: string[] = []
  const flush = () => {
    const said = running.join(' ')
    const strong = /^\*\*(.+)\*\*$/.exec(said)?.[1]
    if (said !== '') blocks.push(strong ? { kind: 'strong', text: strong } : { kind: 'paragraph', text: said })
    if (items.length > 0) blocks.push({ kind: 'list', items })
    running = []
    items = []
  }
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') flush()
    else if (line.startsWith('- ')) items.push(line.slice(2).trim())
    else {
      if (items.length > 0) flush()
      running.push(line)
    }
  }
  flush()
  return blocks
}
