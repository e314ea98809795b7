/** A drawing that stands alone: a file, or a picture in a document. */
import { type Drawn, drawn } from './draw.ts'
import type { GenogramWords, SignWords } from './drawing-words.ts'
import type { Family } from './family.ts'
import { layoutOf } from './layout.ts'
import type { LegendEntry } from './legend.ts'
import type { Profile } from './person-sign.ts'
import { paper, type Shape, shape, svgText, words } from './shape.ts'

export interface Picture {
  readonly svg: string
  /** The same as shapes. */
  readonly drawing: Shape
  readonly width: number
  readonly height: number
  /** What it says, for whoever does not see it. */
  readonly sentences: readonly string[]
}

export function genogramPicture(family: Family, profile: Profile, own: GenogramWords, signs: SignWords): Picture {
  const layout = layoutOf(family)
  return picture(drawn(family, layout, profile, own, signs), own.title, own.key)
}

/** Also used by the ecomap. */
export function picture(drawing: Drawn, title: string, key: string): Picture {
  const { left, top, right, bottom } = drawing.frame
  const [width, height] = [right - left, bottom - top]
  const across = Math.max(width, 420)
  const legend = legendShapes(drawing.legend, across, height, key)
  const whole = height + legend.height
  const name = title.toLowerCase().replace(/\W+/g, '-')
  const people = drawing.people.map(({ name, x, y, sign }) =>
    shape('g', { transform: `translate(${x} ${y})`, role: 'graphics-symbol', 'aria-label': name }, ...sign),
  )
  const svg = shape(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${Math.ceil(across)} ${Math.ceil(whole)}`,
      width: Math.ceil(across),
      height: Math.ceil(whole),
      role: 'graphics-document',
      'aria-labelledby': `${name}-title ${name}-text`,
    },
    shape('title', { id: `${name}-title` }, title),
    shape('desc', { id: `${name}-text` }, drawing.description.join(' ')),
    shape('rect', { width: Math.ceil(across), height: Math.ceil(whole), fill: paper }),
    shape(
      'g',
      { transform: `translate(${Math.round((across - width) / 2 - left)} ${Math.round(-top)})` },
      ...drawing.behind,
      ...people,
      ...drawing.front,
    ),
    ...legend.shapes,
  )
  return {
    svg: svgText(svg),
    drawing: svg,
    width: Math.ceil(across),
    height: Math.ceil(whole),
    sentences: drawing.description,
  }
}

function legendShapes(
  entries: readonly LegendEntry[],
  width: number,
  top: number,
  key: string,
): { shapes: Shape[]; height: number } {
  if (entries.length === 0) return { shapes: [], height: 0 }
  const longest = Math.max(...entries.map(({ text }) => text.length))
  const cell = 74 + longest * 6.6
  const columns = Math.max(1, Math.floor((width - 40) / cell))
  const shapes = entries.map(({ text, icon }, place) => {
    const [x, y] = [24 + (place % columns) * cell, top + 30 + Math.floor(place / columns) * 32]
    return shape(
      'g',
      { transform: `translate(${Math.round(x)} ${Math.round(y)})` },
      ...icon,
      words(60, 19, text, { anchor: 'start' }),
    )
  })
  return {
    shapes: [words(24, top + 16, key, { anchor: 'start', weight: 600 }), ...shapes],
    height: 44 + Math.ceil(entries.length / columns) * 32,
  }
}
