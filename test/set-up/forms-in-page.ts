/** The forms of a page as a browser would send them: every field with the value it has, boxes and choices with their first. */
export interface Form {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

export function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', inside = '']) => ({
    action: attribute(tag, 'action'),
    fields: Object.fromEntries([...valuesIn(inside)].reverse()), // the first of several stays
  }))
}

function* valuesIn(form: string): Generator<[string, string]> {
  for (const [, tag = ''] of form.matchAll(/<(?:input|button)\b([^>]*)>/g))
    if (attribute(tag, 'name') !== '') yield [attribute(tag, 'name'), attribute(tag, 'value')]
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g))
    yield [attribute(tag, 'name'), text]
  for (const [, tag = '', options = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g))
    yield [attribute(tag, 'name'), /<option[^>]*\bselected\b[^>]*\bvalue="([^"]*)"/.exec(options)?.[1] ?? '']
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&amp;', '&').replaceAll('&quot;', '"')
