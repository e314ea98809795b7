/** The look of the documents: the colours of the product, and fonts that every council laptop has. */
import { BorderStyle } from 'docx'

export const ink = '16282c'
export const ink2 = '465a5e'
export const loch9 = '06393f'
export const loch7 = '0b5a62'
export const rowan7 = '9f2410'
export const line = 'd8dfdc'
export const edge = '6d8185'
export const tint = 'eaf2f1'

/** Sizes are in twentieths of a point: A4 with 2 cm margins. */
export const margin = { top: 1134, right: 1134, bottom: 1134, left: 1134, header: 567, footer: 567 }
export const textWidth = 11906 - 2 * 1134

const sans = 'Arial'
const serif = 'Georgia'
const half = (points) => points * 2
const paragraph = (before, after, more = {}) => ({ spacing: { before, after, line: 300, lineRule: 'auto' }, ...more })

const heading = (points, color, before, after) => ({
  run: { font: sans, size: half(points), bold: true, color },
  paragraph: paragraph(before, after, { keepNext: true, keepLines: true }),
})

const styled = (id, run, paragraphOptions, name = id) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run,
  paragraph: paragraphOptions,
})

/** Two voices: the tool in sans, questions for reflection and people's own words in serif. */
export const styles = {
  default: {
    document: {
      run: {
        font: sans,
        size: half(12),
        color: ink,
        language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'en-GB' },
      },
      paragraph: paragraph(0, 120),
    },
    heading1: heading(24, loch9, 0, 160),
    heading2: heading(16, loch7, 400, 100),
    heading3: heading(12, ink, 220, 40),
  },
  paragraphStyles: [
    styled('Service', { size: half(11), bold: true, color: loch7 }, paragraph(0, 60)),
    styled('Lead', { color: ink2 }, paragraph(0, 120, { keepNext: true })),
    styled(
      'Standing',
      { color: loch9 },
      {
        ...paragraph(160, 200, { indent: { left: 160, right: 80 } }),
        shading: { fill: tint, type: 'clear', color: 'auto' },
        keepNext: true,
        border: {
          top: { style: BorderStyle.SINGLE, size: 4, color: tint, space: 5 },
          bottom: { style: BorderStyle.SINGLE, size: 4, color: tint, space: 5 },
          left: { style: BorderStyle.SINGLE, size: 36, color: loch7, space: 8 },
        },
      },
    ),
    styled('Urgent', { color: rowan7, bold: true }, paragraph(40, 60)),
    styled('Fact', {}, paragraph(40, 40, { indent: { left: 3000, hanging: 3000 } })),
    styled('OwnWords', { font: serif }, paragraph(0, 120), 'Own words'),
    styled('Prompt', { font: serif }, paragraph(0, 60)),
    styled('Cell', {}, paragraph(40, 40)),
    styled('Hint', { color: ink2 }, paragraph(0, 40)),
    styled('Choice', {}, paragraph(20, 20, { indent: { left: 420, hanging: 420 } })),
    styled('Foot', { size: half(10), color: ink2 }, { spacing: { before: 0, after: 20, line: 252, lineRule: 'auto' } }),
  ],
}
