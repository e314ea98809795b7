/** The guard in a real Chromium: loads the lists as a page would and reads a text again and again. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { launchBrowser } from '../../test/set-up/browser.ts'

export interface BrowserSpeed {
  readonly p50: number
  readonly p95: number
  /** Milliseconds to fetch and unpack the lists. */
  readonly load: number
  /** Bytes of the guard's own code, compressed. */
  readonly code: number
}

export async function measureInBrowser(text: string): Promise<BrowserSpeed | null> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { findIdentifiers, loadLists } from './src/guard/find-identifiers.ts'
        globalThis.guard = { findIdentifiers, loadLists }`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    write: false,
  })
  const code = outputFiles[0]?.contents ?? new Uint8Array()
  const lists = readFileSync('src/guard/lists.gz')
  const server = createServer((request, response) => {
    if (request.url === '/guard.js') response.setHeader('content-type', 'text/javascript').end(code)
    else if (request.url === '/lists.gz') response.end(lists)
    else response.setHeader('content-type', 'text/html').end('<script type="module" src="/guard.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction('globalThis.guard !== undefined')
    const { load, times } = (await page.evaluate(measureHere, text)) as { load: number; times: number[] }
    times.sort((a, b) => a - b)
    const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0
    return { p50: at(0.5), p95: at(0.95), load, code: gzipSync(code, { level: 9 }).length }
  } finally {
    await browser.close()
    server.close()
  }
}

/** Runs in the page. */
async function measureHere(text: string): Promise<{ load: number; times: number[] }> {
  const { guard } = globalThis as unknown as {
    guard: { loadLists(address: string): Promise<unknown>; findIdentifiers(text: string): unknown }
  }
  const begun = performance.now()
  await guard.loadLists('/lists.gz')
  const load = performance.now() - begun
  for (let warm = 0; warm < 50; warm++) guard.findIdentifiers(`${text} ${warm}`)
  const times: number[] = []
  for (let round = 0; round < 300; round++) {
    const changed = `${text} ${round}`
    const from = performance.now()
    guard.findIdentifiers(changed)
    times.push(performance.now() - from)
  }
  return { load, times }
}
