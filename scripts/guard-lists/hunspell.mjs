/** Every form of every lower-case word of a hunspell dictionary: stems with their prefixes and suffixes, without possessives. */
export function expandedWords(affixes, dictionary) {
  const rules = rulesOf(affixes)
  const words = new Set()
  for (const line of dictionary.split('\n').slice(1)) {
    const [stem, flags = ''] = line.trim().split('/')
    if (!stem || !/^[a-z][a-z'-]*$/.test(stem)) continue
    const wanted = [...flags].filter((flag) => flag !== 'M' && rules.has(flag))
    const suffixed = [stem]
    for (const flag of wanted) if (rules.get(flag).kind === 'SFX') suffixed.push(...applied(stem, rules.get(flag)))
    const all = [...suffixed]
    for (const flag of wanted) {
      if (rules.get(flag).kind === 'PFX') for (const word of suffixed) all.push(...applied(word, rules.get(flag)))
    }
    for (const word of all) words.add(word)
  }
  return { words }
}

function rulesOf(text) {
  const rules = new Map()
  for (const line of text.split('\n')) {
    const [kind, flag, strip, add, condition] = line.trim().split(/\s+/)
    if ((kind !== 'PFX' && kind !== 'SFX') || condition === undefined) continue
    const rule = rules.get(flag) ?? { kind, changes: [] }
    rule.changes.push({
      strip: strip === '0' ? '' : strip,
      add: add === '0' ? '' : add,
      when: new RegExp(kind === 'SFX' ? `${condition}$` : `^${condition}`),
    })
    rules.set(flag, rule)
  }
  return rules
}

function applied(word, { kind, changes }) {
  return changes
    .filter(({ when, strip }) => when.test(word) && (kind === 'SFX' ? word.endsWith(strip) : word.startsWith(strip)))
    .map(({ strip, add }) =>
      kind === 'SFX' ? word.slice(0, word.length - strip.length) + add : add + word.slice(strip.length),
    )
}
