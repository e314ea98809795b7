/** What files are made with and a server has none of: the build lays it beside the program (scripts/build.mjs). */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Script, scripts } from './drawing-letters.ts'

export const fontName = 'Source Sans 3'

export interface DrawingFont {
  readonly script: Script
  readonly weight: 400 | 600
  readonly bytes: Uint8Array
}

/** The product's own letters. */
export const drawingFonts = (): DrawingFont[] =>
  scripts.flatMap((script) =>
    ([400, 600] as const).map((weight) => ({
      script,
      weight,
      bytes: drawingPart(`drawing-${script}-${weight}.ttf`),
    })),
  )

/** Beside this program, or in `dist/` where it runs from its source. Throws where it was not built. */
export function drawingPart(name: string, from: string = import.meta.dirname): Uint8Array {
  const path = [join(from, name), join(from, 'dist', name)].find((one) => existsSync(one))
  if (path) return readFileSync(path)
  if (dirname(from) === from) throw new Error(`${name} is missing: the build makes it`)
  return drawingPart(name, dirname(from))
}
