/** Figures of a proof, for docs/security/evidence.md: `npm run prove` reads them (scripts/prove.mjs). Nothing happens in an ordinary run. */
import { appendFileSync } from 'node:fs'
import { expect } from 'vitest'

/** True under `npm run prove:long`: take the great number, not the short one. */
export const isLong = process.env.PROVE_LONG === '1'

export function figures(found: Readonly<Record<string, string | number>>): void {
  if (process.env.PROVE_FIGURES)
    appendFileSync(process.env.PROVE_FIGURES, `${JSON.stringify({ test: expect.getState().testPath, found })}\n`)
}
