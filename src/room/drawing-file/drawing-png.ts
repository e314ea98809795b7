import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Picture } from '../genogram/genogram-svg.ts'
import { shown } from './drawing-letters.ts'
import { drawingFonts, drawingPart, fontName } from './drawing-parts.ts'

/** Pixels: 16 million are 64 MB while it is drawn. */
const most = { pixels: 16_000_000, side: 12_000 }

/** Twice as fine as a screen, coarser where it would be too large. */
export async function pngOf({ svg, width, height }: Picture): Promise<Uint8Array> {
  await initWasm(drawingPart('resvg.wasm'))
  const value = Math.min(2, Math.sqrt(most.pixels / (width * height)), most.side / Math.max(width, height))
  const fontBuffers = drawingFonts().map(({ bytes }) => bytes)
  const options = { font: { fontBuffers, defaultFontFamily: fontName }, fitTo: { mode: 'zoom', value } } as const
  return new Resvg(shown(svg), options).render().asPng()
}
