/** A piece of a drawing: an SVG element as a value. The server writes it as text, a page as elements; neither needs a style attribute. */

export interface Shape {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string | number>>
  readonly inside: readonly (Shape | string)[]
}

export const shape = (
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  ...inside: readonly (Shape | string)[]
): Shape => ({ tag, attributes, inside })

export function svgText({ tag, attributes, inside }: Shape): string {
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
  const content = inside.map((piece) => (typeof piece === 'string' ? escaped(piece) : svgText(piece))).join('')
  return content === '' ? `<${tag}${list.join('')}/>` : `<${tag}${list.join('')}>${content}</${tag}>`
}

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Control characters have no place in XML. */
const escaped = (text: string): string =>
  [...text]
    .filter((letter) => letter >= ' ' && letter !== '\uFFFE' && letter !== '\uFFFF')
    .map((letter) => names[letter] ?? letter)
    .join('')

export const ink = '#16262b'
export const paper = '#ffffff'
const fine = (value: number): string => String(Math.round(value * 10) / 10)

export const path = (d: string, more: Readonly<Record<string, string | number>> = {}): Shape =>
  shape('path', { d, fill: 'none', stroke: ink, 'stroke-width': 2, 'stroke-linejoin': 'round', ...more })

export const lineThrough = (points: readonly (readonly [number, number])[], close = false): string =>
  points.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${fine(x)} ${fine(y)}`).join('') + (close ? 'Z' : '')

export interface Writing {
  readonly size?: number
  readonly weight?: number
  readonly colour?: string
  readonly anchor?: 'start' | 'middle'
}

/** Words with a light edge, so that lines behind them do not make them hard to read. */
export const words = (
  x: number,
  y: number,
  text: string,
  { size = 13, weight = 400, colour = ink, anchor = 'middle' }: Writing = {},
): Shape =>
  shape(
    'text',
    {
      x: fine(x),
      y: fine(y),
      'text-anchor': anchor,
      'font-family': "'Source Sans 3', 'Source Sans 3 Variable', Arial, sans-serif",
      'font-size': size,
      'font-weight': weight,
      fill: colour,
      stroke: paper,
      'stroke-width': 3.5,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    text,
  )

/** At most `most` lines of about `letters` letters; what does not fit ends in an ellipsis. */
export function wrapped(text: string, letters: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text
    .replace(/-(?=\w{4})/g, '-\u200B')
    .split(/\s+|\u200B/)
    .filter((piece) => piece !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 1 <= letters)
      lines[lines.length - 1] = last.endsWith('-') ? last + word : `${last} ${word}`
    else lines.push(word.length > letters + 4 ? `${word.slice(0, letters + 2)}…` : word)
  }
  return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]}…`] : lines
}
