import { expect, test } from 'vitest'
import { namesOf, procedure } from '#content'
import { blocksOf, sectionsOfContent } from './procedure-text.ts'

test('paragraphs, lists and what stands out, in their order', () => {
  expect(blocksOf('One\nline.\n\n**Not a forum.**\n\nIt helps:\n- to explore\n-  to learn\nAnd then.\n\n\n')).toEqual([
    { kind: 'paragraph', text: 'One line.' },
    { kind: 'strong', text: 'Not a forum.' },
    { kind: 'paragraph', text: 'It helps:' },
    { kind: 'list', items: ['to explore', 'to learn'] },
    { kind: 'paragraph', text: 'And then.' },
  ])
  expect(blocksOf(' \n ')).toEqual([])
})

test('the first version’s words come back as they are, with every strong line and every item', () => {
  const sections = sectionsOfContent(namesOf())
  for (const [at, { parts }] of procedure.sections.entries()) {
    const blocks = blocksOf(sections[at]?.text ?? '')
    expect(blocks.filter(({ kind }) => kind === 'strong')).toHaveLength(parts.filter((part) => 'strong' in part).length)
    expect(blocks.filter(({ kind }) => kind !== 'list')).toHaveLength(parts.length)
    const items = blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
    expect(items).toHaveLength(parts.flatMap((part) => ('items' in part ? part.items : [])).length)
  }
})
