/** Addresses of stylesheets, icons, fonts and islands. */
import { readFileSync } from 'node:fs'

let manifest: Readonly<Record<string, string>> | undefined

/** `asset('screen.css')` → '/assets/screen.1a2b3c4d5e.css' as the build wrote it; the plain name before a build. */
export function asset(name: string): string {
  manifest ??= readManifest()
  return `/assets/${manifest[name] ?? name}`
}

/** Beside the bundle, or where the build put it when the source runs as it is. */
function readManifest(): Readonly<Record<string, string>> {
  for (const place of ['./public/manifest.json', '../dist/public/manifest.json', '../../dist/public/manifest.json']) {
    const names = namesIn(new URL(place, import.meta.url))
    if (names) return names
  }
  return {}
}

function namesIn(place: URL): Readonly<Record<string, string>> | null {
  try {
    const read: unknown = JSON.parse(readFileSync(place, 'utf8'))
    if (typeof read !== 'object' || read === null) return null
    return Object.fromEntries(
      Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return null
  }
}
